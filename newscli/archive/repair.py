"""All that is sound in a damaged archive, in a new file, under the same numbers. The damaged one is only read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from newscli.addresses import canonical
from newscli.archive import Archive, consequences, log, merkle, mutes, open_archive, salvage
from newscli.archive.captures import record
from newscli.archive.connection import Connection
from newscli.archive.identity import address_crc32
from newscli.archive.keeping import DESCRIBED, Keeper
from newscli.archive.legible import legible
from newscli.archive.migrations import STEPS, check
from newscli.archive.moments import from_column
from newscli.archive.store import Store
from newscli.archive.verify import Damage
from newscli.errors import ArchiveError

#: Tables copied row by row as they are; what stands in them is small and nothing else depends on it.
_PLAIN = {
    "saved_searches": "name, query, saved_at",
    "alerts": "search_id, article_id",
    "tellers": "name, told, telling",
    "mutes": "query",
    "sections": "name, folded",
    "languages": "code",
    "reader_tags": "article_id, word, folded",
    "forgotten": "sha256",
    "rereads": "parser_version, refused",
    "sources": (
        "name, url, kind, title, language, pages, tags, added_at, etag, last_modified, asked_at, answered_at, new_at, "
        "next_at, failures, last_error, last_new, reason, gone, removed"
    ),
}
#: An article's own facts, which no version of its words holds.
_OWN = ("source_id", "url", "first_seen_at", "changed_at", "gone_at", "unread", "starred", "revision_id")
#: What stands for them where they cannot be read.
_NOTHING = (None, "", 0, None, None, 1, 0, 0)


@dataclass(slots=True)
class Repair:
    """What a repair saved, and what it could not."""

    articles: int = 0
    captures: int = 0
    lost: list[Damage] = field(default_factory=list)


def repair(path: Path, target: Path) -> Repair:
    """Save what is sound at `path` into a new archive at `target`.

    Raises ArchiveError where the one is no archive at all or the other is there already.
    """
    if target.exists():
        raise ArchiveError(f"{target}: there is a file already; name another for what is saved")
    try:
        with legible(path, target.parent) as damaged, open_archive(target) as saved:
            saved.connection.execute("PRAGMA foreign_keys = OFF")  # rows come in their own order; checked at the end
            with saved.transaction():
                return _Saving(damaged, saved).all()
    except OSError as error:
        raise ArchiveError(f"{target}: nothing can be written in its folder: {error.strerror}") from error


class _Saving:
    def __init__(self, damaged: Connection, saved: Archive) -> None:
        self._damaged = damaged
        self._old = Store(damaged, dictionaries=saved.connection)
        self._saved = saved
        self._new = saved.connection
        self._keeper = Keeper(saved.connection, saved.store)
        self._done = Repair()
        self._saved_captures: set[int] = set()

    def all(self) -> Repair:
        self._old.bodies.mend = mended
        for table, columns in _PLAIN.items():
            if self._had(table):
                self._copy(table, columns)
        self._log()
        urls = self._articles()
        self._captures()
        self._versions()
        self._finish(urls)
        log.rebuild(self._new)
        self._done.captures = len(self._saved_captures)
        return self._done

    def _had(self, table: str) -> bool:
        """Whether the damaged file has this table; one of an earlier newscli lacks some."""
        try:
            found = self._damaged.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        except ArchiveError:
            return True
        if not found and check(self._damaged) == len(STEPS):
            self._lost(table, "is missing")
        return bool(found)

    def _copy(self, table: str, columns: str) -> None:
        marks = ", ".join("?" * (columns.count(",") + 2))
        for number, row in salvage.rows(self._damaged, table, columns):
            if row is None:
                self._lost(f"{table} {number}", "cannot be read")
                continue
            try:
                self._new.execute(
                    f"INSERT OR IGNORE INTO {table} (rowid, {columns}) VALUES ({marks})",  # noqa: S608 - names of columns
                    (number, *row),
                )
            except salvage.UNREADABLE as error:
                self._lost(f"{table} {number}", str(error))

    def _log(self) -> None:
        """Every entry in its place; one that cannot be read is said to be lost."""
        place = 0
        for position, row in salvage.rows(self._damaged, "log", "leaf, note"):
            for missing in range(place, position):
                self._entry(missing, None)
            self._entry(position, row)
            place = max(place, position + 1)

    def _entry(self, position: int, row: tuple[Any, ...] | None) -> None:
        lost = (merkle.leaf_hash(_LOST.encode()), _LOST)
        try:
            self._new.execute("INSERT INTO log (position, leaf, note) VALUES (?, ?, ?)", (position, *(row or lost)))
        except salvage.UNREADABLE:
            self._new.execute("INSERT INTO log (position, leaf, note) VALUES (?, ?, ?)", (position, *lost))

    def _articles(self) -> dict[int, str]:
        """Rows for all articles there were, still without words; returns their addresses."""
        urls = {}
        for number, row in salvage.rows(self._damaged, "articles", ", ".join(_OWN)):
            own = row or _NOTHING
            try:
                self._article(number, own)
            except salvage.UNREADABLE:
                own = _NOTHING
                self._article(number, own)
            urls[number] = own[1]
        return urls

    def _article(self, number: int, own: tuple[Any, ...]) -> None:
        self._new.execute(
            f"""
            INSERT INTO articles (
              id, {", ".join(_OWN)}, title, published_is_day, authors, kind, tags, listed_at
            )
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', '', '', 0)
            """,  # noqa: S608 - names of columns
            (number, *own),
        )

    def _captures(self) -> None:
        """Each in its place in the log, which its own record finds; one that was not logged so is logged again."""
        places = {leaf: position for position, leaf in self._new.execute("SELECT position, leaf FROM log")}
        for number, row in salvage.rows(self._damaged, "captures", "article_id, part, position, body_id"):
            article_id, part, position, body_id = row or (None, 0, None, None)
            try:
                if row and body_id is None:  # forgotten on purpose: its place in the log stays
                    self._new.execute(
                        "INSERT INTO captures (id, part, fetched_at, status, position) VALUES (?, ?, 0, 0, ?)",
                        (number, part, position),
                    )
                    continue
                capture = self._old.captures.get(number)
                digest = sha256(capture.body).digest()
                leaf = merkle.leaf_hash(record(capture, digest))
                if leaf not in places:
                    self._lost(f"capture {number}", "is not what was logged; it was logged again as it is", article_id)
                    places[leaf] = log.append(self._new, leaf)
                self._saved.captures.put(
                    number, capture, digest, article_id=article_id, part=bool(part), position=places.pop(leaf)
                )
            except salvage.UNREADABLE as error:
                self._lost(f"capture {number}", str(error), article_id)
            else:
                self._saved_captures.add(number)

    def _versions(self) -> None:
        for number, row in salvage.rows(self._damaged, "revisions", "article_id, capture_id"):
            try:
                revision = self._old.revisions.get(number)
                self._saved.store.revisions.add(
                    revision.reading,
                    article_id=revision.article_id,
                    capture_id=revision.capture_id if revision.capture_id in self._saved_captures else None,
                    now=revision.seen_at,
                    ours=revision.ours,
                    number=number,
                )
            except salvage.UNREADABLE as error:
                self._lost(f"version {number}", str(error), row[0] if row else None)

    def _finish(self, urls: dict[int, str]) -> None:
        """Each article as its newest sound version has it; one without any is lost."""
        for number, url in urls.items():
            newest = self._new.execute(_NEWEST, (number,)).fetchone()
            if newest is None:
                self._new.execute("DELETE FROM reader_tags WHERE article_id = ?", (number,))
                self._new.execute("DELETE FROM articles WHERE id = ?", (number,))
                self._new.execute("UPDATE captures SET article_id = NULL WHERE article_id = ?", (number,))
                self._lost(f"article {number}", "none of its versions can be read", number)
                continue
            revision_id, seen_at = newest
            reading = self._saved.store.revisions.get(revision_id).reading
            shown = url or reading.url or ""
            self._new.execute(
                f"""
                UPDATE articles
                SET {" = ?, ".join(DESCRIBED)} = ?, revision_id = ?, first_seen_at = ?, url = ?,
                  changed_at = (
                    SELECT max(seen_at) FROM revisions WHERE article_id = articles.id AND NOT ours AND seen_at > ?
                  )
                WHERE id = ?
                """,  # noqa: S608 - names of columns
                (*self._keeper.described(reading, from_column(seen_at)), revision_id, seen_at, shown, seen_at, number),
            )
            self._name(canonical(shown), number)
            consequences.draw(self._new, [(number, None, reading)])
            self._done.articles += 1
        self._names()
        for table in ("reader_tags", "alerts"):
            self._new.execute(f"DELETE FROM {table} WHERE article_id NOT IN (SELECT id FROM articles)")  # noqa: S608
        mutes.judge_all(self._new, now=datetime.now(UTC))
        self._new.execute("DELETE FROM rereads WHERE capture_id NOT IN (SELECT id FROM captures)")

    def _names(self) -> None:
        try:
            for address, article_id, crc32 in self._damaged.execute("SELECT address, article_id, crc32 FROM addresses"):
                if address_crc32(str(address), article_id) == crc32:
                    self._name(address, article_id)
        except ArchiveError as error:
            self._lost("some addresses", str(error))

    def _name(self, address: str, article_id: int) -> None:
        self._new.execute(
            """
            INSERT OR IGNORE INTO addresses (address, article_id, crc32)
            SELECT ?1, id, ?3 FROM articles WHERE id = ?2
            """,
            (address, article_id, address_crc32(address, article_id)),
        )

    def _lost(self, what: str, problem: str, article_id: Any = None) -> None:
        self._done.lost.append(Damage(what, problem, article_id))


#: The version an article showed, or where that is lost the newest, and when its first was seen. Not simply the highest
#: number: what an older page said may have been kept, or read again, later.
_NEWEST = """
  SELECT revisions.id, min(seen_at) OVER ()
  FROM revisions JOIN articles ON articles.id = article_id
  WHERE article_id = ?
  ORDER BY revisions.id = revision_id DESC, seen_at DESC, revisions.id DESC
  LIMIT 1
"""


def mended(frame: bytes, grow: Callable[[bytes], bytes], digest: bytes) -> bytes | None:
    """The content of a frame in which one bit flipped, found by trying each; None where more is wrong.

    Disks and memory flip single bits more often than they lose pages, and a page that others are coded against is
    worth the minute: 40 kB are 320,000 tries of 0.1 ms.
    """
    tried = bytearray(frame)
    for bit in range(len(frame) * 8):
        tried[bit // 8] ^= 1 << bit % 8
        try:
            content = grow(bytes(tried))
        except ArchiveError:
            pass
        else:
            if sha256(content).digest() == digest:
                return content
        tried[bit // 8] ^= 1 << bit % 8
    return None


#: What stands in the log in place of an entry that cannot be read.
_LOST = '{"lost":"this entry could not be read when the archive was repaired"}'
