"""An answer as a Parquet file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import IO, Any

import pyarrow as pa
from pyarrow import parquet

from newscli.archive.views import Answer
from newscli.errors import UsageError

_GROUP_ROWS = 50_000


def as_parquet(target: IO[bytes], answer: Answer) -> int:
    """Write all rows; returns how many there were.

    A column's type is that of its first values; raises UsageError where later ones are of another, or two columns have
    one name.
    """
    if len(set(answer.columns)) < len(answer.columns):
        raise UsageError("two columns have the same name; call one otherwise: SELECT a.id, b.id AS other")
    first = list(islice(answer.rows, _GROUP_ROWS))
    table = _table(answer.columns, first, None)
    count = len(first)
    try:
        with parquet.ParquetWriter(target, table.schema, compression="zstd") as writer:
            writer.write_table(table)
            while rows := list(islice(answer.rows, _GROUP_ROWS)):
                writer.write_table(_table(answer.columns, rows, table.schema))
                count += len(rows)
    except pa.ArrowException as error:
        raise UsageError(f"a column has values of several types: {error}; CAST makes them one") from error
    return count


def _table(names: Sequence[str], rows: Sequence[tuple[Any, ...]], schema: pa.Schema | None) -> pa.Table:
    try:
        columns = [
            pa.array([row[at] for row in rows], schema.field(at).type if schema else None) for at in range(len(names))
        ]
    except pa.ArrowException as error:
        raise UsageError(f"a column has values of several types: {error}; CAST makes them one") from error
    return pa.Table.from_arrays([typed(column) for column in columns], names=list(names))


def typed(column: pa.Array) -> pa.Array:
    """A column without any value is one of texts: the type that says nothing is one that few programs read."""
    return column.cast(pa.string()) if pa.types.is_null(column.type) else column
