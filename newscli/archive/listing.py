"""Lists of articles, newest first: one index walked from its newest end, whatever the filter.

A filter's first restriction chooses the index (`_driver`); the others are looked at row by row on the way. Several
values of one restriction (two sources) are walked side by side and merged, so that no list is ever sorted and its
cost does not grow with the archive.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from newscli.archive.connection import Connection
from newscli.archive.moments import from_column, to_column
from newscli.model import Article, Filter, Kind

#: What an `Article` is made of, in the order of `article()`.
COLUMNS = """
  articles.id, articles.url, articles.title, coalesce(sources.name, ''), articles.published, articles.published_is_day,
  articles.updated, articles.authors, sections.name, languages.code, articles.kind, articles.first_seen_at,
  articles.changed_at, articles.gone_at, articles.unread, articles.starred, articles.tags, articles.revision_id,
  (SELECT group_concat(word, char(10)) FROM reader_tags WHERE article_id = articles.id),
  (
    SELECT group_concat(other.article_id)
    FROM stories JOIN stories AS other ON other.story = stories.story AND other.article_id <> articles.id
    WHERE stories.article_id = articles.id
  )
"""
#: A condition that a person means by a tag, of the article's reader, its newsroom or its source; see `tag_words`.
TAGGED = """(
  EXISTS (SELECT 1 FROM reader_tags WHERE folded = ? AND article_id = articles.id)
  OR instr(char(10) || lower(articles.tags) || char(10), char(10) || lower(?) || char(10))
  OR instr(
    char(10) || lower((SELECT tags FROM sources WHERE id = articles.source_id)) || char(10),
    char(10) || lower(?) || char(10)
  )
)"""
#: No rule of the reader's hides the article.
UNMUTED = "NOT EXISTS (SELECT 1 FROM muted WHERE article_id = articles.id)"
JOINS = """
  LEFT JOIN sources ON sources.id = articles.source_id
  LEFT JOIN sections ON sections.id = articles.section_id
  LEFT JOIN languages ON languages.id = articles.language_id
"""


def tag_words(tag: str) -> tuple[str, str, str]:
    """The parameters of TAGGED for a tag."""
    return tag.casefold(), tag, tag


def article(  # noqa: PLR0917 - a row
    id: int,  # noqa: A002
    url: str,
    title: str,
    source: str,
    published: int | None,
    published_is_day: int,
    updated: int | None,
    authors: str,
    section: str | None,
    language: str | None,
    kind: Kind,
    first_seen_at: int,
    changed_at: int | None,
    gone_at: int | None,
    unread: int,
    starred: int,
    tags: str,
    revision_id: int,
    own_tags: str | None,
    story: str | None,
    *_: object,
) -> Article:
    """The article in a row of COLUMNS."""
    return Article(
        id=id,
        url=url,
        title=title,
        source=source,
        published=from_column(published),
        published_is_day=bool(published_is_day),
        updated=from_column(updated),
        authors=tuple(authors.split("\n")) if authors else (),
        section=section,
        language=language,
        kind=kind,
        first_seen_at=from_column(first_seen_at),
        changed_at=from_column(changed_at),
        gone_at=from_column(gone_at),
        unread=bool(unread),
        starred=bool(starred),
        tags=tuple(tags.split("\n")) if tags else (),
        own_tags=tuple(own_tags.split("\n")) if own_tags else (),
        story=tuple(sorted(map(int, story.split(",")))) if story else (),
        revision_id=revision_id,
    )


def listed_at(published: datetime | None, *, is_day: bool, first_seen_at: datetime) -> datetime:
    """An article's place in the list: when it was published, or first seen where that is unknown or lay ahead.

    A day without an hour is its midnight; on the day itself the hour we first saw it is better.
    """
    if published is None or published > first_seen_at:
        return first_seen_at
    if is_day and (first_seen_at - published).days == 0:
        return first_seen_at
    return published


def latest(connection: Connection, wanted: Filter, limit: int, *, folded: bool = False) -> list[Article]:
    """The newest articles that pass the filter; `folded`: of each story only the newest."""
    walks = [
        connection.execute(
            f"""
            SELECT {COLUMNS}, articles.listed_at
            FROM articles INDEXED BY {index} {JOINS}
            WHERE {condition}
            ORDER BY articles.listed_at DESC, articles.id DESC
            LIMIT ?
            """,  # noqa: S608 - the pieces are ours, the values are parameters
            (*parameters, -1 if folded else limit),
        )
        for index, condition, parameters in _walks(connection, wanted)
    ]
    rows = walks[0] if len(walks) == 1 else heapq.merge(*walks, key=lambda row: (row[-1], row[0]), reverse=True)
    articles = (article(*row) for row in rows)
    return list(islice(fold(articles) if folded else articles, limit))


def fold(articles: Iterable[Article]) -> Iterator[Article]:
    """The first of each story, as they come."""
    told: set[int] = set()
    for one in articles:
        if one.id not in told:
            told.update(one.story)
            yield one


def numbers(connection: Connection, wanted: Filter) -> list[int]:
    """The numbers of all articles that pass the filter, newest first."""
    condition, parameters = conditions(connection, wanted)
    rows = connection.execute(
        f"SELECT id FROM articles WHERE {condition} ORDER BY listed_at DESC, id DESC",  # noqa: S608
        parameters,
    )
    return [number for (number,) in rows.fetchall()]


def count(connection: Connection, wanted: Filter) -> int:
    """How many articles pass the filter."""
    return sum(
        connection.execute(
            f"SELECT count(*) FROM articles INDEXED BY {index} WHERE {condition}",  # noqa: S608
            parameters,
        ).fetchone()[0]
        for index, condition, parameters in _walks(connection, wanted)
    )


def unread_by_source(connection: Connection) -> dict[str, int]:
    """How many articles of each source are unread: one walk over what is unread, whatever the archive holds besides."""
    rows = connection.execute(
        """
        SELECT coalesce(sources.name, ''), counted.unread
        FROM (
          SELECT source_id, count(*) AS unread FROM articles INDEXED BY articles_unread WHERE unread GROUP BY source_id
        ) AS counted
        LEFT JOIN sources ON sources.id = counted.source_id
        """
    )
    return dict(rows.fetchall())


def conditions(connection: Connection, wanted: Filter) -> tuple[str, list[Any]]:
    """The filter as one SQL condition over `articles`, with its parameters, for lists in an order of their own."""
    parts = ["1"]
    parameters: list[Any] = []
    for column, values in _choices(connection, wanted).items():
        if values is not None:
            parts.append(f"articles.{column} IN ({', '.join('?' * len(values))})")
            parameters += values
    flags, more = _flags(wanted)
    return " AND ".join(parts + flags), parameters + more


_INDEXES = {
    "source_id": "articles_by_source",
    "section_id": "articles_by_section",
    "language_id": "articles_by_language",
}


def _walks(connection: Connection, wanted: Filter) -> Iterator[tuple[str, str, list[Any]]]:
    """(index, condition, parameters) of each walk; together they meet every article once."""
    flags, parameters = _flags(wanted)
    choices = {column: values for column, values in _choices(connection, wanted).items() if values is not None}
    driver = _driver(wanted, choices)
    others = []
    values_of_others: list[Any] = []
    for column, values in choices.items():
        if column != driver:
            others.append(f"articles.{column} IN ({', '.join('?' * len(values))})")
            values_of_others += values
    rest = [*others, *flags]
    if driver not in choices:
        yield driver, " AND ".join(["1", *rest]), values_of_others + parameters
        return
    for value in choices[driver]:
        condition = " AND ".join([f"articles.{driver} = ?", *rest])
        yield _INDEXES[driver], condition, [value, *values_of_others, *parameters]


def _driver(wanted: Filter, choices: dict[str, Sequence[int]]) -> str:
    """The index to walk, or the column whose index is walked: what leaves fewest rows to look at, as a rule."""
    if wanted.starred:
        return "articles_starred"
    if wanted.changed:
        return "articles_changed"
    if choices:
        return next(column for column in _INDEXES if column in choices)
    return "articles_unread" if wanted.unread else "articles_listed"


def _flags(wanted: Filter) -> tuple[list[str], list[Any]]:
    parts = []
    parameters: list[Any] = []
    if wanted.unread:
        parts.append("articles.unread")
    if wanted.starred:
        parts.append("articles.starred")
    if wanted.changed:
        parts.append("articles.changed_at IS NOT NULL")
    if wanted.unmuted:
        parts.append(UNMUTED)
    if wanted.since is not None:
        parts.append("articles.listed_at >= ?")
        parameters.append(to_column(wanted.since))
    if wanted.until is not None:
        parts.append("articles.listed_at < ?")
        parameters.append(to_column(wanted.until))
    if wanted.tags:
        parts.append(f"({' OR '.join([TAGGED] * len(wanted.tags))})")
        parameters += [word for tag in wanted.tags for word in tag_words(tag)]
    return parts, parameters


def _choices(connection: Connection, wanted: Filter) -> dict[str, Sequence[int] | None]:
    """The numbers behind the names a filter gives; None where it gives none, empty where nothing has such a name."""
    return {
        "source_id": _numbers(connection, "SELECT id FROM sources WHERE name = ?", wanted.sources),
        "section_id": _numbers(
            connection, "SELECT id FROM sections WHERE folded = ?", [name.casefold() for name in wanted.sections]
        ),
        "language_id": _numbers(
            connection,
            "SELECT id FROM languages WHERE lower(code) = ?1 OR lower(code) LIKE ?1 || '-%'",
            [code.lower() for code in wanted.languages],
        ),
    }


def _numbers(connection: Connection, sql: str, names: Sequence[str]) -> Sequence[int] | None:
    if not names:
        return None
    return sorted({row[0] for name in names for row in connection.execute(sql, (name,))})
