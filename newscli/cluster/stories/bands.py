"""A file's hashes, each with its page, sorted into shards: a row group a shard, so that a shard is read by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from newscli.analysis.sketches import KEPT, LEAST
from newscli.cluster.inputs import file_system

SCHEMA = pa.schema([("hash", pa.uint32()), ("page", pa.int64())])
_ROW_BITS = 32


@dataclass(frozen=True, slots=True)
class Bands:
    """A file of a dataset to take apart: its number among all, and where its hashes go."""

    source: str
    number: int
    shards: int
    to: str


def page_number(file: int, row: int) -> int:
    """A page's number: files are numbered in the order of their days, so that smaller is earlier."""
    return (file << _ROW_BITS) | row


def place_of(page: int) -> tuple[int, int]:
    """The file and row of a page."""
    return page >> _ROW_BITS, page & ((1 << _ROW_BITS) - 1)


def take_apart(task: Bands, told: Callable[[int], None]) -> int:
    """Write the file's hashes; returns how many there are."""
    hashes, pages = _hashes(task)
    shard = (hashes // KEPT) % task.shards  # all hashes are multiples of it
    order = np.argsort(shard, kind="stable")
    bounds = np.searchsorted(shard[order], np.arange(task.shards + 1))
    system, path = file_system(task.to)
    with system.open(path, "wb") as stream, parquet.ParquetWriter(stream, SCHEMA, compression="zstd") as writer:
        for start, end in pairwise(bounds):
            some = order[start:end]
            writer.write_table(pa.table([hashes[some], pages[some]], schema=SCHEMA), row_group_size=max(len(some), 1))
    told(1)
    return len(hashes)


def _hashes(task: Bands) -> tuple[np.ndarray, np.ndarray]:
    """The hashes of the file's articles, and the page of each."""
    system, path = file_system(task.source)
    with system.open(path, "rb") as stream:
        table = parquet.read_table(stream, columns=["sketch", "kind"], partitioning=None)
    sketches = table.column("sketch").combine_chunks()
    wanted = pc.and_(
        pc.is_in(table.column("kind"), pa.array(["article", "video", "teaser"])),
        pc.greater_equal(pc.fill_null(pc.list_value_length(sketches), 0), LEAST),
    )
    rows = np.flatnonzero(wanted.to_numpy())
    chosen = sketches.take(pa.array(rows))
    sizes = pc.list_value_length(chosen).to_numpy(zero_copy_only=False)
    hashes = chosen.flatten().to_numpy(zero_copy_only=False).astype(np.uint32)
    pages = np.repeat(rows.astype(np.int64) | (task.number << _ROW_BITS), sizes.astype(np.int64))
    return hashes, pages
