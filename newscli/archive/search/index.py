"""The rows that search reads, kept in the transaction that keeps the article: found as soon as it is kept."""

from __future__ import annotations

import sqlite3

from newscli.analysis import ANALYSIS_VERSION
from newscli.analysis.article import Columns, columns
from newscli.analysis.stems import base
from newscli.model import Reading


def replace(connection: sqlite3.Connection, article_id: int, old: Reading | None, new: Reading | None) -> None:
    """Put an article's newest reading into the index, in the caller's transaction.

    `old` is the reading that the index holds of this article, exactly, if it holds any. `new` is None where the article
    is forgotten.
    """
    if not is_current(connection):
        clear(connection)
    before, after = old and _columns(old), new and _columns(new)
    if before and not _holds(connection, article_id):  # the index is being made anew and has not come here yet
        before = None
    if before and before == after and _language(old) == _language(new):
        return
    if before:
        _insert(connection, article_id, before, "delete")
        _count(connection, _language(old), before, -1)
        connection.execute("DELETE FROM search_articles WHERE id = ?", (article_id,))
    if after:
        _insert(connection, article_id, after, None)
        _count(connection, _language(new), after, 1)
        connection.execute(
            """
            INSERT INTO search_articles (id, language, title_terms, body_terms)
            VALUES (?, ?, ?, ?)
            """,
            (article_id, _language(new), *_lengths(after)),
        )


def is_current(connection: sqlite3.Connection) -> bool:
    """Was the index made by today's analysis? Terms that another analysis made cannot be taken out one by one."""
    row = connection.execute("SELECT value FROM facts WHERE name = 'search_version'").fetchone()
    return row is not None and row[0] == ANALYSIS_VERSION


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index, in the caller's transaction; `reindex` fills it again."""
    connection.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_articles")
    connection.execute("DELETE FROM search_languages")
    connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES ('search_version', ?)", (ANALYSIS_VERSION,))


def missing(connection: sqlite3.Connection, most: int) -> list[int]:
    """Articles that the index does not hold, newest first."""
    rows = connection.execute(
        """
        SELECT id
        FROM articles
        WHERE NOT EXISTS (SELECT 1 FROM search_articles WHERE search_articles.id = articles.id)
        ORDER BY id DESC
        LIMIT ?
        """,
        (most,),
    )
    return [article for (article,) in rows]


def _holds(connection: sqlite3.Connection, article_id: int) -> bool:
    return connection.execute("SELECT 1 FROM search_articles WHERE id = ?", (article_id,)).fetchone() is not None


def body(reading: Reading) -> str:
    """The words an article is found by beside its headline: its text, and a summary that says something else."""
    text = reading.text
    return text if reading.description in text else f"{reading.description}\n\n{text}"


def _columns(reading: Reading) -> Columns:
    return columns(reading.title, body(reading), reading.language)


def _language(reading: Reading | None) -> str:
    return base(reading.language) if reading else ""


def _lengths(row: Columns) -> tuple[int, int]:
    return len(row.title.split()), len(row.body.split())


def _insert(connection: sqlite3.Connection, article_id: int, row: Columns, command: str | None) -> None:
    # A contentless table forgets a row when it is told the row's exact terms again,
    # https://www.sqlite.org/fts5.html#the_delete_command
    if command:
        connection.execute(
            """
            INSERT INTO search_index (search_index, rowid, title, body, title_stems, body_stems)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            (command, article_id, *row),
        )
    else:
        connection.execute(
            "INSERT INTO search_index (rowid, title, body, title_stems, body_stems) VALUES (?, ?, ?, ?, ?)",
            (article_id, *row),
        )


def _count(connection: sqlite3.Connection, language: str, row: Columns, sign: int) -> None:
    title_terms, body_terms = _lengths(row)
    connection.execute(
        """
        INSERT INTO search_languages (language, articles, title_terms, body_terms)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (language) DO UPDATE SET
          articles = articles + excluded.articles,
          title_terms = title_terms + excluded.title_terms,
          body_terms = body_terms + excluded.body_terms
        """,
        (language, sign, sign * title_terms, sign * body_terms),
    )
