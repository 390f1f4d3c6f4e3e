"""The archive's schema, forward only: numbered SQL files, each the step from one version to the next.

`schema.sql` beside this package is their readable sum; a test proves that they agree. A file that was released is
never edited again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newscli.archive.connection import Connection
from newscli.errors import ArchiveError

#: "News" in ASCII: `file` and SQLite's header tell an archive from any other database by it.
APPLICATION_ID = 0x4E657773
#: In order; the place in this list is the file's `user_version` once the step is done.
STEPS = (
    "0001_first",
    "0002_search",
    "0003_errands",
    "0004_tags",
    "0005_rereads",
    "0006_stories",
    "0007_forgotten",
    "0008_saved",
    "0009_search_order",
    "0010_story_pictures",
)

_FOLDER = Path(__file__).parent


def migrate(connection: Connection) -> str | None:
    """Bring the file to this newscli's schema in one transaction; a fresh file becomes an archive.

    A large one is copied first (`precaution`). Returns what its reader should know of that, if anything. Raises
    ArchiveError, before anything was written, where the file is something else or newer.
    """
    version = check(connection)
    if version == len(STEPS):
        return None
    if version == 0:
        # 2048 is 5 % smaller than 4096 and within 0.4 % of 1024 on 2,000 sibling pages. Must stand before the first
        # table. WAL lets readers read while a sync writes; it stays written in the file.
        connection.execute("PRAGMA page_size = 2048")
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check(connection)  # again: another process may have been first
        told = _as_it_was(connection.path, version) if 0 < version < len(STEPS) else None
        for _ in versions(connection, version):
            pass
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return told


def versions(connection: Connection, version: int) -> Iterator[int]:
    """Take one step after the other from this version on, in the caller's transaction; says each version reached."""
    for number, step in enumerate(STEPS[version:], version + 1):
        for statement in statements(_FOLDER / f"{step}.sql"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
        yield number


def _as_it_was(path: Path, version: int) -> str | None:
    from newscli.archive.migrations.precaution import copied  # needed once in a schema's life

    return copied(path, version)


def schema(connection: Connection) -> set[tuple[str, ...]]:
    """What the file says of its tables and indexes."""
    return set(connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema").fetchall())


def dictionaries(connection: Connection) -> dict[int, str]:
    """The texts that frames are coded against, by number."""
    return dict(connection.execute("SELECT id, text FROM dictionaries").fetchall())


def check(connection: Connection) -> int:
    """The schema version of the file; 0 for an empty one. Raises ArchiveError where it is not ours to open."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        if application or version or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise ArchiveError(f"{connection.path}: not a newscli archive; name another file with --archive")
        return 0
    if version > len(STEPS):
        raise ArchiveError(
            f"{connection.path}: written by a newer newscli (schema {version}, this one knows {len(STEPS)}); "
            "upgrade newscli: `pip install --upgrade newscli`"
        )
    return version


def statements(file: Path) -> Iterator[str]:
    """The statements of an SQL file, one at a time: SQLite's own script runner would end our transaction."""
    import sqlite3

    pending = ""
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        pending += line
        if ";" in line and sqlite3.complete_statement(pending):
            yield pending
            pending = ""
