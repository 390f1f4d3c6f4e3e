"""Questions in SQL, over views of the archive that stay the same while its tables change. Nothing can be written."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from newscli.archive import open_archive
from newscli.archive.connection import Connection, explain
from newscli.archive.moments import from_column
from newscli.archive.revisions import Revisions
from newscli.errors import ArchiveError, NewscliError, UsageError

#: What can be asked, and the columns of each that are moments.
MOMENTS = {
    "articles": ("published", "updated", "first_seen", "changed", "gone"),
    "texts": (),
    "authors": (),
    "tags": (),
    "versions": ("seen",),
    "captures": ("captured",),
    "sources": ("added", "answered", "new"),
}
#: Steps of SQLite's machine between two looks at the clock: some milliseconds.
_STEPS = 20_000
#: No value of a view is longer; a question cannot fill the memory with one.
_LONGEST_BYTES = 100_000_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE)
_FORBIDDEN_FUNCTIONS = ("load_extension", "fts3_tokenizer", "edit")


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer, and its rows as they are found."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(path: Path, question: str, *, seconds: float) -> Iterator[Answer]:
    """The answer to a question about the archive at `path`, whose rows can be read inside the `with`.

    Raises UsageError where the question makes no sense or would change something, NewscliError where it takes longer
    than so many seconds, ArchiveError.
    """
    with open_archive(path, readonly=True) as archive, open_archive(path, readonly=True) as beside:
        connection = archive.connection
        # The authorizer judges what our own functions ask as well: they have a connection of their own.
        _prepare(connection, beside.store.revisions)
        deadline = time.monotonic() + seconds
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        cursor = connection.cursor(sqlite3.Cursor)
        told = partial(_told, path=path, deadline=deadline, seconds=seconds)
        try:
            cursor.execute(question)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise told(error) from error
        if cursor.description is None:
            raise UsageError("that asks nothing; a question begins with SELECT or WITH")
        yield Answer(tuple(column[0] for column in cursor.description), _rows(cursor, told))


def _rows(cursor: sqlite3.Cursor, told: Callable[..., BaseException]) -> Iterator[tuple[Any, ...]]:
    try:
        yield from cursor
    except sqlite3.Error as error:
        raise told(error) from error


def _prepare(connection: Connection, revisions: Revisions) -> None:
    connection.create_function("newscli_moment", 1, _moment, deterministic=True)
    connection.create_function("newscli_lines", 1, _lines, deterministic=True)
    connection.create_function("newscli_text", 1, partial(_text, revisions), deterministic=True)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.executescript(files("newscli.archive").joinpath("views.sql").read_text("utf-8"))
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_BYTES)
    connection.set_authorizer(_authorize)


def _authorize(action: int, table: str | None, column: str | None, database: str | None, view: str | None) -> int:
    """Reading is allowed, of the views and through them; a table of the archive by itself is not."""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if column in _FORBIDDEN_FUNCTIONS else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ:
        through = view in MOMENTS or (database == "temp" and table in MOMENTS) or table == "json_each"
        return sqlite3.SQLITE_OK if through or not column else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_DENY


def _told(error: Exception, *, path: Path, deadline: float, seconds: float) -> BaseException:
    """What went wrong with a question, for the person who asked it."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
        if time.monotonic() > deadline:
            return NewscliError(f"no answer within {seconds:g} s; --seconds gives it longer")
        return KeyboardInterrupt()  # SQLite's callback swallowed it
    words = str(error)
    if "not authorized" in words or "prohibited" in words:
        return UsageError(f"{words}: `newscli sql` only reads, and only {', '.join(MOMENTS)}")
    if "no such table" in words:
        return UsageError(f"{words}; there are {', '.join(MOMENTS)}")
    if "no such" in words or isinstance(error, sqlite3.ProgrammingError | sqlite3.Warning):
        return UsageError(f"the question makes no sense: {words}")
    return explain(error, path) or UsageError(f"the question makes no sense: {words}")


def _text(revisions: Revisions, number: int) -> str | None:
    """A version's words; NULL for damaged ones, which are the business of `newscli archive verify`."""
    try:
        return revisions.get(number).reading.text
    except ArchiveError:
        return None


def _moment(micros: int | None) -> str | None:
    if micros is None:
        return None
    return re.sub(r"\+00:00$", "Z", from_column(micros).isoformat(timespec="seconds"))


def _lines(text: str) -> str:
    return json.dumps(text.split("\n") if text else [])
