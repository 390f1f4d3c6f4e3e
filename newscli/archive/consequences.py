"""What follows when an article's words are kept, changed or forgotten: it is found, and told with its like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newscli.archive import mutes, saved, stories
from newscli.archive.connection import Connection
from newscli.archive.search import index
from newscli.archive.stories import editions


def draw(connection: Connection, changes: Sequence[index.Change], *, now: datetime | None = None) -> None:
    """Bring everything that hangs on articles' words up to date, in the caller's transaction.

    `now`: when they came; None where they did not come now, so that nobody is told of them.
    """
    terms = index.replace(connection, changes)
    stories.replace(connection, terms)
    editions.replace(connection, changes)
    there = [number for number, words in terms.items() if words]
    if there and now is not None:
        mutes.judge(connection, there, now=now)
        saved.find(connection, there, now=now)
