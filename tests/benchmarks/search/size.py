"""What the search index weighs on each suite of real texts, against contentless FTS5 of the same text.

python -m tests.benchmarks.search.size
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newscli import archive
from newscli.analysis.article import columns
from newscli.archive import migrations
from newscli.archive.search import index
from tests.benchmarks.search import suites

#: Of real texts; `slips` has the articles of `news`.
_SUITES = ("news", "newsbody", "qa", "adhoc.time", "adhoc.cisi")


_SCHEMA = Path(archive.__file__).parent / "schema.sql"


def main() -> None:
    """Print a line a suite."""
    for name in _SUITES:
        documents = suites.load(name).documents
        ours, bare = newscli(documents), contentless(documents)
        print(f"{name:<12}{ours / len(documents):>8.0f} bytes a text, {ours / bare:.3f} of contentless FTS5")


def newscli(documents: Iterable[Mapping[str, Any]]) -> int:
    """Bytes of newscli's index of these texts, as its schema makes it."""
    connection = sqlite3.connect(":memory:")
    create = next(sql for sql in migrations.statements(_SCHEMA) if "TABLE search_index" in sql)
    connection.execute(create)
    connection.executemany(
        index.INSERT,
        ((number, *columns(one["title"], one["text"], one["lang"])) for number, one in enumerate(documents, 1)),
    )
    return _bytes(connection, "search_index")


def contentless(documents: Iterable[Mapping[str, Any]]) -> int:
    """Bytes of FTS5 with its default tokenizer, no text kept."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE bare USING fts5 (title, text, content = '')")
    connection.executemany(
        "INSERT INTO bare (rowid, title, text) VALUES (?, ?, ?)",
        ((number, one["title"], one["text"]) for number, one in enumerate(documents, 1)),
    )
    return _bytes(connection, "bare")


def _bytes(connection: sqlite3.Connection, table: str) -> int:
    connection.commit()
    size: int = connection.execute(f"SELECT sum(length(block)) FROM {table}_data").fetchone()[0]
    return size


if __name__ == "__main__":
    main()
