"""What is in an archive, in numbers: how much, since when, from whom, and what it weighs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newscli.archive import Archive
from newscli.archive.moments import from_column, to_column

#: What each table's bytes are spent on, in a reader's words; an index belongs to its table.
_KINDS = {
    "bodies": "pages",
    "captures": "pages",
    "revisions": "words",
    "articles": "list",
    "addresses": "addresses",
    "log": "log",
}


@dataclass(frozen=True, slots=True)
class Stats:
    """`days` are the last thirty before `now`, oldest first, with the articles first seen on each (UTC)."""

    articles: int
    versions: int
    captures: int
    oldest: datetime | None
    page_bytes: int  #: of all pages as servers sent them
    file_bytes: int
    kinds: dict[str, int]  #: bytes of the file by what they hold, most first; empty where SQLite cannot tell
    sources: dict[str, int]  #: articles of each, most first
    languages: dict[str, int]
    days: list[tuple[date, int]]


def stats(archive: Archive, *, now: datetime, days: int = 30) -> Stats:
    """Count everything. Reads indexes only, except for the bytes, which SQLite counts page by page."""
    ask = archive.connection.execute
    first = now - timedelta(days=days - 1)
    seen = Counter(
        from_column(at).date()
        for (at,) in ask("SELECT first_seen_at FROM articles WHERE first_seen_at >= ?", (to_column(first),))
    )
    return Stats(
        articles=ask("SELECT count(*) FROM articles").fetchone()[0],
        versions=ask("SELECT count(*) FROM revisions").fetchone()[0],
        captures=ask("SELECT count(*) FROM captures").fetchone()[0],
        oldest=from_column(ask("SELECT min(first_seen_at) FROM articles").fetchone()[0]),
        page_bytes=ask("SELECT coalesce(sum(size), 0) FROM bodies").fetchone()[0],
        file_bytes=ask("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0],
        kinds=_kinds(archive),
        sources=dict(ask(_BY_SOURCE).fetchall()),
        languages=dict(ask(_BY_LANGUAGE).fetchall()),
        days=[(day, seen[day]) for day in ((first + timedelta(days=number)).date() for number in range(days))],
    )


_BY_SOURCE = """
  SELECT coalesce(sources.name, ''), count(*)
  FROM articles LEFT JOIN sources ON sources.id = articles.source_id
  GROUP BY articles.source_id ORDER BY 2 DESC
"""
_BY_LANGUAGE = """
  SELECT coalesce(languages.code, ''), count(*)
  FROM articles LEFT JOIN languages ON languages.id = articles.language_id
  GROUP BY articles.language_id ORDER BY 2 DESC
"""


def _kinds(archive: Archive) -> dict[str, int]:
    if not archive.connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'dbstat'").fetchone():
        return {}
    rows = archive.connection.execute(
        """
        SELECT coalesce(described.tbl_name, dbstat.name), sum(pgsize)
        FROM dbstat LEFT JOIN sqlite_schema AS described ON described.name = dbstat.name
        GROUP BY 1
        """
    ).fetchall()
    kinds: Counter[str] = Counter()
    for table, size in rows:
        kinds[_KINDS.get(table, "index" if table.startswith("search") else "rest")] += size
    return dict(kinds.most_common())
