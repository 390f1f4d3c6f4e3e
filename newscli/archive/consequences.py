"""What follows when an article's words are kept, changed or forgotten: it is found, and told with its like."""

from __future__ import annotations

from collections.abc import Iterable

from newscli.archive import stories
from newscli.archive.connection import Connection
from newscli.archive.search import index


def draw(connection: Connection, changes: Iterable[index.Change]) -> None:
    """Bring everything that hangs on articles' words up to date, in the caller's transaction."""
    stories.replace(connection, index.replace(connection, changes))
