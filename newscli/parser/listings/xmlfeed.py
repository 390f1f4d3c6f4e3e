"""RSS 0.9x to 2.0, RDF and Atom by expat: the quick reader for feeds that are well-formed.

It reads names as they are written (`content:encoded`), because feeds forget to declare prefixes far more often than
they rename them. What it cannot read it refuses with `expat.ExpatError`; `mendedfeed` stands behind it.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from newscli import addresses
from newscli.model import Entry, Listing
from newscli.parser.listings.dates import read_moment
from newscli.strictxml import new_parser

#: Feeds carry 10 to 500 entries; beyond this a feed is an archive dump or an attack, and its first are the newest.
MAX_ENTRIES = 2000

_ENTRIES = frozenset({"item", "entry"})
#: Elements whose inside repeats the names of entries but speaks of something else.
_SKIPPED = frozenset({"image", "textinput", "source", "cloud"})
#: Which field an element's text fills. Earlier names win over later ones of the same field.
TEXTS = {
    "title": "title", "dc:title": "title",
    "link": "link", "feedburner:origlink": "origin",
    "guid": "guid", "id": "guid",
    "pubdate": "published", "published": "published", "issued": "published", "dc:date": "published",
    "created": "published", "dcterms:issued": "published", "dcterms:created": "published",
    "updated": "updated", "modified": "updated", "dcterms:modified": "updated", "atom:updated": "updated",
    "author": "author", "name": "author", "dc:creator": "author", "itunes:author": "author",
    "category": "section", "dc:subject": "section",
    "description": "summary", "summary": "summary", "itunes:summary": "summary", "dc:description": "summary",
    "content:encoded": "content", "content": "content", "xhtml:body": "content",
    "language": "language", "dc:language": "language",
    "ttl": "ttl", "hour": "hour", "sy:updateperiod": "period", "sy:updatefrequency": "frequency",
}  # fmt: skip
_PERIODS = {"hourly": 3600.0, "daily": 86400.0, "weekly": 604800.0, "monthly": 2592000.0, "yearly": 31536000.0}
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://my.netscape.com/rdf/simple/0.9/")
_MAILED = re.compile(r"\S+@\S+\s*\((.+)\)$")


class _EnoughError(Exception):
    """As many entries as are read at all."""


@dataclass(slots=True)
class Words:
    """What one entry, or the feed itself, has said so far: field to texts, in order."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    permalink: bool = True

    def add(self, name: str, text: str) -> None:
        """Another text of a field."""
        self.texts.setdefault(name, []).append(text)

    def first(self, name: str) -> str:
        """The first text of a field; "" where it has none."""
        texts = self.texts.get(name)
        return texts[0] if texts else ""


class _Reader:
    """The handlers expat calls; keeps only where it is and what it is collecting."""

    def __init__(self) -> None:
        self.feed = Words()
        self.entries: list[Words] = []
        self.root = ""
        self._here = self.feed
        self._field = ""
        self._element = ""
        self._markup = False
        self._depth = 0  # inside the element being collected, or being skipped
        self._skipping = False
        self._pieces: list[str] = []
        self._prefix = ""

    def parse(self, document: bytes | str) -> None:
        """Read a whole document; raises ExpatError where it is not well-formed, UnreadableError where it is unsafe."""
        parser = new_parser(self._text)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        with contextlib.suppress(_EnoughError):
            parser.Parse(document, True)  # noqa: FBT003 - expat's own signature

    def _start(self, written: str, attributes: dict[str, str]) -> None:
        if self._skipping:
            self._depth += 1
            return
        name = written.lower()
        if not self.root:
            name = self._begin(name, attributes)
        elif self._prefix and name.startswith(self._prefix):
            name = name.removeprefix(self._prefix)
        if self._field:
            if self._element == "author" and name in ("name", "uri", "email", "url"):
                self._field = ""  # Atom's author is a person with parts, RSS's a line of text
            else:
                self._depth += 1
                self._open_markup(written, attributes)
                return
        if name in _ENTRIES:
            self._begin_entry(attributes)
        elif name in _SKIPPED:
            self._skipping, self._depth = True, 1
        else:
            self._attributes(name, attributes)
            if name in TEXTS:
                self._field, self._element, self._depth, self._pieces = TEXTS[name], name, 0, []
                self._markup = attributes.get("type") in ("xhtml", "application/xhtml+xml") or name == "xhtml:body"

    def _begin(self, name: str, attributes: dict[str, str]) -> str:
        """The first element says what the document is; a prefix it has itself, all names of its kind have."""
        prefix, colon, local = name.rpartition(":")
        if colon and (local == "feed" or attributes.get(f"xmlns:{prefix}") in _ATOM):
            self._prefix, name = prefix + colon, local
        self.root = name.rpartition(":")[2]
        if attributes.get("xml:lang"):
            self.feed.add("language", attributes["xml:lang"])
        return name

    def _begin_entry(self, attributes: dict[str, str]) -> None:
        if len(self.entries) >= MAX_ENTRIES:
            raise _EnoughError
        self._here = Words()
        self.entries.append(self._here)
        if attributes.get("rdf:about"):
            self._here.add("about", attributes["rdf:about"])
        if attributes.get("xml:lang"):
            self._here.add("language", attributes["xml:lang"])

    def _attributes(self, name: str, attributes: dict[str, str]) -> None:
        """What elements say in attributes rather than in text."""
        here = self._here
        if name in ("link", "atom:link", "atom10:link") and "href" in attributes:
            here.add(f"link {attributes.get('rel') or 'alternate'}", attributes["href"])
        elif name == "guid":
            here.permalink = (
                attributes.get("isPermaLink", attributes.get("ispermalink", "true")).strip().lower() != "false"
            )
        elif name == "category" and attributes.get("term"):
            here.add("section", attributes.get("label") or attributes["term"])
        elif name in ("media:content", "media:thumbnail", "enclosure") and attributes.get("url"):
            kind = attributes.get("medium") or attributes.get("type", "")
            if name == "media:thumbnail" or kind.startswith("image"):
                here.add("picture", attributes["url"])
        elif name == "itunes:image" and attributes.get("href"):
            here.add("picture", attributes["href"])

    def _open_markup(self, name: str, attributes: dict[str, str]) -> None:
        if not self._markup:
            self._markup = True
            self._pieces = [escape("".join(self._pieces), quote=False)]
        values = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        self._pieces.append(f"<{name}{values}>")

    def _end(self, written: str) -> None:
        if self._skipping:
            self._depth -= 1
            self._skipping = self._depth > 0
        elif self._field:
            if self._depth:
                self._depth -= 1
                self._pieces.append(f"</{written}>")
                return
            text = "".join(self._pieces).strip()
            if text:
                self._here.add(self._field, text)
            self._field = self._element = ""
        elif written.lower().removeprefix(self._prefix) in _ENTRIES:
            self._here = self.feed

    def _text(self, text: str) -> None:
        if self._field and not self._skipping:
            self._pieces.append(escape(text, quote=False) if self._markup else text)


def read(document: bytes | str, base: str, now: datetime) -> Listing | None:
    """The listing in a well-formed feed; None where the document is XML of another kind.

    Raises `expat.ExpatError` where it is not well-formed and UnreadableError where it defines entities that grow.
    """
    reader = _Reader()
    reader.parse(document)
    if reader.root not in ("rss", "rdf", "feed", "channel"):
        return None
    feed = reader.feed
    return Listing(
        kind="feed",
        title=one_line(feed.first("title")),
        language=(feed.first("language").strip() or None),
        entries=tuple(one for one in (entry(words, base, now) for words in reader.entries) if one),
        next_url=addresses.join(base, feed.first("link next")) if feed.first("link next") else None,
        ttl_seconds=_ttl(feed),
        skip_hours=frozenset(
            int(hour) % 24 for hour in feed.texts.get("hour", ()) if hour.isdigit() and int(hour) <= 24
        ),
    )


def one_line(text: str) -> str:
    """A text with its line breaks and runs of blanks made single blanks."""
    return " ".join(text.split())


def entry(words: Words, base: str, now: datetime) -> Entry | None:
    """What an entry has said as a value; None where it leads nowhere."""
    url = _address(words, base)
    if url is None:
        return None
    return Entry(
        url=url,
        guid=words.first("guid") or words.first("about") or None,
        title=one_line(words.first("title")),
        published=_moment(words, "published", now),
        updated=_moment(words, "updated", now),
        authors=tuple(dict.fromkeys(_author(text) for text in words.texts.get("author", ())))[:20],
        section=one_line(words.first("section")) or None,
        summary=words.first("summary"),
        content=words.first("content"),
        language=words.first("language") or None,
        picture=addresses.join(base, words.first("picture")) if words.first("picture") else None,
    )


def _address(words: Words, base: str) -> str | None:
    """Where the article is: the link before any proxy of it, then the link, then an id that is an address."""
    candidates = [words.first("origin"), words.first("link alternate"), words.first("link")]
    if words.permalink:
        candidates.append(words.first("guid"))
    candidates.append(words.first("about"))
    for candidate in candidates:
        # An id without a scheme ("tag:", a number) would join to a page that is not there.
        if candidate and (candidate not in (words.first("guid"), words.first("about")) or "://" in candidate):
            url = addresses.join(base, candidate)
            if url:
                return url
    return None


def _moment(words: Words, name: str, now: datetime) -> datetime | None:
    return next((moment for text in words.texts.get(name, ()) if (moment := read_moment(text, now))), None)


def _author(text: str) -> str:
    """The name in `mail@example.org (A. Name)`; otherwise the text."""
    mailed = _MAILED.match(text)
    return one_line(mailed[1] if mailed else text)


def _ttl(feed: Words) -> float | None:
    text = feed.first("ttl")
    if text.isdigit() and len(text) < 8:
        return int(text) * 60.0
    period = _PERIODS.get(feed.first("period").lower())
    frequency = feed.first("frequency") or "1"
    return period / max(1, int(frequency)) if period and frequency.isdigit() and len(frequency) < 6 else None
