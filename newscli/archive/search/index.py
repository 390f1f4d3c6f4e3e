"""The rows that search reads, kept in the transaction that keeps the article: found as soon as it is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from newscli.analysis import ANALYSIS_VERSION
from newscli.analysis.article import Columns, columns
from newscli.analysis.stems import base
from newscli.model import Reading

#: An article's number; the reading that the index holds of it, exactly, if any; its newest, None where it is forgotten.
Change = tuple[int, Reading | None, Reading | None]
_COLUMNS = ", ".join(Columns._fields)
#: Puts the terms of an article, behind its number, into the index.
INSERT = f"INSERT INTO search_index (rowid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608 - names of columns
# No article's number is higher.
_ABOVE_ALL = 2**63 - 1


class _Row(NamedTuple):
    """What the index gets of one article."""

    language: str
    terms: Columns
    title_terms: int
    body_terms: int


def replace(connection: sqlite3.Connection, changes: Iterable[Change]) -> dict[int, Columns | None]:
    """Put articles' newest readings into the index, in the caller's transaction; the terms of those that changed.

    All terms go in one after the other: any other write between two of them makes FTS5 write a segment of its own for
    each, which costs as much again and is merged later.
    """
    if not is_current(connection):
        clear(connection)
    net: dict[int, tuple[Reading | None, Reading | None]] = {}
    for article_id, old, new in changes:
        net[article_id] = (net[article_id][0] if article_id in net else old, new)
    gone: list[tuple[int, _Row]] = []
    come: list[tuple[int, _Row]] = []
    for article_id, (old, new) in net.items():
        before, after = old and _row(old), new and _row(new)
        if before and not _holds(connection, article_id):  # the index is being made anew and has not come here yet
            before = None
        if before == after:
            continue
        if before:
            gone.append((article_id, before))
        if after:
            come.append((article_id, after))
    _take_out(connection, gone)
    _put_in(connection, come)
    _count(connection, gone, come)
    return dict.fromkeys((number for number, _ in gone), None) | {number: row.terms for number, row in come}


def is_current(connection: sqlite3.Connection) -> bool:
    """Was the index made by today's analysis? Terms that another analysis made cannot be taken out one by one."""
    row = connection.execute("SELECT value FROM facts WHERE name = 'search_version'").fetchone()
    return row is not None and row[0] == ANALYSIS_VERSION


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index, in the caller's transaction; `reindex` fills it again."""
    connection.execute(
        """
        INSERT OR REPLACE INTO facts (name, value)
        SELECT 'search_lacks', 1 WHERE EXISTS (SELECT 1 FROM search_articles)
        """
    )
    connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_articles")
    connection.execute("DELETE FROM search_languages")
    connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES ('search_version', ?)", (ANALYSIS_VERSION,))


def lacks(connection: sqlite3.Connection) -> bool:
    """Was the index emptied, and not every article put in again?"""
    return connection.execute("SELECT 1 FROM facts WHERE name = 'search_lacks'").fetchone() is not None


def complete(connection: sqlite3.Connection) -> None:
    """Note, in the caller's transaction, that nothing is missing any more."""
    connection.execute("DELETE FROM facts WHERE name = 'search_lacks'")


def missing(connection: sqlite3.Connection, most: int, *, before: int | None = None) -> list[int]:
    """Articles that the index does not hold, newest first, older than this one."""
    rows = connection.execute(
        """
        SELECT id
        FROM articles
        WHERE id < ? AND NOT EXISTS (SELECT 1 FROM search_articles WHERE search_articles.id = articles.id)
        ORDER BY id DESC
        LIMIT ?
        """,
        (_ABOVE_ALL if before is None else before, most),
    )
    return [article for (article,) in rows]


def _holds(connection: sqlite3.Connection, article_id: int) -> bool:
    return connection.execute("SELECT 1 FROM search_articles WHERE id = ?", (article_id,)).fetchone() is not None


def body(reading: Reading) -> str:
    """The words an article is found by beside its headline: its text, and a summary that says something else."""
    text = reading.text
    return text if reading.description in text else f"{reading.description}\n\n{text}"


def terms(reading: Reading) -> Columns:
    """What the index is made of for an article of these words."""
    return columns(reading.title, body(reading), reading.language)


def _row(reading: Reading) -> _Row:
    found = terms(reading)
    return _Row(base(reading.language), found, _length(found.title), _length(found.body))


def _length(terms: str) -> int:
    """How many terms stand here, one blank between two of them."""
    return terms.count(" ") + bool(terms)


def _take_out(connection: sqlite3.Connection, rows: list[tuple[int, _Row]]) -> None:
    # A contentless table forgets a row when it is told the row's exact terms again,
    # https://www.sqlite.org/fts5.html#the_delete_command
    connection.executemany(
        f"INSERT INTO search_index (search_index, rowid, {_COLUMNS}) VALUES ('delete', ?, ?, ?, ?, ?)",  # noqa: S608 - the same
        ((article_id, *row.terms) for article_id, row in rows),
    )
    connection.executemany("DELETE FROM search_articles WHERE id = ?", [(article_id,) for article_id, _ in rows])


def _put_in(connection: sqlite3.Connection, rows: list[tuple[int, _Row]]) -> None:
    connection.executemany(
        INSERT,
        ((article_id, *row.terms) for article_id, row in rows),
    )
    connection.executemany(
        "INSERT INTO search_articles (id, language, title_terms, body_terms) VALUES (?, ?, ?, ?)",
        [(article_id, row.language, row.title_terms, row.body_terms) for article_id, row in rows],
    )


def _count(connection: sqlite3.Connection, gone: list[tuple[int, _Row]], come: list[tuple[int, _Row]]) -> None:
    sums: dict[str, list[int]] = {}
    for sign, rows in ((-1, gone), (1, come)):
        for _, row in rows:
            total = sums.setdefault(row.language, [0, 0, 0])
            total[0] += sign
            total[1] += sign * row.title_terms
            total[2] += sign * row.body_terms
    connection.executemany(
        """
        INSERT INTO search_languages (language, articles, title_terms, body_terms)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (language) DO UPDATE SET
          articles = articles + excluded.articles,
          title_terms = title_terms + excluded.title_terms,
          body_terms = body_terms + excluded.body_terms
        """,
        [(language, *total) for language, total in sums.items()],
    )
