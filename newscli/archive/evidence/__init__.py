"""Evidence that a page said what it said when it was captured: one file that explains how to check it without newscli.

It holds the capture's record as it stands in the log, the page's bytes, the proof that the record is in the log (RFC
6962), and the log's head. The head can be signed (OpenSSH) and stamped by an authority (RFC 3161): without either, the
proof shows only that the record belongs to this log, whose owner could have written it anew.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from newscli.archive import Archive, log, merkle
from newscli.archive.captures import record
from newscli.archive.evidence import signature, stamp
from newscli.archive.evidence.explanation import EXPLANATION
from newscli.errors import NotFoundError, UnreadableError

#: Sends a time stamp query to an authority and returns its reply; who does it knows HTTP.
Ask = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: it holds, it does not, or (None) it could not be told."""

    what: str
    holds: bool | None
    detail: str = ""


def prove(
    archive: Archive, article_id: int, *, now: datetime, key: Path | None = None, authority: Ask | None = None
) -> str:
    """The evidence file for an article's page as it was last captured.

    `key` is a private OpenSSH key the head is signed with, `authority` whoever stamps it. Raises NotFoundError where
    only words were kept, ArchiveError where the page is damaged, and what signing and stamping raise.
    """
    numbers = archive.captures.of(article_id)
    if not numbers:
        raise NotFoundError(f"no page of article {article_id} is kept, only its words; there is nothing to prove")
    capture = archive.captures.get(numbers[-1])
    position = archive.captures.position(numbers[-1])
    head = log.head(archive.connection)
    text = f"newscli log\nsize {head.size}\nroot {head.root.hex()}\nat {now.isoformat()}\n"
    document: dict[str, Any] = {
        "newscli_evidence": 1,
        "how_to_check": EXPLANATION,
        "record": record(capture, sha256(capture.body).digest()).decode("utf-8", "surrogatepass"),
        "position": position,
        "path": [neighbour.hex() for neighbour in log.proof(archive.connection, position, head.size)],
        "head": text,
    }
    if key:
        document |= signature.sign(text.encode(), key)
    if authority:
        document["timestamp_base64"] = b64encode(authority(stamp.query(text.encode()))).decode()
    document["page_base64"] = b64encode(capture.body).decode()
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def check(
    written: str, *, archive: Archive | None = None, signer: str | None = None, certificate: Path | None = None
) -> list[Finding]:
    """Check an evidence file; every finding must hold.

    `archive`: also that this archive's log is the one the file speaks of. `signer`: the public key that must have
    signed. `certificate`: the authority's, or its root's, to check the time stamp with. Raises UnreadableError where
    this is no evidence file.
    """
    try:
        document = json.loads(written)
        text, said = str(document["head"]), str(document["record"])
        size, root = _head(text)
        leaf = merkle.leaf_hash(said.encode("utf-8", "surrogatepass"))
        path = [bytes.fromhex(neighbour) for neighbour in document["path"]]
        reached = merkle.root_of_path(leaf, int(document["position"]), size, path)
        page, values = b64decode(document["page_base64"], validate=True), json.loads(said)
        found = [
            Finding(
                "the page is the one in the record", sha256(page).hexdigest() == values["body_sha256"], values["url"]
            ),
            Finding("the record is in the log", reached == root, _captured(values)),
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(f"this is no evidence file of newscli, or a damaged one ({error})") from error
    if archive:
        same = size <= log.size(archive.connection) and log.head(archive.connection, size).root == root
        found.append(Finding("the log is this archive's", same))
    if "signature" in document:
        found.append(Finding("the head is signed", *signature.check(text.encode(), document, signer)))
    elif signer:
        found.append(Finding("the head is signed", holds=False, detail="there is no signature"))
    if "timestamp_base64" in document:
        found.append(
            Finding(
                "the head is stamped", *stamp.check(text.encode(), b64decode(document["timestamp_base64"]), certificate)
            )
        )
    elif certificate:
        found.append(Finding("the head is stamped", holds=False, detail="there is no time stamp"))
    return found


def _captured(values: dict[str, Any]) -> str:
    """When the page was so, and who says so: a page from a web archive has that one's date."""
    dated = any(name.lower() == "memento-datetime" for name, _ in values["headers"])
    if dated and values["asked_url"] != values["url"]:
        return f"as {values['asked_url']} dates it: {values['fetched_at']}"
    return f"captured {values['fetched_at']}"


def _head(text: str) -> tuple[int, bytes]:
    title, size, root, at = text.splitlines()
    if title != "newscli log" or not at.startswith("at "):
        raise ValueError("its head")
    return int(size.removeprefix("size ")), bytes.fromhex(root.removeprefix("root "))
