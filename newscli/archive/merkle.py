"""Merkle trees as RFC 6962 section 2.1 defines them: roots, proofs that a leaf is in one, and their check. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

#: (first leaf, number of leaves) -> the root over them. The number is a power of two and the place a multiple of it.
Subtree = Callable[[int, int], bytes]

EMPTY = sha256(b"").digest()


def leaf_hash(record: bytes) -> bytes:
    """The hash of one entry."""
    return sha256(b"\0" + record).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbouring subtrees."""
    return sha256(b"\1" + left + right).digest()


def fold(hashes: Sequence[bytes]) -> bytes:
    """The root over some neighbouring hashes, as many as a power of two."""
    while len(hashes) > 1:
        hashes = [node_hash(left, right) for left, right in zip(hashes[::2], hashes[1::2], strict=True)]
    return hashes[0]


def root(subtree: Subtree, size: int, start: int = 0) -> bytes:
    """The root over `size` leaves from `start` on."""
    if size == 0:
        return EMPTY
    half = _split(size)
    if half == size:
        return subtree(start, size)
    return node_hash(subtree(start, half), root(subtree, size - half, start + half))


def path(subtree: Subtree, position: int, size: int, start: int = 0) -> list[bytes]:
    """The proof that the leaf at `position` is in the tree of `size` leaves: neighbours from the leaf to the root."""
    if size == 1:
        return []
    half = _split(size - 1)
    if position < half:
        return [*path(subtree, position, half, start), root(subtree, size - half, start + half)]
    return [*path(subtree, position - half, size - half, start + half), subtree(start, half)]


def root_of_path(leaf: bytes, position: int, size: int, neighbours: Sequence[bytes]) -> bytes | None:
    """The root that a proof leads to; None where it has not the shape of a proof for that place.

    The algorithm of RFC 9162 section 2.1.3.2, which is the same tree.
    """
    if not 0 <= position < size:
        return None
    place, last, reached = position, size - 1, leaf
    for neighbour in neighbours:
        if last == 0:
            return None
        if place & 1 or place == last:
            reached = node_hash(neighbour, reached)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached = node_hash(reached, neighbour)
        place, last = place >> 1, last >> 1
    return reached if last == 0 else None


def _split(size: int) -> int:
    """The largest power of two not above `size`."""
    return 1 << (size.bit_length() - 1)
