"""Pages that share hashes, a shard of hashes at a time; then all that they share, a shard of pairs at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from newscli.analysis.sketches import SAME
from newscli.cluster.inputs import file_system
from newscli.cluster.stories import bands, shards

#: Two pages, the earlier first; how many hashes they share; how many the one with fewer has.
SCHEMA = pa.schema([("first", pa.int64()), ("other", pa.int64()), ("shared", pa.int32()), ("least", pa.int32())])
#: Each page is compared with so many of the earliest that have a hash, not with all: a report that a thousand papers
#: print has half a million pairs, and joins by its first copies as well.
_EARLIEST = 4
#: Spreads pages' numbers over shards: the odd number nearest to 2^64 over the golden ratio (Knuth, TAOCP 3, 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard to do: its number of how many, the files that hold it, where what comes of it goes."""

    number: int
    count: int
    sources: tuple[str, ...]
    to: str


def find_pairs(task: Shard, told: Callable[[int], None]) -> int:
    """Write the pairs that a shard of hashes makes, sorted into shards of pairs; returns how many there are."""
    table = shards.read(task.sources, task.number, bands.SCHEMA).sort_by([("hash", "ascending"), ("page", "ascending")])
    hashes, pages, sizes = (table.column(name).to_numpy() for name in bands.SCHEMA.names)
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]][: len(hashes)])
    bucket = np.repeat(starts, np.diff(np.r_[starts, len(hashes)]))
    place = np.arange(len(hashes)) - bucket
    found = [SCHEMA.empty_table()]
    for nth in range(_EARLIEST):
        later = place > nth
        early = bucket[later] + nth
        least = np.minimum(sizes[early], sizes[later])
        columns = [pages[early], pages[later], np.ones(len(early), dtype=np.int32), least]
        found.append(_added(pa.table(columns, schema=SCHEMA)))
    pairs = _added(pa.concat_tables(found))
    first, other = (pairs.column(name).to_numpy().astype(np.uint64) for name in ("first", "other"))
    shard = ((first * _SPREAD ^ other) * _SPREAD >> np.uint64(32)) % np.uint64(task.count)
    shards.write(pairs, shard.astype(np.int64), task.count, task.to)
    told(1)
    return len(pairs)


def add_up(task: Shard, told: Callable[[int], None]) -> int:
    """Write the pairs of a shard that share enough to be one report; returns how many there are."""
    pairs = _added(shards.read(task.sources, task.number, SCHEMA))
    alike = pairs.filter(pc.greater_equal(pairs.column("shared"), pc.multiply(pairs.column("least"), SAME)))
    system, path = file_system(task.to)
    with system.open(path, "wb") as stream:
        parquet.write_table(alike.select(["first", "other"]), stream, compression="zstd")
    told(1)
    return len(alike)


def _added(pairs: pa.Table) -> pa.Table:
    """Each pair once, with all it shares."""
    summed = pairs.group_by(["first", "other", "least"]).aggregate([("shared", "sum")])
    return summed.rename_columns({"shared_sum": "shared"}).select(SCHEMA.names).cast(SCHEMA)
