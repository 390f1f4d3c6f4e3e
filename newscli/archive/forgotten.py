"""What was forgotten on purpose, known again by the hashes of its names: a sync must not bring it back."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from newscli.archive.connection import Connection


class Forgotten:
    """The names of one archive's forgotten articles: addresses in their canonical form, and guids."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def remember(self, article_id: int) -> None:
        """Remember all names of an article that is about to be forgotten, in the caller's transaction."""
        names = self._connection.execute("SELECT address FROM addresses WHERE article_id = ?", (article_id,)).fetchall()
        self._connection.executemany(
            "INSERT OR IGNORE INTO forgotten (sha256) VALUES (?)", [(_hash(name),) for (name,) in names]
        )

    def any(self) -> bool:
        """Whether anything was ever forgotten."""
        return self._connection.execute("SELECT 1 FROM forgotten LIMIT 1").fetchone() is not None

    def among(self, names: Iterable[str]) -> set[str]:
        """Those of the names that a forgotten article went by."""
        if not self.any():
            return set()
        return {
            name
            for name in names
            if self._connection.execute("SELECT 1 FROM forgotten WHERE sha256 = ?", (_hash(name),)).fetchone()
        }


def _hash(name: str) -> bytes:
    return sha256(name.encode("utf-8", "surrogatepass")).digest()
