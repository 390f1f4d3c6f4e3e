"""Feeds in which not even an entry can be told: feedparser, thirty times slower, which knows every way to be broken."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newscli import addresses
from newscli.model import Entry, Listing
from newscli.parser.listings.dates import read_moment
from newscli.parser.listings.xmlfeed import MAX_ENTRIES, one_line

#: feedparser reads about 2,300 entries a second of CPU, so a broken feed is read only so far,
_MAX_LETTERS = 200_000
#: and its time grows with the square of elements left open: 100,000 took 5 s.
_MAX_OPEN = 2_000


def read(text: str, base: str, now: datetime) -> Listing | None:
    """The listing in a feed, however broken; None where there is nothing of a feed in it."""
    import feedparser  # 57 ms that hardly any sync needs

    text = text[:_MAX_LETTERS]
    if text.count("<") - 2 * text.count("</") > _MAX_OPEN:
        return None
    # An address or a path given to feedparser would be fetched: bytes never are. Sanitizing is the page reader's work.
    found: Any = feedparser.parse(text.encode("utf-8", "replace"), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version") and not found.entries:
        return None
    entries = [_entry(item, base, now) for item in found.entries[:MAX_ENTRIES]]
    return Listing(
        kind="feed",
        title=one_line(found.feed.get("title", "")),
        language=found.feed.get("language") or None,
        entries=tuple(entry for entry in entries if entry),
    )


def _entry(item: Any, base: str, now: datetime) -> Entry | None:
    link = item.get("link") or item.get("id", "")
    url = addresses.join(base, link) if link else None
    if url is None:
        return None
    content = next((part.get("value", "") for part in item.get("content", ())), "")
    section = next((tag.get("term") for tag in item.get("tags", ()) if tag.get("term")), None)
    return Entry(
        url=url,
        guid=item.get("id") or None,
        title=one_line(item.get("title", "")),
        published=_moment(item, "published", now),
        updated=_moment(item, "updated", now),
        authors=(one_line(item["author"]),) if item.get("author") else (),
        section=section,
        summary=item.get("summary", ""),
        content=content,
        picture=next((media.get("url") for media in item.get("media_thumbnail", ()) if media.get("url")), None),
    )


def _moment(item: Any, name: str, now: datetime) -> datetime | None:
    """Our own reading first; feedparser knows more dialects (Korean, Greek, Hungarian months)."""
    own = read_moment(item.get(name, ""), now)
    parsed = item.get(f"{name}_parsed")
    if own or not parsed:
        return own
    year, month, day, hour, minute = parsed[:5]
    return read_moment(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z", now)
