"""What servers answered: each kept for good with its head, its body and its place in the log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from newscli.archive import log, merkle
from newscli.archive.bodies import Bodies, site_of
from newscli.archive.connection import Connection
from newscli.archive.frames import Coder
from newscli.archive.moments import from_column, to_column
from newscli.errors import ArchiveError, NotFoundError
from newscli.model import Capture

_HEADS = 1  #: the dictionary of heads


class Captures:
    """The captures of one archive."""

    def __init__(self, connection: Connection, bodies: Bodies, dictionaries: Connection) -> None:
        self._connection = connection
        self._dictionaries = dictionaries
        self._bodies = bodies

    def add(self, capture: Capture, *, article_id: int | None = None, part: bool = False) -> int:
        """Keep an answer; returns its number. `part`: a picture, style or font that belongs to the article's page."""
        digest = sha256(capture.body).digest()
        position = log.append(self._connection, merkle.leaf_hash(record(capture, digest)))
        return self.put(None, capture, digest, article_id=article_id, part=part, position=position)

    def put(
        self,
        number: int | None,
        capture: Capture,
        digest: bytes,
        *,
        article_id: int | None,
        part: bool,
        position: int,
    ) -> int:
        """Write a capture that stands in the log at `position`, under this number or (None) the next."""
        former = self._former_body(article_id, capture, part=part)
        body_id = self._bodies.put(capture.body, digest, site=site_of(capture.url), former=former)
        return self._connection.insert(
            """
            INSERT INTO captures (id, article_id, part, url, fetched_at, status, head, body_id, position)
            VALUES (?1, ?2, ?3, nullif(?4, (SELECT url FROM articles WHERE id = ?2)), ?5, ?6, ?7, ?8, ?9)
            """,
            (
                number,
                article_id,
                part,
                capture.url,
                to_column(capture.fetched_at),
                capture.status,
                self._heads.shrink(_head(capture)),
                body_id,
                position,
            ),
        )

    def get(self, capture_id: int) -> Capture:
        """The capture with this number, its hash checked. Raises NotFoundError, ArchiveError where it is damaged."""
        row = self._connection.execute(
            """
            SELECT coalesce(captures.url, articles.url), fetched_at, status, head, body_id
            FROM captures LEFT JOIN articles ON articles.id = captures.article_id
            WHERE captures.id = ?
            """,
            (capture_id,),
        ).fetchone()
        if row is None:
            raise NotFoundError(f"no capture has the number {capture_id}")
        if row[-1] is None:
            raise NotFoundError(f"capture {capture_id} was forgotten")
        return self._capture(*row)

    def find(self, capture: Capture, *, article_id: int) -> int | None:
        """The number of this very answer among an article's, so that nothing is kept twice."""
        row = self._connection.execute(
            """
            SELECT captures.id
            FROM captures
            JOIN articles ON articles.id = captures.article_id
            JOIN bodies ON bodies.id = captures.body_id
            WHERE article_id = ? AND fetched_at = ? AND coalesce(captures.url, articles.url) = ? AND bodies.sha256 = ?
            """,
            (article_id, to_column(capture.fetched_at), capture.url, sha256(capture.body).digest()),
        ).fetchone()
        return row[0] if row else None

    def fetched_at(self, capture_id: int) -> datetime:
        """When a capture was fetched."""
        at: int = self._connection.execute("SELECT fetched_at FROM captures WHERE id = ?", (capture_id,)).fetchone()[0]
        return from_column(at)

    def position(self, capture_id: int) -> int:
        """Where a capture stands in the log."""
        row = self._connection.execute("SELECT position FROM captures WHERE id = ?", (capture_id,)).fetchone()
        return int(row[0])

    def same_body(self, one: int, other: int) -> bool:
        """Whether two captures brought the same bytes."""
        rows = self._connection.execute("SELECT body_id FROM captures WHERE id IN (?, ?)", (one, other)).fetchall()
        return len(set(rows)) == 1

    def each(self) -> Iterator[tuple[int, Capture]]:
        """Every capture that was not forgotten with its number, oldest first."""
        numbers = self._connection.execute("SELECT id FROM captures WHERE body_id IS NOT NULL ORDER BY id")
        for (number,) in numbers:
            yield number, self.get(number)

    def of(self, article_id: int) -> list[int]:
        """The numbers of an article's pages as captured, oldest first; a web archive may give one after newer ones."""
        return [
            number
            for (number,) in self._connection.execute(
                """
                SELECT id FROM captures WHERE article_id = ? AND NOT part AND body_id IS NOT NULL
                ORDER BY fetched_at, id
                """,
                (article_id,),
            )
        ]

    def parts(self, article_id: int) -> list[int]:
        """The numbers of the pictures, styles and fonts captured with an article's page, oldest first."""
        return [
            number
            for (number,) in self._connection.execute(
                "SELECT id FROM captures WHERE article_id = ? AND part AND body_id IS NOT NULL ORDER BY id",
                (article_id,),
            )
        ]

    def part_at(self, article_id: int, url: str, moment: datetime) -> Capture | None:
        """The part of an article's page that an address gave, as it was nearest to a moment; None: none is kept."""
        row = self._connection.execute(
            """
            SELECT id FROM captures
            WHERE article_id = ? AND part AND body_id IS NOT NULL AND url = ?
            ORDER BY abs(fetched_at - ?), id LIMIT 1
            """,
            (article_id, url, to_column(moment)),
        ).fetchone()
        return self.get(row[0]) if row else None

    def part_urls(self, article_id: int) -> set[str]:
        """The addresses that gave the pictures, styles and fonts captured with an article's page."""
        rows = self._connection.execute(
            "SELECT url FROM captures WHERE article_id = ? AND part AND body_id IS NOT NULL AND url IS NOT NULL",
            (article_id,),
        )
        return {url for (url,) in rows}

    def _capture(self, url: str, fetched_at: int, status: int, head: bytes, body_id: int) -> Capture:
        try:
            values: dict[str, Any] = json.loads(self._heads.grow(head))
        except (ArchiveError, ValueError) as error:
            raise ArchiveError(f"{self._connection.path}: the head of {url} is damaged: {error}") from error
        return Capture(
            url=url,
            asked_url=values.get("asked_url", url),
            fetched_at=from_column(fetched_at),
            status=status,
            headers=tuple((name, value) for name, value in values["headers"]),
            body=self._bodies.get(body_id),
            redirects=tuple((address, code) for address, code in values.get("redirects", [])),
        )

    def _former_body(self, article_id: int | None, capture: Capture, *, part: bool) -> int | None:
        """The body the same address (for a page: the same article) had before."""
        if article_id is None:
            return None
        row = self._connection.execute(
            """
            SELECT body_id FROM captures
            WHERE article_id = ? AND part = ? AND (NOT part OR url = ?) AND body_id IS NOT NULL
            ORDER BY id DESC LIMIT 1
            """,
            (article_id, part, capture.url),
        ).fetchone()
        return row[0] if row else None

    @cached_property
    def _heads(self) -> Coder:
        text: str = self._dictionaries.execute("SELECT text FROM dictionaries WHERE id = ?", (_HEADS,)).fetchone()[0]
        return Coder(text.encode())


def record(capture: Capture, digest: bytes) -> bytes:
    """What the log says of a capture: JSON with sorted keys, the body by its SHA-256. Equal captures, equal records."""
    values = {
        "asked_url": capture.asked_url,
        "body_sha256": digest.hex(),
        "fetched_at": capture.fetched_at.isoformat(),
        "headers": capture.headers,
        "redirects": capture.redirects,
        "status": capture.status,
        "url": capture.url,
    }
    return _json(values)


def _head(capture: Capture) -> bytes:
    values: dict[str, Any] = {}
    if capture.asked_url != capture.url:
        values["asked_url"] = capture.asked_url
    if capture.redirects:
        values["redirects"] = capture.redirects
    return _json(values | {"headers": capture.headers})


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
