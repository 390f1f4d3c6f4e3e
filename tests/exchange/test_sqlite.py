"""The SQLite file: plain tables that answer a plain question."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

from newscli.exchange import by_name
from tests.exchange.stories import ALL, EDITION


def test_articles_authors_and_words_are_found_by_plain_sql(tmp_path: Path) -> None:
    file = io.BytesIO()
    by_name("sqlite").write(ALL, file, EDITION)
    (tmp_path / "out.db").write_bytes(file.getvalue())
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = database.execute("SELECT id, published, source FROM articles ORDER BY id").fetchall()
        assert rows == [(1, "2026-11-25T12:00:00+00:00", "paper"), (2, "2026-11-24", None), (3, None, "paper")]
        found = database.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'river'").fetchall()
        assert found == [(1,)]
        names = database.execute("SELECT name FROM authors WHERE article_id = 1 ORDER BY name").fetchall()
        assert names == [("Jo Ask",), ("Mara Lind",)]
