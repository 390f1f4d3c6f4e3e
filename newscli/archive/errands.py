"""What sync has to come back to: articles to look at again, pages to try again, and pages that are none.

An errand without a moment is never run again; it stands there so that an address that once turned out to be no article
is not asked at every visit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from newscli.addresses import canonical
from newscli.archive.connection import Connection
from newscli.archive.moments import from_column, to_column
from newscli.model import Errand


class Errands:
    """The errands of one archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, errand: Errand) -> None:
        """Write an errand down, in place of any other for the same address."""
        self._connection.execute(
            """
            INSERT OR REPLACE INTO errands (
              address, url, source_id, article_id, at, appeared_at, tries, reason, etag, last_modified
            )
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                canonical(errand.url),
                errand.url,
                errand.source_id,
                errand.article_id,
                to_column(errand.at),
                to_column(errand.appeared_at),
                errand.tries,
                errand.reason,
                errand.etag,
                errand.last_modified,
            ),
        )

    def settle(self, url: str) -> None:
        """Nothing is left to do for this address."""
        self._connection.execute("DELETE FROM errands WHERE address = ?", (canonical(url),))

    def due(self, source_id: int, now: datetime, limit: int) -> list[Errand]:
        """A source's errands that may be run now, those that wait longest first."""
        rows = self._connection.execute(
            """
            SELECT url, source_id, article_id, at, appeared_at, tries, reason, etag, last_modified FROM errands
            WHERE source_id = ? AND at <= ? ORDER BY at LIMIT ?
            """,
            (source_id, to_column(now), limit),
        )
        return [
            Errand(
                url=url,
                source_id=source,
                article_id=article_id,
                at=from_column(at),
                appeared_at=from_column(appeared_at),
                tries=tries,
                reason=reason,
                etag=etag,
                last_modified=last_modified,
            )
            for url, source, article_id, at, appeared_at, tries, reason, etag, last_modified in rows
        ]

    def waiting(self, source_id: int) -> int:
        """How many of a source's errands will be run some day."""
        number: int = self._connection.execute(
            "SELECT count(*) FROM errands WHERE source_id = ? AND at IS NOT NULL", (source_id,)
        ).fetchone()[0]
        return number

    def about(self, urls: Iterable[str]) -> set[str]:
        """Those of the addresses that there is an errand for, in their canonical form: they are not asked otherwise."""
        names = json.dumps([canonical(url) for url in urls])
        rows = self._connection.execute(
            "SELECT address FROM errands WHERE address IN (SELECT value FROM json_each(?))", (names,)
        )
        return {address for (address,) in rows}
