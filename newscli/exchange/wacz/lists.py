"""The index of a WACZ (CDXJ, https://specs.webrecorder.net/cdxj/0.1.0/) and the list of its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC
from hashlib import sha256
from urllib.parse import urlsplit
from uuid import UUID

from newscli.exchange.warc.writing import Placed


def cdxj(placed: Iterable[Placed], file_name: str) -> bytes:
    """A line an answer, sorted by address and time, so that a reader finds one by halving."""
    return "".join(sorted(_line(one, file_name) for one in placed)).encode("utf-8", "replace")


def pages(placed: Iterable[Placed]) -> bytes:
    """A head, then a line a page: what a person opens first."""
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    for one in placed:
        if one.is_page:
            moment = f"{one.capture.fetched_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
            name = UUID(bytes=sha256(f"{one.capture.url} {moment}".encode()).digest()[:16], version=5)
            lines.append({"id": str(name), "url": one.capture.url, "ts": moment, "title": one.title})
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode("utf-8", "replace")


def _line(one: Placed, file_name: str) -> str:
    capture = one.capture
    kind = (capture.header("content-type") or "").partition(";")[0].strip().lower()
    values = {
        "url": capture.url,
        "mime": "warc/revisit" if one.is_revisit else kind,
        "status": str(capture.status),
        "digest": one.digest,
        "length": str(one.length),
        "offset": str(one.offset),
        "filename": file_name,
    }
    return f"{sort_key(capture.url)} {capture.fetched_at.astimezone(UTC):%Y%m%d%H%M%S} {json.dumps(values)}\n"


def sort_key(url: str) -> str:
    """The address with the widest part of its host first: `com,example)/path?query` (SURT, as web archives sort)."""
    parts = urlsplit(url.lower())
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = "&".join(sorted(parts.query.split("&")))
    path = parts.path if parts.path == "/" else parts.path.rstrip("/") or "/"
    return re.sub(r"\s", "%20", f"{','.join(reversed(host.split('.')))}{port}){path}{'?' if query else ''}{query}")
