"""Forgetting on purpose: words and bytes go, and the log says that they went.

The rows of the captures stay, emptied, because their leaves are in the log; so do the hashes of what was there. What
others are coded against is coded anew before it goes. Freed pages are overwritten. Hashes of the names it went by
stay, so that the next sync does not bring it back; who asks for it by name gets it all the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from newscli.archive import Archive, consequences, log, merkle


def forget(archive: Archive, article_ids: Sequence[int], *, now: datetime) -> int:
    """Forget articles, with their pages and all versions; returns how many there were. Raises ArchiveError."""
    connection = archive.connection
    connection.execute("PRAGMA secure_delete = ON")
    with archive.transaction():
        connection.execute("PRAGMA defer_foreign_keys = ON")  # an article and its versions point at each other
        gone = [number for number in article_ids if _forget(archive, number, now)]
    if gone:
        # Until it is merged, an index of deletions beside the words still holds the words.
        connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(gone)


def _forget(archive: Archive, article_id: int, now: datetime) -> bool:
    connection = archive.connection
    row = connection.execute("SELECT revision_id FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return False
    consequences.draw(connection, [(article_id, archive.store.revisions.get(row[0]).reading, None)])
    archive.forgotten.remember(article_id)
    captures = connection.execute(
        "SELECT body_id, position FROM captures WHERE article_id = ?", (article_id,)
    ).fetchall()
    connection.execute(
        "DELETE FROM rereads WHERE capture_id IN (SELECT id FROM captures WHERE article_id = ?)", (article_id,)
    )
    connection.execute(
        "UPDATE captures SET article_id = NULL, url = NULL, head = NULL, body_id = NULL WHERE article_id = ?",
        (article_id,),
    )
    for table, column in connection.execute(_ABOUT_ARTICLES).fetchall():
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (article_id,))  # noqa: S608 - names of tables
    connection.execute("DELETE FROM facts WHERE name = 'last_shown' AND value = ?", (article_id,))
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    for body_id in dict.fromkeys(body_id for body_id, _ in captures if body_id is not None):
        _drop(archive, body_id)
    note = json.dumps(
        {"forgotten": sorted(position for _, position in captures), "at": now.isoformat()}, separators=(",", ":")
    )
    log.append(connection, merkle.leaf_hash(note.encode()), note)
    return True


#: Every table whose rows are about one article, whichever migration made it; captures stay, emptied.
_ABOUT_ARTICLES = """
  SELECT tables.name, keys."from"
  FROM sqlite_schema AS tables JOIN pragma_foreign_key_list(tables.name) AS keys
  WHERE tables.type = 'table' AND keys."table" = 'articles' AND tables.name <> 'captures'
"""


def _drop(archive: Archive, body_id: int) -> None:
    """Remove a body that no capture has any more."""
    connection, bodies = archive.connection, archive.store.bodies
    if connection.execute("SELECT 1 FROM captures WHERE body_id = ?", (body_id,)).fetchone():
        return
    base = connection.execute("SELECT base_id FROM bodies WHERE id = ?", (body_id,)).fetchone()[0]
    for (child,) in connection.execute("SELECT id FROM bodies WHERE base_id = ?", (body_id,)).fetchall():
        frame = bodies.coder(base).shrink(bodies.get(child))
        connection.execute("UPDATE bodies SET base_id = ?, frame = ? WHERE id = ?", (base, frame, child))
    bodies.drop(body_id)
