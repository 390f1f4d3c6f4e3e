"""Making the search index anew, in many small transactions: it can be stopped at any moment and goes on from there.

Articles not yet there are not found meanwhile; what is kept meanwhile is found at once.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from newscli.archive import consequences, stories
from newscli.archive.search import index

if TYPE_CHECKING:
    from newscli.archive import Archive

# Articles a commit: a kill loses a second's work, and a sync waits no longer.
_AT_ONCE = 500
# Articles that a sync adds before it ends.
_SOME = 5_000


def reindex(
    archive: Archive,
    *,
    anew: bool = True,
    most: float = inf,
    progress: Callable[[int, int], object] | None = None,
) -> int:
    """Make the index anew, or (`anew=False`) only add what it lacks; how many articles were added.

    `most`: so many are enough for now. `progress` hears how many are indexed, of how many. Raises ArchiveError.
    """
    connection = archive.connection
    with archive.transaction():
        if anew or not index.is_current(connection):
            index.clear(connection)
            stories.clear(connection)
    total: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    added, oldest = 0, None
    while some := index.missing(connection, _AT_ONCE, before=oldest):
        with archive.transaction():
            consequences.draw(
                connection, [(article, None, archive.articles.reading(article)) for article in reversed(some)]
            )
        added, oldest = added + len(some), some[-1]
        if progress:
            progress(min(total, added), total)
        if added >= most:
            return added
    with archive.transaction():
        index.complete(connection)
    return added


def catch_up(archive: Archive) -> None:
    """Add some of what the index lacks, where a newer newscli emptied it: a few seconds' work. Raises ArchiveError."""
    if index.lacks(archive.connection) or not index.is_current(archive.connection):
        reindex(archive, anew=False, most=_SOME)
