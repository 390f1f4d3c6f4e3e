"""What is new in an archive, item by item; each capture and version has a name that is the same in every archive."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha256

from newscli.addresses import canonical
from newscli.archive import Archive
from newscli.model import Revision


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an archive was looked through: entries of its log, and versions."""

    log: int = 0
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Fresh:
    """An article's items that somebody lacks: numbers of captures and versions by their names, as they came."""

    article_id: int
    captures: dict[bytes, int]
    versions: dict[bytes, int]


def end(archive: Archive) -> Mark:
    """Where the archive ends now."""
    log, versions = archive.connection.execute(
        "SELECT (SELECT coalesce(max(position) + 1, 0) FROM log), (SELECT coalesce(max(id), 0) FROM revisions)"
    ).fetchone()
    return Mark(log, versions)


def fresh(archive: Archive, since: Mark, known: AbstractSet[bytes]) -> Iterator[Fresh]:
    """What came since and is not known, an article at a time, in the order of their numbers."""
    connection = archive.connection
    if connection.execute("SELECT 1 FROM log WHERE note IS NOT NULL AND position >= ?", (since.log,)).fetchone():
        since = Mark(since.log, 0)  # something was forgotten, and numbers of versions may have been given again
    articles = connection.execute(
        """
        SELECT article_id FROM captures WHERE position >= ? AND article_id IS NOT NULL AND body_id IS NOT NULL
        UNION
        SELECT article_id FROM revisions WHERE id > ?
        ORDER BY article_id
        """,
        (since.log, since.versions),
    ).fetchall()
    for (article_id,) in articles:
        found = Fresh(
            article_id,
            {name: number for name, number in _captures(archive, article_id, since) if name not in known},
            {name: number for name, number in _versions(archive, article_id, since) if name not in known},
        )
        if found.captures or found.versions:
            yield found


def version_name(url: str, revision: Revision, leaf: bytes | None) -> bytes:
    """A version's name: by the page it was read from and the parser; by its words where it has no page."""
    reading = revision.reading
    if leaf is not None:
        return sha256(b"version\0" + leaf + str(reading.parser_version).encode()).digest()
    words = "\n".join((canonical(url), reading.title, reading.text))
    return sha256(b"words\0" + words.encode("utf-8", "surrogatepass")).digest()


def leaf_of(archive: Archive, capture_id: int) -> bytes:
    """A capture's name: its leaf in the log, which tells the answer byte for byte."""
    row = archive.connection.execute(
        "SELECT leaf FROM captures JOIN log USING (position) WHERE captures.id = ?", (capture_id,)
    ).fetchone()
    leaf: bytes = row[0]
    return leaf


def find_capture(archive: Archive, article_id: int, leaf: bytes) -> int | None:
    """The number of an article's capture by its name; None where it is not kept."""
    row = archive.connection.execute(
        """
        SELECT captures.id FROM captures JOIN log USING (position)
        WHERE article_id = ? AND leaf = ? AND body_id IS NOT NULL
        """,
        (article_id, leaf),
    ).fetchone()
    return row[0] if row else None


def _captures(archive: Archive, article_id: int, since: Mark) -> list[tuple[bytes, int]]:
    rows: list[tuple[bytes, int]] = archive.connection.execute(
        """
        SELECT leaf, captures.id FROM captures JOIN log USING (position)
        WHERE article_id = ? AND position >= ? AND body_id IS NOT NULL ORDER BY captures.id
        """,
        (article_id, since.log),
    ).fetchall()
    return rows


def _versions(archive: Archive, article_id: int, since: Mark) -> Iterator[tuple[bytes, int]]:
    url = archive.articles.get(article_id).url
    rows = archive.connection.execute(
        "SELECT id, capture_id FROM revisions WHERE article_id = ? AND id > ? ORDER BY seen_at, id",
        (article_id, since.versions),
    ).fetchall()
    for number, capture_id in rows:
        leaf = None if capture_id is None else leaf_of(archive, capture_id)
        yield version_name(url, archive.store.revisions.get(number), leaf), number
