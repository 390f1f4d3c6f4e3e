"""New hits of saved searches on their way to the reader: which were handed over, by which way of telling.

Hits are numbered as they are found, so how far a way of telling ("a teller") has come is one number. A second says what
it has in its hands: it is written before anything leaves the house, so that a batch that a crash interrupts is known to
the next run, and is the very same batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from newscli.archive.connection import Connection
from newscli.archive.listing import COLUMNS, JOINS, article
from newscli.model import Article

#: The teller that shows hits on the terminal. The others, where they are new, begin where it stands.
SCREEN = "screen"


class Alert(NamedTuple):
    """One hit: the saved search's name and the article."""

    saved: str
    article: Article

    @property
    def key(self) -> str:
        """The same for the same hit wherever and however often it is told, and for no other."""
        return _key([self.saved, self.article.url])


class Batch(NamedTuple):
    """Hits that are handed over together."""

    alerts: tuple[Alert, ...]
    number: int  #: of the last of them
    again: bool  #: a run before this one had it in its hands, and did not come to say that it was handed over

    @property
    def key(self) -> str:
        """The same for the same batch."""
        return _key(alert.key for alert in self.alerts)

    @property
    def counts(self) -> dict[str, int]:
        """How many hits each saved search has in it."""
        return dict(Counter(alert.saved for alert in self.alerts))


class Alerts:
    """The new hits of one archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, teller: str) -> Batch | None:
        """What a teller has to hand over next, written down as being in its hands; None where there is nothing."""
        (newest,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM alerts").fetchone()
        if not newest:
            return None
        told, telling = self._place(teller)
        again = telling > told
        telling = telling if again else newest
        alerts = self._between(told, telling)
        if not alerts:  # nothing new, or what there was is forgotten or its search removed
            if telling > told:
                self.end(teller, telling)
            return self.begin(teller) if again else None
        if not again:
            self._connection.execute("UPDATE tellers SET telling = ? WHERE name = ?", (telling, teller))
        return Batch(alerts=tuple(alerts), number=telling, again=again)

    def end(self, teller: str, number: int) -> None:
        """Everything up to this number was handed over."""
        self._connection.execute(
            "UPDATE tellers SET told = ?1, telling = ?1 WHERE name = ?2 AND told < ?1", (number, teller)
        )

    def _place(self, teller: str) -> tuple[int, int]:
        asked = "SELECT told, telling FROM tellers WHERE name = ?"
        row = self._connection.execute(asked, (teller,)).fetchone()
        if row is None:
            told = 0 if teller == SCREEN else self._place(SCREEN)[0]
            row = (told, told)
            self._connection.execute("INSERT INTO tellers (name, told, telling) VALUES (?, ?, ?)", (teller, *row))
        return row[0], row[1]

    def _between(self, told: int, telling: int) -> list[Alert]:
        rows = self._connection.execute(
            f"""
            SELECT saved_searches.name, {COLUMNS}
            FROM alerts
            JOIN saved_searches ON saved_searches.id = alerts.search_id
            JOIN articles ON articles.id = alerts.article_id {JOINS}
            WHERE alerts.id > ? AND alerts.id <= ?
            ORDER BY saved_searches.name, alerts.id
            """,  # noqa: S608 - names of columns
            (told, telling),
        )
        return [Alert(saved=name, article=article(*row)) for name, *row in rows.fetchall()]


def _key(words: Iterable[str]) -> str:
    from hashlib import sha256  # each `latest` asks for alerts, and hardly any has one

    return sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()[:20]
