"""Feeds that are not well-formed, entry by entry: one that is broken costs only itself.

The text is cut where entries begin. Each is read as XML, if need be with its stray `&` mended, else field by field. All
of it is linear in the feed's length, which a patient parser of broken markup is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from xml.parsers import expat

from newscli.model import Entry, Listing
from newscli.parser.listings import xmlfeed

_BEGIN = re.compile(r"<(item|entry)(?=[\s>])", re.IGNORECASE)
_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
_STRAY = re.compile(r"&(?!#?\w{1,12};)")
#: The fields that can be told even where nothing closes as it should: up to the next tag of a feed, or its own end.
_FIELD = re.compile(
    r"<(title|link|guid|id|pubDate|published|updated|dc:date|description|summary|author|category)(?:\s[^<>]*)?>"
    r"\s*(<!\[CDATA\[.*?\]\]>|[^<]*)",
    re.DOTALL | re.IGNORECASE,
)
_HREF = re.compile(r"<link\s[^<>]*?href\s*=\s*[\"']([^\"'<>]+)", re.IGNORECASE)


def read(text: str, base: str, now: datetime) -> Listing | None:
    """The listing in a feed's text; None where no entry can be read."""
    pieces = list(_pieces(text))
    entries = [entry for piece in pieces if (entry := _entry(piece, base, now))]
    if not entries:
        return None
    title = _fields(text[: text.find(pieces[0])]).get("title", "")
    return Listing(kind="feed", title=xmlfeed.one_line(title), entries=tuple(entries))


def _pieces(text: str) -> Iterator[str]:
    """The text of each entry, from its beginning to its end or the next one's beginning."""
    begins = [found.start() for found in _BEGIN.finditer(text)][: xmlfeed.MAX_ENTRIES]
    for start, following in zip(begins, [*begins[1:], len(text)], strict=True):
        end = _END.search(text, start, following)
        yield text[start : end.end() if end else following]


def _entry(piece: str, base: str, now: datetime) -> Entry | None:
    for mended in (piece, _STRAY.sub("&amp;", piece)):
        try:
            listing = xmlfeed.read(f"<rss><channel>{mended}</channel></rss>", base, now)
        except expat.ExpatError:
            continue
        return listing.entries[0] if listing and listing.entries else None
    fields = _fields(piece)
    href = _HREF.search(piece)
    words = xmlfeed.Words({name: [value] for name, value in fields.items() if value})
    if href and not fields.get("link"):
        words.add("link", unescape(href[1]))
    return xmlfeed.entry(words, base, now)


def _fields(piece: str) -> dict[str, str]:
    """The first text of each field, under the names `xmlfeed` has for them."""
    found: dict[str, str] = {}
    for match in _FIELD.finditer(piece):
        value = match[2].strip()
        whole = value.startswith("<![CDATA[")
        found.setdefault(xmlfeed.TEXTS[match[1].lower()], value[9:-3] if whole else unescape(value).strip())
    return found
