"""One connection to the archive file, whose troubles are told as ArchiveErrors.

SQLite's exceptions stop here: each that a person can do something about becomes one line that names the file, the
cause and the next step. The others are faults in newscli and stay what they are.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newscli.archive import holder
from newscli.errors import ArchiveError

#: How long one writer waits for another, in seconds, unless the caller says otherwise.
WAIT_SECONDS = 10.0

#: What a person can do about each of SQLite's primary result codes, https://www.sqlite.org/rescode.html.
_TROUBLES = {
    sqlite3.SQLITE_BUSY: "busy: {holder} is writing to it; try again in a moment",
    sqlite3.SQLITE_LOCKED: "busy: {holder} is writing to it; try again in a moment",
    sqlite3.SQLITE_READONLY: "read-only: it can be listed, searched and shown, but nothing can be kept",
    sqlite3.SQLITE_PERM: "read-only: it can be listed, searched and shown, but nothing can be kept",
    sqlite3.SQLITE_CORRUPT: (
        "damaged ({error}); `newscli archive verify` names what is, "
        "`newscli archive repair` saves the rest into a new file"
    ),
    sqlite3.SQLITE_NOTADB: (
        "not a newscli archive, or its first bytes are damaged; name another file with --archive, "
        "or save what is in this one by `newscli archive repair FILE`"
    ),
    sqlite3.SQLITE_FULL: "no space is left on its disk; what was kept before stays kept",
    sqlite3.SQLITE_IOERR: "its disk cannot be read or written ({error}); what was kept before stays kept",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; look at the permissions of the file and its folder",
}


def explain(error: Exception, path: Path) -> ArchiveError | None:
    """What SQLite's error means for the reader; None where only a programmer can mend it."""
    code = getattr(error, "sqlite_errorcode", None)
    # A text whose bytes are no UTF-8 is Python's own complaint; a missing table or column means a damaged schema, a
    # strange format a damaged header.
    if (code is None and "decode" in str(error)) or (
        code == sqlite3.SQLITE_ERROR and any(word in str(error) for word in ("no such", "file format"))
    ):
        code = sqlite3.SQLITE_CORRUPT
    trouble = _TROUBLES.get((code or 0) & 0xFF)
    return ArchiveError(f"{path}: {trouble.format(holder=holder.describe(path), error=error)}") if trouble else None


#: What reading and writing can raise; damaged text that SQLite quotes in a message is a UnicodeDecodeError.
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)


#: Rows read at once where all are asked for, and the first time, for whoever stops after a few.
_MORE_ROWS, _FIRST_ROWS = 200, 20


class Cursor(sqlite3.Cursor):
    """A cursor that tells trouble as an ArchiveError, also while rows are read."""

    connection: Connection

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:  # noqa: D102
        try:
            super().execute(sql, parameters)
        except _DAMAGE as error:
            raise self._told(error) from error
        return self

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Cursor:  # noqa: D102
        try:
            super().executemany(sql, parameters)
        except _DAMAGE as error:
            raise self._told(error) from error
        return self

    def fetchone(self) -> Any:  # noqa: D102
        try:
            return super().fetchone()
        except _DAMAGE as error:
            raise self._told(error) from error

    def fetchall(self) -> list[Any]:  # noqa: D102
        try:
            return super().fetchall()
        except _DAMAGE as error:
            raise self._told(error) from error

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        # Rows in portions, so that looking for errors does not cost as much as the row.
        portion = _FIRST_ROWS
        while rows := self.fetchmany(portion):
            yield from rows
            portion = _MORE_ROWS

    def fetchmany(self, size: int | None = 1) -> list[Any]:  # noqa: D102
        try:
            return super().fetchmany(size)
        except _DAMAGE as error:
            raise self._told(error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except _DAMAGE as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> Exception:
        return explain(error, self.connection.path) or error


class Connection(sqlite3.Connection):
    """A connection in autocommit mode; transactions are opened and ended by name."""

    path: Path

    def cursor(self, factory: Any = Cursor) -> Any:  # noqa: D102
        return super().cursor(factory)

    # sqlite3's own would pass our cursor by. One that is not made by `cursor` it remembers for as long as it is open:
    # 90 bytes a statement, 100 MB for 5,000 feeds.
    def execute(self, sql: str, parameters: Any = (), /) -> Any:  # noqa: D102
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Any:  # noqa: D102
        return self.cursor().executemany(sql, parameters)

    def size(self) -> int:
        """Bytes of all pages the file says it has."""
        pages, each = (self.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return int(pages * each)

    def insert(self, sql: str, parameters: Any) -> int:
        """Insert one row; returns its number. RETURNING would cost a statement journal, a third of the whole insert."""
        number: int = self.execute(sql, parameters).lastrowid
        return number


def connect(path: Path, *, readonly: bool = False, wait_seconds: float = WAIT_SECONDS) -> Connection:
    """Open the file as it is, without looking inside. Raises ArchiveError where it cannot be opened."""
    target = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    if not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        # Even a reader of a WAL file wants a shared-memory file beside it. Where nobody can make one and no log waits
        # to be read, the file does not change: a disc, a snapshot, somebody else's folder.
        target += "&immutable=1"
    try:
        connection = sqlite3.connect(target, uri=True, isolation_level=None, timeout=wait_seconds, factory=Connection)
    except sqlite3.Error as error:
        raise explain(error, path) or error from error
    connection.path = path
    return connection
