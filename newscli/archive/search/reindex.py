"""Making the search index anew, in many small transactions: it can be stopped at any moment and goes on from there.

Articles not yet there are not found meanwhile; what is kept meanwhile is found at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newscli.archive import consequences, stories
from newscli.archive.search import index

if TYPE_CHECKING:
    from newscli.archive import Archive

# Articles a commit: a kill loses a second's work, and a sync waits no longer.
_AT_ONCE = 500


def reindex(archive: Archive, *, anew: bool = True, progress: Callable[[int, int], object] | None = None) -> int:
    """Make the index anew, or (`anew=False`) only add what it lacks; how many articles were added.

    `progress` hears how many articles are indexed, of how many. Raises ArchiveError.
    """
    connection = archive.connection
    with archive.transaction():
        if anew or not index.is_current(connection):
            index.clear(connection)
            stories.clear(connection)
    total: int = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    added = 0
    while some := index.missing(connection, _AT_ONCE):
        with archive.transaction():
            consequences.draw(
                connection, [(article, None, archive.articles.reading(article)) for article in reversed(some)]
            )
        added += len(some)
        if progress:
            progress(min(total, added), total)
    return added
