"""A whole job: from a dataset to a table of reports that stand in several pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pyarrow as pa
from pyarrow import parquet

from newscli.cluster.dataset.manifest import Dataset
from newscli.cluster.engines import Engine, Lost, Told
from newscli.cluster.inputs import file_system
from newscli.cluster.stories.bands import Bands, place_of, take_apart
from newscli.cluster.stories.pairs import Shard, add_up, find_pairs
from newscli.errors import NewscliError, NotFoundError

#: Hashes of a shard: with their pairs they take 200 MB at most. A page has about 150.
SHARD_HASHES = 2_000_000
_PAGE_HASHES = 150

_COLUMNS = ["url", "canonical", "captured", "title", "language"]
SCHEMA = pa.schema(
    [
        ("story", pa.string()),  # the address of its first page
        ("pages", pa.int32()),
        ("addresses", pa.int32()),  # pages of different articles among them
        ("url", pa.string()),
        ("canonical", pa.string()),
        ("captured", pa.timestamp("us", tz="UTC")),
        ("title", pa.string()),
        ("language", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a job found."""

    stories: int
    pages: int


def same_story(source: str, to: str, engine: Engine, told: Told, *, shard_hashes: int = SHARD_HASHES) -> Found:
    """Write the reports of a dataset that stand in several pages to a Parquet file, a row a page.

    Raises NotFoundError where there is no dataset, NewscliError where a task could not be done.
    """
    dataset = Dataset.at(source)
    parts = sorted(part for entry in dataset.entries().values() if entry.done for part in entry.parts)
    if not parts:
        raise NotFoundError(f"{source}: no dataset is there; `newscli cluster read INPUT --to {source}` makes one")
    work = dataset.path("_stories", uuid4().hex[:12])
    dataset.system.makedirs(work, exist_ok=True)
    address = dataset.system.unstrip_protocol(work)
    try:
        groups = _groups(dataset, parts, address, engine, told, shard_hashes=shard_hashes)
        return _write(dataset, parts, groups, to)
    finally:
        dataset.system.rm(work, recursive=True)


def _groups(
    dataset: Dataset, parts: Sequence[str], work: str, engine: Engine, told: Told, *, shard_hashes: int
) -> list[list[int]]:
    """Pages that are one report, the earliest first."""
    sources = [dataset.system.unstrip_protocol(dataset.path(part)) for part in parts]
    rows = sum(entry.rows for entry in dataset.entries().values())
    shards = max(1, -(-rows * _PAGE_HASHES // shard_hashes))
    bands = [Bands(source, at, shards, f"{work}/bands-{at}.parquet") for at, source in enumerate(sources)]
    _all(engine.run(take_apart, bands, told))
    before = tuple(each.to for each in bands)
    tasks: list[Shard] = []
    for step, work_on in (("pairs", find_pairs), ("alike", add_up)):
        tasks = [Shard(number, shards, before, f"{work}/{step}-{number}.parquet") for number in range(shards)]
        _all(engine.run(work_on, tasks, told))
        before = tuple(each.to for each in tasks)
    return _joined(_pairs(before))


def _all(made: Iterator[int | Lost]) -> None:
    for one in made:
        if isinstance(one, Lost):
            raise NewscliError(f"a part of the job was given up: {one.cause}")


def _pairs(files: Iterable[str]) -> Iterator[tuple[int, int]]:
    for file in files:
        system, path = file_system(file)
        with system.open(path, "rb") as stream:
            table = parquet.read_table(stream, partitioning=None)
        yield from zip(table.column("first").to_pylist(), table.column("other").to_pylist(), strict=True)


def _joined(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Pages that hang together by pairs: each points at an earlier one of its report, the first at itself."""
    earlier: dict[int, int] = {}

    def first_of(page: int) -> int:
        while (before := earlier.setdefault(page, page)) != page:
            earlier[page] = earlier[before]  # half the way for whoever asks next
            page = before
        return page

    for one, other in pairs:
        low, high = sorted((first_of(one), first_of(other)))
        earlier[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for page in sorted(earlier):
        groups[first_of(page)].append(page)
    return sorted(groups.values())


def _write(dataset: Dataset, parts: Sequence[str], groups: list[list[int]], to: str) -> Found:
    """The table, file by file of the dataset, so that only the addresses of stories are in memory."""
    story = {page: number for number, pages in enumerate(groups) for page in pages}
    wanted: dict[int, list[int]] = defaultdict(list)
    for page in sorted(story):
        file, row = place_of(page)
        wanted[file].append(row)
    facts: list[list[dict[str, Any]]] = [[] for _ in groups]
    for file, rows in wanted.items():
        with dataset.system.open(dataset.path(parts[file]), "rb") as stream:
            table = parquet.read_table(stream, columns=_COLUMNS, partitioning=None).take(pa.array(rows))
        for row, values in zip(rows, table.to_pylist(), strict=True):
            facts[story[(file << 32) | row]].append(values)
    system, path = file_system(to)
    rows_written = [
        values
        | {"story": pages[0]["url"], "pages": len(pages), "addresses": len({each["canonical"] for each in pages})}
        for pages in facts
        for values in pages
    ]
    draft = f"{path}.part"
    system.makedirs(path.rpartition("/")[0] or ".", exist_ok=True)
    with system.open(draft, "wb") as stream:
        parquet.write_table(pa.Table.from_pylist(rows_written, schema=SCHEMA), stream, compression="zstd")
    system.mv(draft, path)
    return Found(len(groups), len(rows_written))
