"""Versions of articles' words, each coded against the page it was read from; only added to."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from hashlib import sha256

from newscli.archive import readings
from newscli.archive.bodies import Bodies
from newscli.archive.connection import Connection
from newscli.archive.frames import Coder
from newscli.archive.moments import from_column, to_column
from newscli.errors import ArchiveError
from newscli.model import Reading, Revision

_READINGS = 2  #: the dictionary of what readings have in common
#: Level 5 would save 3 % of the words of an article without a page (1 % of its bytes in all) at three times the time,
#: and 10 bytes of one with a page at half as much again.
_LEVEL = 3


class Revisions:
    """The revisions of one archive."""

    def __init__(self, connection: Connection, bodies: Bodies, dictionaries: Connection) -> None:
        self._connection = connection
        self._dictionaries = dictionaries
        self._bodies = bodies

    def add(
        self,
        reading: Reading,
        *,
        article_id: int,
        capture_id: int | None,
        now: datetime,
        ours: bool,
        number: int | None = None,
    ) -> int:
        """Keep a version seen at `now`, under this number or (None) the next; returns the number."""
        written = readings.dump(reading)
        if capture_id is not None:
            self.was_read(capture_id, reading.parser_version)
        return self._connection.insert(
            """
            INSERT INTO revisions (id, article_id, capture_id, seen_at, ours, sha256, frame)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (
                number,
                article_id,
                capture_id,
                to_column(now),
                ours,
                sha256(written).digest(),
                self._coder(self._body_of(capture_id)).shrink(written),
            ),
        )

    def was_read(self, capture_id: int, parser_version: int, *, refused: str | None = None) -> None:
        """Write down that this parser read a page; `refused`: what it took the page for, where that is no article."""
        self._connection.execute(
            """
            INSERT INTO rereads (capture_id, parser_version, refused) VALUES (?, ?, ?)
            ON CONFLICT (capture_id) DO UPDATE SET
              parser_version = max(parser_version, excluded.parser_version), refused = excluded.refused
            """,
            (capture_id, parser_version, refused),
        )

    def newest_of(self, capture_id: int) -> int | None:
        """The number of the newest version that was read from a page."""
        row = self._connection.execute(
            "SELECT max(id) FROM revisions WHERE article_id = (SELECT article_id FROM captures WHERE id = ?1)"
            " AND capture_id = ?1",
            (capture_id,),
        ).fetchone()
        number: int | None = row[0]
        return number

    def get(self, revision_id: int) -> Revision:
        """One version, its hash checked. Raises ArchiveError where it is damaged."""
        row = self._connection.execute(
            "SELECT article_id, capture_id, seen_at, ours, sha256, frame FROM revisions WHERE id = ?", (revision_id,)
        ).fetchone()
        if row is None:
            raise ArchiveError(f"{self._connection.path}: version {revision_id} is missing")
        article_id, capture_id, seen_at, ours, digest, frame = row
        try:
            written = self._coder(self._body_of(capture_id)).grow(frame)
        except ArchiveError as error:
            raise self._damaged(article_id, str(error)) from error
        if sha256(written).digest() != digest:
            raise self._damaged(article_id, "its words do not have the hash they were kept with")
        return Revision(
            id=revision_id,
            article_id=article_id,
            capture_id=capture_id,
            seen_at=from_column(seen_at),
            ours=bool(ours),
            reading=readings.load(written),
        )

    def of(self, article_id: int) -> list[Revision]:
        """All versions of an article, oldest first."""
        numbers = self._connection.execute(
            "SELECT id FROM revisions WHERE article_id = ? ORDER BY seen_at, id", (article_id,)
        )
        return [self.get(number) for (number,) in numbers.fetchall()]

    def has(self, article_id: int, reading: Reading) -> bool:
        """Whether an article has this very version already."""
        return bool(
            self._connection.execute(
                "SELECT 1 FROM revisions WHERE article_id = ? AND sha256 = ?",
                (article_id, sha256(readings.dump(reading)).digest()),
            ).fetchone()
        )

    def _body_of(self, capture_id: int | None) -> int | None:
        if capture_id is None:
            return None
        row = self._connection.execute("SELECT body_id FROM captures WHERE id = ?", (capture_id,)).fetchone()
        return row[0] if row else None

    def _coder(self, body_id: int | None) -> Coder:
        if body_id is None:
            return self._pageless
        return Coder(self._bodies.get(body_id), self._shape, level=_LEVEL)

    @cached_property
    def _pageless(self) -> Coder:
        return Coder(self._shape, level=_LEVEL)

    @cached_property
    def _shape(self) -> bytes:
        text: str = self._dictionaries.execute("SELECT text FROM dictionaries WHERE id = ?", (_READINGS,)).fetchone()[0]
        return text.encode()

    def _damaged(self, article_id: int, cause: str) -> ArchiveError:
        return ArchiveError(
            f"{self._connection.path}: a version of article {article_id} is damaged: {cause}; "
            "`newscli archive verify` names all that is"
        )
