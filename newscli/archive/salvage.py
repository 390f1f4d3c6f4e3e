"""Rows of a file that may be damaged: every one that can still be read, whatever happened to its neighbours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from newscli.archive.connection import Connection
from newscli.errors import ArchiveError

#: What reading a damaged row can raise, and writing what it says: a flipped bit may give any value any type.
UNREADABLE = (
    ArchiveError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    sqlite3.IntegrityError,
)

_TOGETHER = 200


def rows(connection: Connection, table: str, columns: str) -> Iterator[tuple[int, tuple[Any, ...] | None]]:
    """(number, columns) of each row of a table with a number, ascending; None for columns that cannot be read.

    Rows are read many at a time; where that fails, one by one.
    """
    last, end = -1, _end(connection, table)  # the log counts from 0
    met: set[int] = set()  # a damaged page may say a number twice
    while last < end:
        try:
            found = connection.execute(
                f"SELECT rowid, {columns} FROM {table} WHERE rowid > ? ORDER BY rowid LIMIT ?",  # noqa: S608
                (last, _TOGETHER),
            ).fetchall()
        except ArchiveError:
            for number in range(last + 1, min(last + _TOGETHER, end) + 1):
                if number not in met:
                    met.add(number)
                    yield from _one(connection, table, columns, number)
            last += _TOGETHER
            continue
        if not found:
            return
        for number, *values in found:
            if number not in met and number <= end:
                met.add(number)
                yield number, tuple(values)
        last = max(last + 1, found[-1][0])


def _one(connection: Connection, table: str, columns: str, number: int) -> Iterator[tuple[int, tuple[Any, ...] | None]]:
    try:
        row = connection.execute(
            f"SELECT {columns} FROM {table} WHERE rowid = ?",  # noqa: S608
            (number,),
        ).fetchone()
    except ArchiveError:
        yield number, None
        return
    if row is not None:
        yield number, row


def _end(connection: Connection, table: str) -> int:
    """The last number of a table, as far as the file can have so many rows: a damaged number may be any."""
    most = connection.size() // _SMALLEST_ROW
    try:
        return min(most, connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)  # noqa: S608
    except ArchiveError:
        return most


#: Bytes of the smallest row of any table that is read so.
_SMALLEST_ROW = 16
