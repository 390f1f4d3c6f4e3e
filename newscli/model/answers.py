"""What servers answered, and what a listing among the answers says of its articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newscli.values import Value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Capture(Value):
    """What a server answered, byte for byte, and when. `body` is after transfer and content decoding."""

    url: str  #: the address that gave this answer, after redirects
    asked_url: str  #: the address that was asked first
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    redirects: tuple[tuple[str, int], ...] = ()  #: (address, status) of each hop before `url`

    @property
    def memento(self) -> str | None:
        """Where a web archive gave this page as it was at `fetched_at`; None where its own server gave it."""
        return self.asked_url if self.asked_url != self.url and self.header("memento-datetime") else None

    def header(self, name: str) -> str | None:
        """The first value of a header, its name in any case; None where there is none."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Entry(Value):
    """What a listing says of one article: a pointer, and the feed's own words as evidence."""

    url: str  #: absolute
    guid: str | None = None
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    summary: str = ""  #: HTML or plain words, as the feed has them
    content: str = ""  #: the whole text, HTML, where the feed has it
    language: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Listing(Value):
    """One reading of a source: its entries in the order of the page."""

    kind: str
    title: str = ""
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    next_url: str | None = None  #: the page with older entries
    children: tuple[str, ...] = ()  #: a sitemap index's sitemaps, newest first
    ttl_seconds: float | None = None  #: how long the publisher says this stays fresh
    skip_hours: frozenset[int] = frozenset()  #: UTC hours in which the publisher asks not to be asked
