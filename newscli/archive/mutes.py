"""Rules that hide what the reader never wants: queries that are asked of every article when it is kept.

What they hide is written down beside the articles, so that a list of headlines costs the same with a hundred rules as
with none. Nothing is lost: an article that is hidden is kept, and found with `--all`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from newscli.archive.connection import Connection
from newscli.archive.search import standing
from newscli.errors import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """A rule: its number, its query, and how many articles the query is about."""

    id: int
    query: str
    articles: int


class Mutes:
    """The rules of one archive; a change belongs into a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, *, now: datetime) -> list[Mute]:
        """The rules, oldest first. `now` is the reader's clock, for `after:7d`."""
        return [
            Mute(id=number, query=query, articles=len(standing.everything(self._connection, query, now=now)))
            for number, query in _rules(self._connection)
        ]

    def add(self, query: str, *, now: datetime) -> Mute:
        """Hide what a query is about, from now on; the same again is no harm."""
        query = standing.kept(query)
        self._connection.execute("INSERT OR IGNORE INTO mutes (query) VALUES (?)", (query,))
        (number,) = self._connection.execute("SELECT id FROM mutes WHERE query = ?", (query,)).fetchone()
        about = standing.everything(self._connection, query, now=now)
        _hide(self._connection, about)
        return Mute(id=number, query=query, articles=len(about))

    def remove(self, ref: str, *, now: datetime) -> str:
        """Take a rule away, by its number or its query; returns the query. Raises NotFoundError."""
        found = next(
            ((number, query) for number, query in _rules(self._connection) if ref in (str(number), query)), None
        )
        if found is None:
            raise NotFoundError(f"no rule is {ref!r}; `newscli mute` lists them")
        self._connection.execute("DELETE FROM mutes WHERE id = ?", found[:1])
        judge_all(self._connection, now=now)
        return found[1]


def judge(connection: Connection, articles: Collection[int], *, now: datetime) -> None:
    """Hide those of these articles that a rule is about, and no others, in the caller's transaction."""
    rules = _rules(connection)
    if rules:
        connection.executemany("DELETE FROM muted WHERE article_id = ?", [(number,) for number in articles])
    for _, query in rules:
        _hide(connection, standing.passing(connection, query, articles, now=now))


def judge_all(connection: Connection, *, now: datetime) -> None:
    """The same for all articles, where the rules changed."""
    connection.execute("DELETE FROM muted")
    for _, query in _rules(connection):
        _hide(connection, standing.everything(connection, query, now=now))


def _rules(connection: Connection) -> list[tuple[int, str]]:
    rules: list[tuple[int, str]] = connection.execute("SELECT id, query FROM mutes ORDER BY id").fetchall()
    return rules


def _hide(connection: Connection, articles: Iterable[int]) -> None:
    connection.executemany("INSERT OR IGNORE INTO muted (article_id) VALUES (?)", [(number,) for number in articles])
