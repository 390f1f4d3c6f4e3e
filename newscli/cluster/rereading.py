"""A dataset's pages read again by a newer parser; only files in which a row changed are written anew.

A row that says the same keeps the parser version it was first read with, so nothing changes that need not.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from pyarrow import parquet

from newscli.cluster.dataset.manifest import Dataset, Entry
from newscli.cluster.dataset.schema import SCHEMA
from newscli.cluster.dataset.writing import Writer, day
from newscli.cluster.engines import Engine, Lost, Told
from newscli.cluster.inputs import Input, find
from newscli.cluster.pages import UNREADABLE, pages
from newscli.cluster.rows import Row, row
from newscli.cluster.tasks import TOLD_PAGES, Failed, collected_seldom, peak_bytes
from newscli.errors import NewscliError
from newscli.exchange import Flaw
from newscli.parser import PARSER_VERSION

_BATCH_ROWS = 200
_SAID = tuple(name for name in SCHEMA.names if name != "parser_version")


@dataclass(frozen=True, slots=True)
class Again:
    """An input whose rows are to be made again."""

    entry: Entry
    to: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An input that was read again: its entry as it stands now, and how many of its rows say something else."""

    entry: Entry
    rows: int


def plan(to: str, *, everything: bool) -> tuple[Again, ...]:
    """The inputs that an older parser read; with `everything`, all. Raises UsageError, NewscliError."""
    entries = Dataset.at(to).entries().values()
    chosen = [entry for entry in entries if entry.done and (everything or entry.parser_version < PARSER_VERSION)]
    return tuple(Again(entry, to) for entry in sorted(chosen, key=lambda entry: (-entry.bytes, entry.url)))


def reread(tasks: Sequence[Again], engine: Engine, told: Told) -> Iterator[Changed | Failed]:
    """Read the inputs again; each as it is done."""
    for made in engine.run(read_again, tasks, told):
        yield Failed(made.task.entry.url, made.cause) if isinstance(made, Lost) else made
    if tasks:
        Dataset.at(tasks[0].to).sweep()


def read_again(task: Again, told: Told) -> Changed | Failed:
    """Do one input."""
    started, cpu = time.monotonic(), time.process_time()
    entry, dataset = task.entry, Dataset.at(task.to)
    try:
        one = next((each for each in find([entry.url]) if each.key == entry.key), None)
        if one is None or one.stamp != entry.stamp:
            return Failed(entry.url, "it changed since; `newscli cluster read` reads it anew")
        with collected_seldom():
            changed, parts = _compared(dataset, entry, one, told)
        done = replace(
            entry,
            parser_version=PARSER_VERSION,
            seconds=round(time.monotonic() - started, 3),
            cpu_seconds=round(time.process_time() - cpu, 3),
            peak_bytes=peak_bytes(),
            written_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        return Changed(dataset.commit(done, anew=parts), changed)
    except (NewscliError, *UNREADABLE) as error:
        return Failed(entry.url, str(error))


def _compared(dataset: Dataset, entry: Entry, one: Input, told: Told) -> tuple[int, frozenset[str]]:
    """Write drafts of all files; returns how many rows changed, and the files in which any did."""
    former = {folder: _former(dataset, parts) for folder, parts in _by_folder(entry.parts).items()}
    changed = untold = 0
    anew: set[str] = set()
    with Writer(one.key, lambda part: dataset.system.open(dataset.draft(one.key, part), "wb")) as writer:
        for page in pages(one):
            if isinstance(page, Flaw) or page.part_of is not None:
                continue
            made = row(page, one.url)
            folder = day(made.get("captured"))
            old = next(former.get(folder, iter(())), None)
            same = old is not None and _says(old) == _says(made)
            part = writer.add(old if old is not None and same else made)
            if not same:
                changed += 1
                anew.add(part)
            untold += 1
            if untold >= TOLD_PAGES:
                told(untold)
                untold = 0
    told(untold)
    return changed, frozenset(anew)


def _by_folder(parts: Sequence[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for part in parts:  # in the order they were begun
        folders.setdefault(part.rpartition("/")[0], []).append(part)
    return folders


def _former(dataset: Dataset, parts: Sequence[str]) -> Iterator[Row]:
    """The rows of one day as they were, in the order of the input."""
    for part in parts:
        with dataset.system.open(dataset.path(part), "rb") as stream:
            for batch in parquet.ParquetFile(stream).iter_batches(batch_size=_BATCH_ROWS):
                yield from batch.to_pylist()


def _says(row: Row) -> list[Any]:
    values = (row.get(name) for name in _SAID)
    return [list(value) if isinstance(value, tuple) else value for value in values]
