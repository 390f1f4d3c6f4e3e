"""A file's hashes, each with its page and how many that has, sorted into shards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from newscli.analysis.sketches import KEPT, LEAST
from newscli.cluster.inputs import file_system
from newscli.cluster.stories import shards
from newscli.model import ARTICLE_KINDS

SCHEMA = pa.schema([("hash", pa.uint32()), ("page", pa.int64()), ("size", pa.int32())])
_ROW_BITS = 32


@dataclass(frozen=True, slots=True)
class Bands:
    """A file of a dataset to take apart: its number among all, into how many shards, and where they go."""

    source: str
    number: int
    shards: int
    to: str


def place_of(page: int) -> tuple[int, int]:
    """The file and row of a page. Files are numbered in the order of their days, so a smaller number is earlier."""
    return page >> _ROW_BITS, page & ((1 << _ROW_BITS) - 1)


def take_apart(task: Bands, told: Callable[[int], None]) -> int:
    """Write the file's hashes; returns how many there are."""
    table = _hashes(task)
    # All hashes are multiples of KEPT.
    shards.write(table, table.column("hash").to_numpy() // KEPT % task.shards, task.shards, task.to)
    told(1)
    return len(table)


def _hashes(task: Bands) -> pa.Table:
    """The hashes of the file's articles."""
    system, path = file_system(task.source)
    with system.open(path, "rb") as stream:
        table = parquet.read_table(stream, columns=["sketch", "kind"], partitioning=None)
    sketches = table.column("sketch").combine_chunks()
    sizes = pc.fill_null(pc.list_value_length(sketches), 0)
    wanted = pc.and_(pc.is_in(table.column("kind"), pa.array(sorted(ARTICLE_KINDS))), pc.greater_equal(sizes, LEAST))
    rows = np.flatnonzero(wanted.to_numpy())
    chosen = sketches.take(pa.array(rows))
    counts = sizes.to_numpy(zero_copy_only=False)[rows].astype(np.int32)
    pages = np.repeat(rows.astype(np.int64) | (task.number << _ROW_BITS), counts)
    return pa.table([chosen.flatten(), pages, np.repeat(counts, counts)], schema=SCHEMA)
