"""Keeping one article: what changed, who changed it, and all its rows in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from newscli.archive import consequences, listing, readings
from newscli.archive.connection import Connection
from newscli.archive.identity import Identity, address_crc32, identify
from newscli.archive.moments import from_column, to_column
from newscli.archive.search import index
from newscli.archive.store import Store
from newscli.errors import UnreadableError
from newscli.model import ARTICLE_KINDS, Capture, Entry, Kept, Reading, Revision

Change = Literal["new", "changed", "same", "reread"]
Reread = Callable[[Capture], Reading]


class Keeper:
    """Writes articles into one archive, in the caller's transaction."""

    def __init__(self, connection: Connection, store: Store) -> None:
        self._connection = connection
        self._store = store
        self._unindexed: list[index.Change] = []
        self._now: datetime | None = None
        self._numbers: dict[tuple[str, str], int] = {}

    def index(self) -> None:
        """Make what was kept findable, at the end of the transaction."""
        consequences.draw(self._connection, self._unindexed, now=self._now)
        self._unindexed.clear()

    def keep(
        self,
        capture: Capture | None,
        reading: Reading,
        *,
        source_id: int | None,
        now: datetime,
        entry: Entry | None = None,
        reread: Reread | None = None,
    ) -> Kept:
        """Keep one article; see `Archive.keep`."""
        if reading.kind not in ARTICLE_KINDS:  # a wall is never kept as one
            raise UnreadableError(
                f"{capture.url if capture else reading.url}: a {reading.kind} page is no article to keep"
            )
        self._now = now
        found = identify(self._connection, self._store.revisions, capture, reading, source_id=source_id, entry=entry)
        reading = readings.filled(reading, entry=entry)
        if found.article_id is None:
            kept = self._new(found, capture, reading, source_id, now)
        else:
            kept = self._again(found.article_id, capture, reading, now, reread)
        self._connection.executemany(
            "INSERT OR IGNORE INTO addresses (address, article_id, crc32) VALUES (?, ?, ?)",
            [(name, kept.article_id, address_crc32(name, kept.article_id)) for name in found.names],
        )
        return kept

    def _new(
        self, found: Identity, capture: Capture | None, reading: Reading, source_id: int | None, now: datetime
    ) -> Kept:
        # The revision needs the article's number and the article its revision's, which is the next one there is.
        article_id = self._connection.insert(
            _INSERT, (source_id, found.url, to_column(now), *self.described(reading, now))
        )
        capture_id = None if capture is None else self._store.captures.add(capture, article_id=article_id)
        revision_id = self._store.revisions.add(
            reading, article_id=article_id, capture_id=capture_id, now=now, ours=False
        )
        self._unindexed.append((article_id, None, reading))
        return Kept(article_id=article_id, revision_id=revision_id, change="new")

    def _again(
        self, article_id: int, capture: Capture | None, reading: Reading, now: datetime, reread: Reread | None
    ) -> Kept:
        newest, first_seen_at = self._connection.execute(
            "SELECT revision_id, first_seen_at FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        former = self._store.revisions.get(newest)
        said_before = self._store.revisions.has(article_id, reading)
        reading = readings.filled(reading, former=former.reading)
        known = None if capture is None else self._store.captures.find(capture, article_id=article_id)
        capture_id = known
        if capture is not None and known is None:
            capture_id = self._store.captures.add(capture, article_id=article_id)
            self._connection.execute(
                "UPDATE articles SET gone_at = NULL WHERE id = ? AND gone_at < ?",
                (article_id, to_column(capture.fetched_at)),
            )
        elif known is not None and (said_before or known != self._store.captures.of(article_id)[-1]):
            return Kept(article_id=article_id, revision_id=newest, change="same")  # what an older page said is history
        moment = now if capture is None else capture.fetched_at
        if moment < self._moment(former) and former.capture_id is not None:
            return self._earlier(former, capture_id, reading, moment)
        change = self._change(former, capture_id, reading, reread)
        if change == "same":
            return Kept(article_id=article_id, revision_id=newest, change="same")
        revision_id = self._store.revisions.add(
            reading, article_id=article_id, capture_id=capture_id, now=now, ours=change == "reread"
        )
        self._connection.execute(
            _UPDATE,
            (
                *self.described(reading, from_column(first_seen_at)),
                revision_id,
                to_column(now) if change == "changed" else None,
                article_id,
            ),
        )
        self._unindexed.append((article_id, former.reading, reading))
        return Kept(article_id=article_id, revision_id=revision_id, change=change)

    def better(self, former: Revision, reading: Reading) -> int:
        """Add a better reading of the page a version was read from, seen when that was; returns its number."""
        revision_id = self._store.revisions.add(
            reading, article_id=former.article_id, capture_id=former.capture_id, now=former.seen_at, ours=True
        )
        newest, first_seen_at = self._connection.execute(
            "SELECT revision_id, first_seen_at FROM articles WHERE id = ?", (former.article_id,)
        ).fetchone()
        if newest == former.id:
            described = self.described(reading, from_column(first_seen_at))
            self._connection.execute(_UPDATE, (*described, revision_id, None, former.article_id))
            self._unindexed.append((former.article_id, former.reading, reading))
            self._now = None  # it is no news: nobody is told
        return revision_id

    def _earlier(self, former: Revision, capture_id: int | None, reading: Reading, moment: datetime) -> Kept:
        """Something from before the newest version, from a web archive or another newscli: it joins the history."""
        article_id = former.article_id
        said = (revision.reading for revision in self._store.revisions.of(article_id))
        if not any(readings.same_words(reading, other) for other in said):
            self._store.revisions.add(reading, article_id=article_id, capture_id=capture_id, now=moment, ours=False)
            (first_seen_at,) = self._connection.execute(
                "SELECT first_seen_at FROM articles WHERE id = ?", (article_id,)
            ).fetchone()
            first = min(from_column(first_seen_at), moment)
            self._connection.execute(
                f"UPDATE articles SET {' = ?, '.join(DESCRIBED)} = ?, first_seen_at = ? WHERE id = ?",  # noqa: S608
                (*self.described(former.reading, first), to_column(first), article_id),
            )
        return Kept(article_id=article_id, revision_id=former.id, change="same")

    def _moment(self, revision: Revision) -> datetime:
        """When the page of a version was fetched; when its words came, where there is no page."""
        if revision.capture_id is None:
            return revision.seen_at
        return self._store.captures.fetched_at(revision.capture_id)

    def _change(self, former: Revision, capture_id: int | None, reading: Reading, reread: Reread | None) -> Change:
        """What a further reading of a known article means; only the newsroom's words are news."""
        version = former.reading.parser_version
        if readings.same_words(former.reading, reading):
            better = reading.parser_version > version and not readings.same_in_all(former.reading, reading)
            return "reread" if better else "same"
        if former.capture_id is None:
            return "changed" if capture_id is None else "reread"  # the page, after the feed's shorter words
        if capture_id is None or (reading.kind == "teaser" != former.reading.kind):
            return "same"  # a feed's excerpt, or a wall put up later, takes no words away
        if self._store.captures.same_body(former.capture_id, capture_id):
            return "reread"
        if reread is not None and version != reading.parser_version:
            again = reread(self._store.captures.get(former.capture_id))
            return "reread" if readings.same_words(again, reading) else "changed"
        return "changed"

    def described(self, reading: Reading, first_seen_at: datetime) -> tuple[Any, ...]:
        """The values of DESCRIBED."""
        listed_at = listing.listed_at(reading.published, is_day=reading.published_is_day, first_seen_at=first_seen_at)
        return (
            reading.title,
            to_column(reading.published),
            reading.published_is_day,
            to_column(reading.updated),
            "\n".join(reading.authors),
            self._number("sections", "name", reading.section),
            self._number("languages", "code", reading.language),
            reading.kind,
            "\n".join(reading.tags),
            to_column(listed_at),
        )

    def _number(self, table: Literal["sections", "languages"], column: str, name: str | None) -> int | None:
        """The number of a section or language, given at its first appearance."""
        if not name:
            return None
        number = self._numbers.get((table, name))
        if number is None:
            row = self._connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (name,)).fetchone()  # noqa: S608
            number = self._numbers[table, name] = row[0] if row else self._add_name(table, name)
        return number

    def _add_name(self, table: Literal["sections", "languages"], name: str) -> int:
        if table == "sections":
            return self._connection.insert("INSERT INTO sections (name, folded) VALUES (?, ?)", (name, name.casefold()))
        return self._connection.insert("INSERT INTO languages (code) VALUES (?)", (name,))


#: The columns of `articles` that say what the newest revision says.
DESCRIBED = (
    "title",
    "published",
    "published_is_day",
    "updated",
    "authors",
    "section_id",
    "language_id",
    "kind",
    "tags",
    "listed_at",
)
_INSERT = f"""
  INSERT INTO articles (source_id, url, first_seen_at, revision_id, {", ".join(DESCRIBED)})
  VALUES (?, ?, ?, (SELECT coalesce(max(id), 0) + 1 FROM revisions), {", ".join("?" * len(DESCRIBED))})
"""  # noqa: S608 - names of columns
_UPDATE = f"""
  UPDATE articles
  SET {" = ?, ".join(DESCRIBED)} = ?, revision_id = ?, changed_at = coalesce(?, changed_at)
  WHERE id = ?
"""  # noqa: S608 - names of columns
