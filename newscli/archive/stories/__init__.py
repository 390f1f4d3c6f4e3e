"""Which articles are one report in several clothes: told when they are kept, from what the newest days brought.

A sketch of each text (`analysis/sketches.py`) is compared with those that share a hash with it, and a headline with
those that are worded alike in other sources (`reports.py`). Both are looked up in a table of the last weeks
(`desk.py`), so that the cost of one more article does not grow with the archive; what is older than that is never
compared again, and `prune` drops it. Translations of one newsroom are told by other means (`editions.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from newscli.analysis.article import Columns
from newscli.analysis.sketches import pack, unpack
from newscli.archive.connection import Connection
from newscli.archive.moments import to_column
from newscli.archive.stories.desk import Desk
from newscli.archive.stories.reports import DAY, PERIOD, Report, hashes_of, headline_of

# What is this old is compared no more, also with what comes late.
_KEPT = 15 * DAY


def replace(connection: Connection, changes: Mapping[int, Columns | None]) -> None:
    """Tell the stories of articles that have these words now, in the caller's transaction; None: it is forgotten.

    An article that is in a story stays in it, however its words change.
    """
    _take_out(connection, changes)
    reports = list(_reports(connection, changes))
    desk = Desk(connection, reports)
    for report in reports:
        if report.story is None:
            desk.join(report)
        desk.put_in(report)
    desk.write()


def clear(connection: Connection) -> None:
    """Forget all stories, in the caller's transaction; `reindex` tells them anew."""
    for table in ("stories", "story_sketches", "story_shingles", "story_pictures"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables


def prune(connection: Connection, now: datetime) -> None:
    """Drop what nothing will be compared with any more."""
    oldest = (to_column(now) - _KEPT) // PERIOD
    connection.execute("DELETE FROM story_sketches WHERE period < ?", (oldest,))
    connection.execute("DELETE FROM story_shingles WHERE period < ?", (oldest,))
    connection.execute("DELETE FROM story_pictures WHERE at < ?", (oldest * PERIOD,))


def follows(connection: Connection, article_id: int, terms: Columns) -> bool:
    """Whether the sketch that is kept of an article, if one is, is that of these words."""
    row = connection.execute(
        "SELECT headline, hashes FROM story_sketches WHERE article_id = ?", (article_id,)
    ).fetchone()
    return row is None or row == (headline_of(terms.title), pack(sorted(hashes_of(terms.body))))


def inconsistent(connection: Connection) -> Iterator[str]:
    """What of the tables does not fit together: a story of one article, a hash by which nothing like it is found."""
    for (story,) in connection.execute("SELECT story FROM stories GROUP BY story HAVING count(*) < 2"):
        yield f"story {story} has a single article"
    rows = connection.execute(
        """
        SELECT article_id, hash, headline, hashes
        FROM story_shingles LEFT JOIN story_sketches USING (article_id, period)
        """
    )
    for article_id, value, headline, hashes in rows:
        if hashes is None or (value != headline and value not in unpack(hashes)):
            yield f"article {article_id} is looked for by what it does not say"


def _take_out(connection: Connection, changes: Mapping[int, Columns | None]) -> None:
    """What is known of these articles from before."""
    rows = connection.execute(
        """
        SELECT article_id, period, headline, hashes
        FROM json_each(?) AS wanted JOIN story_sketches ON article_id = wanted.value
        """,
        (json.dumps(list(changes)),),
    ).fetchall()
    for article_id, period, headline, hashes in rows:
        connection.executemany(
            "DELETE FROM story_shingles WHERE period = ? AND hash = ? AND article_id = ?",
            [(period, value, article_id) for value in (*unpack(hashes), headline)],
        )
        connection.execute("DELETE FROM story_sketches WHERE article_id = ?", (article_id,))
    for article_id, terms in changes.items():
        if terms is None:
            _leave(connection, article_id)


def _leave(connection: Connection, article_id: int) -> None:
    row = connection.execute("SELECT story FROM stories WHERE article_id = ?", (article_id,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM stories WHERE article_id = ?", (article_id,))
    connection.execute(  # the last one stands alone
        "DELETE FROM stories WHERE story = ?1 AND (SELECT count(*) FROM stories WHERE story = ?1) = 1", row
    )


def _reports(connection: Connection, changes: Mapping[int, Columns | None]) -> Iterator[Report]:
    words = {number: terms for number, terms in changes.items() if terms}
    rows = connection.execute(
        """
        SELECT articles.id, listed_at, url, story
        FROM json_each(?) AS wanted
        CROSS JOIN articles ON articles.id = wanted.value
        LEFT JOIN stories ON stories.article_id = articles.id
        """,
        (json.dumps(list(words)),),
    ).fetchall()
    for number, at, url, story in rows:
        yield Report(number, at, url, story, headline_of(words[number].title), hashes_of(words[number].body))
