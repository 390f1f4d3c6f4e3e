"""A table in a Parquet file with a row group a shard, so that whoever does a shard reads of each file only its part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from newscli.cluster.inputs import file_system


def write(table: pa.Table, shard: np.ndarray, count: int, to: str) -> None:
    """Write the rows in the order of their shards' numbers, of which there are `count`; an empty shard is empty."""
    order = np.argsort(shard, kind="stable")
    bounds = np.searchsorted(shard[order], np.arange(count + 1))
    system, path = file_system(to)
    with system.open(path, "wb") as stream, parquet.ParquetWriter(stream, table.schema, compression="zstd") as writer:
        for start, end in pairwise(bounds):
            writer.write_table(table.take(pa.array(order[start:end])), row_group_size=max(end - start, 1))


def read(files: Sequence[str], shard: int, schema: pa.Schema) -> pa.Table:
    """A shard's rows out of all files."""
    tables = [schema.empty_table()]
    for file in files:
        system, path = file_system(file)
        with system.open(path, "rb") as stream:
            tables.append(parquet.ParquetFile(stream).read_row_group(shard))
    return pa.concat_tables(tables)
