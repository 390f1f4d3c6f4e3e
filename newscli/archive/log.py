"""The append-only log of everything captured and of every forgetting: a Merkle tree over their records.

Whoever kept an earlier head elsewhere can tell whether anything before it was changed, left out or reordered.
"""

from __future__ import annotations

from dataclasses import dataclass

from newscli.archive import merkle
from newscli.archive.connection import Connection

#: Leaves under the lowest roots that are kept. Higher ones are kept too, lower ones are made again from the leaves:
#: 0.3 bytes a capture, and a proof reads at most one block of leaves.
_BLOCK = 256
_BLOCK_HEIGHT = 8


@dataclass(frozen=True, slots=True)
class Head:
    """The log at one moment: how many entries, and the root over them."""

    size: int
    root: bytes


def append(connection: Connection, leaf: bytes, note: str | None = None) -> int:
    """Add an entry, in the caller's transaction; returns its place. `note`: the record, where no capture holds it."""
    position = size(connection)
    connection.execute("INSERT INTO log (position, leaf, note) VALUES (?, ?, ?)", (position, leaf, note))
    if (position + 1) % _BLOCK == 0:
        _keep_roots(connection, position // _BLOCK)
    return position


def size(connection: Connection) -> int:
    """How many entries the log has."""
    count: int = connection.execute("SELECT coalesce(max(position) + 1, 0) FROM log").fetchone()[0]
    return count


def head(connection: Connection, at: int | None = None) -> Head:
    """The log's head, now or when it had `at` entries."""
    entries = size(connection) if at is None else at
    return Head(entries, merkle.root(_Subtrees(connection), entries))


def proof(connection: Connection, position: int, entries: int) -> list[bytes]:
    """The neighbours that lead from the entry at `position` to the root over the first `entries`."""
    return merkle.path(_Subtrees(connection), position, entries)


def rebuild(connection: Connection) -> None:
    """Make the kept roots anew from the leaves, in the caller's transaction."""
    connection.execute("DELETE FROM log_nodes")
    for block in range(size(connection) // _BLOCK):
        _keep_roots(connection, block)


class _Subtrees:
    """Roots of whole subtrees, as `merkle` asks for them; the block read last is remembered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._block: tuple[int, list[bytes]] = (-1, [])

    def __call__(self, start: int, count: int) -> bytes:
        if count < _BLOCK:
            within = start % _BLOCK
            return merkle.fold(self._leaves(start // _BLOCK)[within : within + count])
        height = count.bit_length() - 1
        kept: bytes = self._connection.execute(
            "SELECT hash FROM log_nodes WHERE height = ? AND place = ?", (height, start >> height)
        ).fetchone()[0]
        return kept

    def _leaves(self, block: int) -> list[bytes]:
        if self._block[0] != block:
            rows = self._connection.execute(
                "SELECT leaf FROM log WHERE position >= ? AND position < ? ORDER BY position",
                (block * _BLOCK, (block + 1) * _BLOCK),
            )
            self._block = (block, [leaf for (leaf,) in rows])
        return self._block[1]


def _keep_roots(connection: Connection, place: int) -> None:
    """Keep the root of a block that became whole, and of each subtree that became whole with it."""
    subtrees = _Subtrees(connection)
    start = place * _BLOCK
    reached = merkle.node_hash(subtrees(start, _BLOCK // 2), subtrees(start + _BLOCK // 2, _BLOCK // 2))
    height = _BLOCK_HEIGHT
    while True:
        connection.execute("INSERT INTO log_nodes (height, place, hash) VALUES (?, ?, ?)", (height, place, reached))
        if place % 2 == 0:
            return
        left = subtrees((place - 1) << height, 1 << height)
        reached, place, height = merkle.node_hash(left, reached), place >> 1, height + 1
