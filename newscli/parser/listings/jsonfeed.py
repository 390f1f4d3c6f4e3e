"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read leniently: a field of the wrong kind is as good as none."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from newscli import addresses
from newscli.model import Capture, Entry, Listing
from newscli.parser.charset import decode
from newscli.parser.listings.dates import read_moment
from newscli.parser.listings.xmlfeed import MAX_ENTRIES, one_line


def read(capture: Capture) -> Listing | None:
    """The listing in a JSON Feed; None where the bytes are no JSON or none of a feed."""
    if capture.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
        return None
    try:
        feed = json.loads(decode(capture.body, capture.header("content-type")))
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        return None
    language = _text(feed, "language") or None
    entries = (_entry(item, capture, language) for item in feed["items"][:MAX_ENTRIES] if isinstance(item, dict))
    next_url = _text(feed, "next_url")
    return Listing(
        kind="jsonfeed",
        title=one_line(_text(feed, "title")),
        language=language,
        entries=tuple(entry for entry in entries if entry),
        next_url=addresses.join(capture.url, next_url) if next_url else None,
    )


def _entry(item: dict[str, Any], capture: Capture, language: str | None) -> Entry | None:
    address = _text(item, "url") or _text(item, "id")
    url = addresses.join(capture.url, address) if "://" in address or _text(item, "url") else None
    if url is None:
        return None
    people = item.get("authors") or [item.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, dict)] if isinstance(people, list) else []
    tags = item.get("tags")
    return Entry(
        url=url,
        guid=_text(item, "id") or None,
        title=one_line(_text(item, "title")),
        published=_moment(item, "date_published", capture.fetched_at),
        updated=_moment(item, "date_modified", capture.fetched_at),
        authors=tuple(one_line(name) for name in names if name),
        section=next((tag for tag in tags if isinstance(tag, str)), None) if isinstance(tags, list) else None,
        summary=_text(item, "summary"),
        content=_text(item, "content_html") or _text(item, "content_text"),
        language=_text(item, "language") or language,
        picture=_text(item, "image") or None,
    )


def _moment(item: dict[str, Any], name: str, now: datetime) -> datetime | None:
    return read_moment(_text(item, name), now)


def _text(values: dict[str, Any], name: str) -> str:
    """A field as text; numbers are ids to some feeds."""
    value = values.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
