"""Pages that share hashes, a shard at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from newscli.cluster.inputs import file_system

SCHEMA = pa.schema([("first", pa.int64()), ("other", pa.int64()), ("shared", pa.int32())])
#: Each page is compared with so many of the earliest that have a hash, not with all: a report that a thousand papers
#: print has half a million pairs, and joins by its first copies as well.
_EARLIEST = 4


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard to find pairs in: its number, the files whose row groups of that number hold it, where pairs go."""

    number: int
    sources: tuple[str, ...]
    to: str


def find_pairs(task: Shard, told: Callable[[int], None]) -> int:
    """Write the shard's pairs, each with how many hashes it shares there; returns how many pairs there are."""
    hashes, pages = _shard(task)
    order = np.lexsort((pages, hashes))
    hashes, pages = hashes[order], pages[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.array([], dtype=np.int64)
    bucket = np.repeat(starts, np.diff(np.r_[starts, len(hashes)]))
    place = np.arange(len(hashes)) - bucket
    firsts, others, counts = [], [], []
    for nth in range(_EARLIEST):
        later = place > nth
        first, other, count = _counted(pages[bucket[later] + nth], pages[later])
        firsts.append(first)
        others.append(other)
        counts.append(count)
    table = pa.table([np.concatenate(each) for each in (firsts, others, counts)], schema=SCHEMA)
    system, path = file_system(task.to)
    with system.open(path, "wb") as stream:
        parquet.write_table(table, stream, compression="zstd")
    told(1)
    return len(table)


def _shard(task: Shard) -> tuple[np.ndarray, np.ndarray]:
    hashes, pages = [np.array([], dtype=np.uint32)], [np.array([], dtype=np.int64)]
    for source in task.sources:
        system, path = file_system(source)
        with system.open(path, "rb") as stream:
            table = parquet.ParquetFile(stream).read_row_group(task.number)
        hashes.append(table.column("hash").to_numpy())
        pages.append(table.column("page").to_numpy())
    return np.concatenate(hashes), np.concatenate(pages)


def _counted(first: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs, each once with how often it came."""
    order = np.lexsort((other, first))
    first, other = first[order], other[order]
    if not len(first):
        return first, other, np.array([], dtype=np.int32)
    new = np.r_[True, (first[1:] != first[:-1]) | (other[1:] != other[:-1])]
    starts = np.flatnonzero(new)
    return first[starts], other[starts], np.diff(np.r_[starts, len(first)]).astype(np.int32)
