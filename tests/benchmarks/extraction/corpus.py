"""The development pages, and the third of them (by publisher) that is looked at only to confirm."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

#: Beside the checkout; not part of the project, because the pages are their publishers' work.
FOLDER = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "extraction"

#: Second-level names under which publishers register, so that `bbc.co.uk` is one publisher and `co.uk` is none.
_SHARED_SECOND = {"co", "com", "org", "net", "gov", "edu", "ac", "gv", "or", "ne", "se", "blogspot", "github", "gob"}


@dataclass(frozen=True)
class Page:
    """One page of the corpus with what a reader would expect to be read from it."""

    id: str
    source: str
    url: str
    path: Path
    charset: str
    truth: dict[str, Any]

    @cached_property
    def body(self) -> bytes:
        """The bytes as served."""
        return gzip.decompress(self.path.read_bytes())

    @property
    def text(self) -> str:
        """The page as text, decoded as the corpus says."""
        return self.body.decode(self.charset, "replace")


def publisher(url: str) -> str:
    """The name a publisher registered, good enough to keep its pages together: `www.bbc.co.uk` is `bbc.co.uk`."""
    labels = (urlsplit(url).hostname or "").split(".")
    if labels[:1] == ["web"] and "archive" in labels:  # the publisher is in the archive's address
        _, _, inner = url.partition("/web/")
        return publisher(inner.partition("/")[2])
    keep = 3 if len(labels) > 2 and labels[-2] in _SHARED_SECOND else 2
    return ".".join(labels[-keep:])


def held_out(url: str) -> bool:
    """Is this page of the third that is looked at only to confirm? Decided by publisher, the same for ever."""
    return int.from_bytes(hashlib.sha256(publisher(url).encode()).digest()[:8]) % 3 == 0


def load(folder: Path = FOLDER) -> list[Page]:
    """All pages, in the corpus's order."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return [
            Page(row["id"], row["source"], row["url"], folder / row["html_path"], row["charset"], row["truth"])
            for row in map(json.loads, lines)
        ]
