"""Searches that are kept under a name, and what they find among new articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from newscli.archive.connection import Connection
from newscli.archive.listing import fold
from newscli.archive.moments import from_column, to_column
from newscli.archive.search import standing
from newscli.errors import NotFoundError, UsageError
from newscli.model import Article, Filter

if TYPE_CHECKING:
    from newscli.archive import Archive

#: An article that is older than this when it comes is no news: an archive is being filled backwards.
NEWS = timedelta(days=7)
_LONGEST_NAME = 60
_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A search that is kept under a name."""

    id: int
    name: str
    query: str  #: in the language of docs/search.md
    saved_at: datetime


class SavedSearches:
    """The searches kept in one archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._connection = archive.connection

    def all(self) -> list[Saved]:
        """All of them, by name."""
        return _saved(self._connection)

    def get(self, name: str) -> Saved:
        """The one of that name. Raises NotFoundError."""
        found = next((one for one in self.all() if one.name == name), None)
        if found is None:
            names = ", ".join(one.name for one in self.all())
            raise NotFoundError(f"no search is saved as {name!r}; {f'there are: {names}' if names else 'none is'}")
        return found

    def save(self, name: str, query: str, *, now: datetime) -> Saved:
        """Keep a search; one of that name gets the new query. What comes from now on is told. Raises UsageError."""
        if not name.strip() or not name.isprintable() or len(name) > _LONGEST_NAME:
            raise UsageError(f"{name!r} is no name for a search; take a word or a few")
        self._connection.execute(
            """
            INSERT INTO saved_searches (name, query, saved_at) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET query = excluded.query, saved_at = excluded.saved_at
            """,
            (name, standing.kept(query), to_column(now)),
        )
        return self.get(name)

    def remove(self, name: str) -> None:
        """Keep it no longer. Raises NotFoundError."""
        number = self.get(name).id
        self._connection.execute("DELETE FROM alerts WHERE search_id = ?", (number,))
        self._connection.execute("DELETE FROM saved_searches WHERE id = ?", (number,))

    def articles(self, name: str, wanted: Filter, limit: int, *, now: datetime, folded: bool = False) -> list[Article]:
        """The newest articles that a saved search is about and that pass the filter. Raises NotFoundError."""
        numbers = iter(standing.listed(self._connection, self.get(name).query, wanted, now=now))
        found = (article for some in _portions(numbers) for article in self._in_order(some))
        return list(islice(fold(found) if folded else found, limit))

    def unread(self, name: str, *, now: datetime) -> int:
        """How many articles it is about that were not read, and that no rule hides. Raises NotFoundError."""
        return standing.count(self._connection, self.get(name).query, Filter(unread=True, unmuted=True), now=now)

    def _in_order(self, numbers: list[int]) -> list[Article]:
        known = self._archive.articles.many(numbers)
        return [known[number] for number in numbers if number in known]


def find(connection: Connection, articles: Collection[int], *, now: datetime) -> None:
    """Write down which of these articles a saved search is about, in the caller's transaction: each once for ever.

    Not what a rule hides, nor a further copy of a report that was found already.
    """
    for saved in _saved(connection):
        about = standing.passing(connection, saved.query, articles, now=now)
        connection.executemany(
            _FIND, [(saved.id, number, to_column(saved.saved_at), _NEWS) for number in sorted(about)]
        )


_NEWS = NEWS // timedelta(microseconds=1)
_FIND = """
  INSERT OR IGNORE INTO alerts (search_id, article_id)
  SELECT ?1, id
  FROM articles
  WHERE id = ?2 AND first_seen_at >= ?3 AND listed_at >= first_seen_at - ?4
    AND NOT EXISTS (SELECT 1 FROM muted WHERE article_id = id)
    AND NOT EXISTS (
      SELECT 1
      FROM stories
      JOIN stories AS other ON other.story = stories.story AND other.article_id <> stories.article_id
      JOIN alerts ON alerts.search_id = ?1 AND alerts.article_id = other.article_id
      WHERE stories.article_id = ?2
    )
"""


def _saved(connection: Connection) -> list[Saved]:
    rows = connection.execute("SELECT id, name, query, saved_at FROM saved_searches ORDER BY name")
    return [
        Saved(id=number, name=name, query=query, saved_at=from_column(saved_at))
        for number, name, query, saved_at in rows.fetchall()
    ]


def _portions(numbers: Iterable[int]) -> Iterable[list[int]]:
    remaining = iter(numbers)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
