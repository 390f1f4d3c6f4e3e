"""What an archive remembers of sharing: increments it has, and how far it was published at each place."""

from __future__ import annotations

import json

from newscli.archive import Archive
from newscli.archive.increments.items import Mark

_HAS = "increment "
_PUBLISHED = "published "


def has(archive: Archive) -> set[str]:
    """The names of increments whose items are in this archive, taken in or published."""
    rows = archive.connection.execute(
        "SELECT substr(name, ?) FROM facts WHERE name >= ? AND name < ?", (len(_HAS) + 1, _HAS, _HAS + "\uffff")
    )
    return {name for (name,) in rows.fetchall()}


def note(archive: Archive, increment: str) -> None:
    """This increment's items are here."""
    archive.connection.execute("INSERT OR IGNORE INTO facts (name, value) VALUES (?, 1)", (_HAS + increment,))


def published(archive: Archive, place: str) -> Mark:
    """Up to where everything is at a place."""
    row = archive.connection.execute("SELECT value FROM facts WHERE name = ?", (_PUBLISHED + place,)).fetchone()
    return Mark(*json.loads(row[0])) if row else Mark()


def note_published(archive: Archive, place: str, mark: Mark) -> None:
    """Everything up to there is at a place."""
    value = json.dumps([mark.log, mark.versions])
    archive.connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (_PUBLISHED + place, value))
