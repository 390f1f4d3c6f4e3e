"""An SQLite file of plain tables for other programs: Datasette, DuckDB, a spreadsheet. It is not an archive of ours."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from newscli.exchange.story import Edition, Sink, Story

_SCHEMA = """
CREATE TABLE articles (
  id          INTEGER PRIMARY KEY, -- the number newscli shows
  url         TEXT NOT NULL,
  title       TEXT NOT NULL,
  published   TEXT,                -- ISO 8601 with offset; only the day where no hour is known
  updated     TEXT,
  source      TEXT,
  section     TEXT,
  language    TEXT,
  description TEXT NOT NULL,
  text        TEXT NOT NULL,       -- paragraphs separated by an empty line
  first_seen  TEXT NOT NULL,
  unread      INTEGER NOT NULL,
  starred     INTEGER NOT NULL
);
CREATE INDEX articles_published ON articles (published);
CREATE TABLE authors (article_id INTEGER NOT NULL REFERENCES articles, name TEXT NOT NULL);
CREATE INDEX authors_name ON authors (name);
CREATE TABLE tags (article_id INTEGER NOT NULL REFERENCES articles, tag TEXT NOT NULL);
CREATE INDEX tags_tag ON tags (tag);
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, text, content = 'articles', content_rowid = 'id');
"""


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:
    """A row an article, its authors and tags beside it, and a full-text index over title and text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.executescript(_SCHEMA)
            database.execute("BEGIN")
            for story in stories:
                _add(database, story, edition)
            database.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
            database.execute("COMMIT")
        with path.open("rb") as file:
            copyfileobj(file, target)


def _add(database: sqlite3.Connection, story: Story, edition: Edition) -> None:
    article, reading = story.article, story.reading
    row: tuple[Any, ...] = (
        article.id,
        article.url,
        reading.title,
        _moment(reading.published, edition, is_day=reading.published_is_day),
        _moment(reading.updated, edition, is_day=reading.updated_is_day),
        article.source or None,
        reading.section,
        reading.language,
        reading.description,
        reading.text,
        _moment(article.first_seen_at, edition, is_day=False),
        article.unread,
        article.starred,
    )
    database.execute(
        f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})",  # noqa: S608 - question marks
        [_writable(value) for value in row],
    )
    database.executemany(
        "INSERT INTO authors (article_id, name) VALUES (?, ?)",
        [(article.id, _writable(name)) for name in reading.authors],
    )
    database.executemany(
        "INSERT INTO tags (article_id, tag) VALUES (?, ?)", [(article.id, _writable(tag)) for tag in reading.tags]
    )


def _moment(moment: datetime | None, edition: Edition, *, is_day: bool) -> str | None:
    if moment is None:
        return None
    return f"{moment:%Y-%m-%d}" if is_day else moment.astimezone(edition.zone).isoformat(timespec="seconds")


def _writable(value: Any) -> Any:
    """Without halves of characters, which SQLite's texts cannot hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
