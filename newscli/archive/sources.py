"""What is followed: one row a source, changed as sync learns about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from newscli.archive.connection import Connection
from newscli.archive.moments import from_column, to_column
from newscli.archive.naming import short_name
from newscli.errors import NotFoundError, UsageError
from newscli.model import Source

_COLUMNS = """
  id, name, url, kind, title, language, pages, tags, added_at, etag, last_modified, asked_at, answered_at, new_at,
  next_at, failures, last_error, last_new, reason, gone
"""


class Sources:
    """The sources of one archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self,
        url: str,
        *,
        kind: str = "",
        title: str = "",
        name: str | None = None,
        language: str | None = None,
        now: datetime,
        pages: bool = True,
        tags: Sequence[str] = (),
    ) -> Source:
        """Follow an address; the name is made from it where none is given.

        An address that was followed before is followed again under its old name. Raises UsageError where it is followed
        already, or where the name is taken by another address.
        """
        former = self._connection.execute(
            "SELECT id, name, removed FROM sources WHERE url = ? ORDER BY removed", (url,)
        ).fetchone()
        if former and not former[2]:
            raise UsageError(f"{url} is followed already, as {former[1]}")
        taken = {
            row[0]
            for row in self._connection.execute("SELECT name FROM sources WHERE id IS NOT ?", (former and former[0],))
        }
        if name in taken:
            raise UsageError(f"another source is called {name} already; choose another name")
        if former:
            name = name or former[1]
        name = name or short_name(url, taken, title)
        if former:
            self._connection.execute(
                """
                UPDATE sources
                SET removed = 0, name = ?, kind = ?, title = ?, language = ?, pages = ?, tags = ?,
                    next_at = NULL, failures = 0, last_error = NULL, gone = 0
                WHERE id = ?
                """,
                (name, kind, title, language, pages, "\n".join(tags), former[0]),
            )
        else:
            self._connection.execute(
                """
                INSERT INTO sources (name, url, kind, title, language, pages, tags, added_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                (name, url, kind, title, language, pages, "\n".join(tags), to_column(now)),
            )
        return self.get(name)

    def all(self) -> list[Source]:
        """Every source that is followed, in the order they were added."""
        return self._select("NOT removed ORDER BY added_at, id")

    def ever(self) -> list[Source]:
        """Every source articles are filed under, also those that are followed no longer."""
        return self._select("1 ORDER BY id")

    def untouched(self) -> bool:
        """Whether nothing was ever followed here, not even for a while."""
        return not self._connection.execute("SELECT EXISTS (SELECT 1 FROM sources)").fetchone()[0]

    def get(self, ref: str) -> Source:
        """The source with this name or address, or the only one whose name or address has this in it.

        Raises NotFoundError where there is none, UsageError where there are several.
        """
        exact = self._select("NOT removed AND (name = ? OR url = ?)", ref, ref)
        if exact:
            return exact[0]
        parts = self._select("NOT removed AND (instr(name, ?) OR instr(url, ?))", ref.lower(), ref)
        if not parts:
            raise NotFoundError(f"no source is called {ref}; `newscli sources` lists them")
        if len(parts) > 1:
            names = ", ".join(source.name for source in parts[:5])
            raise UsageError(f"{ref} fits {len(parts)} sources ({names}{', ...' if len(parts) > 5 else ''}); name one")
        return parts[0]

    def update(self, source: Source) -> None:
        """Write down everything about a source but its number and when it was added."""
        self._connection.execute(
            """
            UPDATE sources
            SET name = ?, url = ?, kind = ?, title = ?, language = ?, pages = ?, tags = ?, etag = ?, last_modified = ?,
                asked_at = ?, answered_at = ?, new_at = ?, next_at = ?, failures = ?, last_error = ?, last_new = ?,
                reason = ?, gone = ?
            WHERE id = ?
            """,
            (
                source.name,
                source.url,
                source.kind,
                source.title,
                source.language,
                source.pages,
                "\n".join(source.tags),
                source.etag,
                source.last_modified,
                to_column(source.asked_at),
                to_column(source.answered_at),
                to_column(source.new_at),
                to_column(source.next_at),
                source.failures,
                source.last_error,
                source.last_new,
                source.reason,
                source.gone,
                source.id,
            ),
        )

    def remove(self, source_id: int) -> None:
        """Follow it no longer. Its articles stay, and stay filed under its name."""
        self._connection.execute("UPDATE sources SET removed = 1 WHERE id = ?", (source_id,))

    def articles_per_day(self, now: datetime, days: int = 14) -> dict[int, list[int]]:
        """How many articles each source had on each of the last days, oldest first, by the source's number.

        Days are of 24 hours, counted back from now; a source without an article in that time is left out.
        """
        day = 86_400_000_000  # microseconds
        end = to_column(now)
        rows = self._connection.execute(
            """
            SELECT source_id, (? - listed_at) / ? AS age, count(*) FROM articles
            WHERE listed_at > ? AND listed_at <= ? AND source_id IS NOT NULL
            GROUP BY source_id, age
            """,
            (end, day, end - days * day, end),
        )
        counts: dict[int, list[int]] = {}
        for source_id, age, count in rows:
            counts.setdefault(source_id, [0] * days)[days - 1 - age] = count
        return counts

    def _select(self, condition: str, *parameters: Any) -> list[Source]:
        rows = self._connection.execute(f"SELECT {_COLUMNS} FROM sources WHERE {condition}", parameters)  # noqa: S608
        return [_source(*row) for row in rows]


def _source(  # noqa: PLR0917 - a row
    id: int,  # noqa: A002
    name: str,
    url: str,
    kind: str,
    title: str,
    language: str | None,
    pages: int,
    tags: str,
    added_at: int,
    etag: str | None,
    last_modified: str | None,
    asked_at: int | None,
    answered_at: int | None,
    new_at: int | None,
    next_at: int | None,
    failures: int,
    last_error: str | None,
    last_new: int,
    reason: str,
    gone: int,
) -> Source:
    return Source(
        id=id,
        name=name,
        url=url,
        kind=kind,
        title=title,
        language=language,
        pages=bool(pages),
        tags=tuple(tags.split("\n")) if tags else (),
        added_at=from_column(added_at),
        etag=etag,
        last_modified=last_modified,
        asked_at=from_column(asked_at),
        answered_at=from_column(answered_at),
        new_at=from_column(new_at),
        next_at=from_column(next_at),
        failures=failures,
        last_error=last_error,
        last_new=last_new,
        reason=reason,
        gone=bool(gone),
    )
