"""An auditor who never saw newscli: RFC 6962, section 2.1, written down from its text, and the archive read as a file.

Nothing of newscli is imported here. The leaves are whatever bytes the log's entries are made of.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from base64 import b64decode
from pathlib import Path
from typing import Any


def leaf(entry: bytes) -> bytes:
    """MTH({d(0)}) = SHA-256(0x00 || d(0))."""
    return hashlib.sha256(b"\x00" + entry).digest()


def tree(leaves: list[bytes]) -> bytes:
    """MTH(D[n]), from the hashes of its leaves: split at k, the largest power of two smaller than n."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    k = _k(len(leaves))
    return hashlib.sha256(b"\x01" + tree(leaves[:k]) + tree(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n]): the audit path of the entry d(m), from the leaf up."""
    if len(leaves) == 1:
        return []
    k = _k(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), tree(leaves[k:])]
    return [*path(m - k, leaves[k:]), tree(leaves[:k])]


def climb(m: int, n: int, reached: bytes, audit_path: list[bytes]) -> bytes:
    """The root that an audit path leads to, by undoing PATH: the last of it belongs to the topmost split."""
    if n == 1:
        if audit_path:
            raise ValueError("the path is too long")
        return reached
    if not audit_path:
        raise ValueError("the path is too short")
    *below, sibling = audit_path
    k = _k(n)
    if m < k:
        return hashlib.sha256(b"\x01" + climb(m, k, reached, below) + sibling).digest()
    return hashlib.sha256(b"\x01" + sibling + climb(m - k, n - k, reached, below)).digest()


def accepts(evidence: str, *, root: str, size: int) -> bool:
    """Whether an evidence file is true of the log whose head was published: its page, its record, its path."""
    document: dict[str, Any] = json.loads(evidence)
    entry = document["record"].encode()
    if hashlib.sha256(b64decode(document["page_base64"])).hexdigest() != json.loads(entry)["body_sha256"]:
        return False
    neighbours = [bytes.fromhex(one) for one in document["path"]]
    try:
        return climb(document["position"], size, leaf(entry), neighbours).hex() == root
    except ValueError:
        return False


def published(evidence: str) -> dict[str, Any]:
    """The head that an evidence file names, for those who publish it or keep it elsewhere."""
    lines = dict(line.split(" ", 1) for line in json.loads(evidence)["head"].splitlines()[1:])
    return {"root": lines["root"], "size": int(lines["size"])}


def root_of(archive: Path, size: int) -> str:
    """The root over the first entries of the log in an archive's file."""
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT leaf FROM log ORDER BY position LIMIT ?", (size,)).fetchall()
    connection.close()
    return tree([row[0] for row in rows]).hex()


def _k(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k
