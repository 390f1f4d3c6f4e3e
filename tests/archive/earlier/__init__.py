"""Archives of every earlier schema, as packed SQL; `python -m tests.archive.earlier` writes the one of today's.

Each was written by the newscli of then. They are made from the same few articles, so that what must be found in them is
known; a schema that was released gets its file here before the next step is added.
"""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from newscli.archive import open_archive
from newscli.parser import read_capture
from tests.archive.papers import NOW, capture, reading

FOLDER = Path(__file__).parent
LATER = NOW + timedelta(hours=1)
COUNT = 6


def restore(version: int, path: Path) -> Path:
    """Make the archive of that schema at `path`."""
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA page_size = 2048")
        made.execute("PRAGMA journal_mode = WAL")
        made.executescript(gzip.decompress((FOLDER / f"schema{version}.sql.gz").read_bytes()).decode())
    return path


def make(path: Path) -> None:
    """Six articles: one corrected, one of words alone, one gone, some marked, one tagged where there are such tags."""
    with open_archive(path) as archive:
        source = archive.sources.add("https://paper.example/feed", name="paper", now=NOW).id
        with archive.transaction():
            for number in range(1, COUNT + 1):
                of = reading(number, f"Paragraph {number} is about a bridge.", "Another one is not.")
                archive.keep(None if number == 4 else capture(of), of, source_id=source, now=NOW)
            corrected = reading(2, "Corrected: it is about two bridges.", "Another one is not.")
            archive.keep(capture(corrected, at=LATER), corrected, source_id=source, now=LATER, reread=read_capture)
            archive.articles.mark([1], unread=False, starred=True)
            archive.articles.gone(3, LATER)
            archive.articles.tag([5], ["read later"])


def dump(path: Path) -> Iterator[str]:
    """The statements that make an archive as it stands."""
    with closing(sqlite3.connect(path)) as archive:
        objects = archive.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type DESC, rowid").fetchall()
        virtual = tuple(f"{name}_" for _, name, sql in objects if "VIRTUAL" in (sql or ""))
        for _, name, sql in objects:
            if sql and not name.startswith(("sqlite_", *virtual)):
                yield f"{sql};"
        yield "BEGIN;"
        for kind, name, sql in objects:
            if kind == "table" and "VIRTUAL" not in sql:
                yield from _rows(archive, name)
        yield "COMMIT;"
        for name in ("user_version", "application_id"):
            yield f"PRAGMA {name} = {archive.execute(f'PRAGMA {name}').fetchone()[0]};"


def _rows(archive: sqlite3.Connection, table: str) -> Iterator[str]:
    yield f"DELETE FROM {table};"  # an index begins with some rows
    columns = [name for _, name, *_ in archive.execute(f"PRAGMA table_info({table})")]
    values = " || ',' || ".join(f"quote({name})" for name in columns)
    for (row,) in archive.execute(f"SELECT {values} FROM {table}"):
        yield f"INSERT INTO {table} VALUES ({row});"
