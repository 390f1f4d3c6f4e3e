"""The words newscli's parts share: frozen values, whole and valid whenever one is held.

Moments end in `_at` (or are an article's `published`/`updated`) and are aware datetimes; what is kept is UTC.
Nothing here asks a server, a disk or a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a list of headlines needs none of an article's blocks, and their classes cost as much as SQLite
    from newscli.blocks import Blocks

#: What a page turned out to be. Only `article`, `video` and `teaser` are kept as articles; a wall never is.
Kind = Literal["article", "teaser", "paywall", "consent", "error", "section", "video"]
ARTICLE_KINDS: frozenset[Kind] = frozenset({"article", "video", "teaser"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something followed: a feed, a sitemap or a section page, and when to ask it again."""

    id: int
    name: str  #: short and unique, for the command line: `belta-de`
    url: str
    kind: str  #: which reader in `parser.listings.READERS` reads it; "" until it was read once
    title: str
    language: str | None = None
    pages: bool = True  #: fetch the article pages; False keeps the feed's own words
    tags: tuple[str, ...] = ()
    added_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    asked_at: datetime | None = None  #: the last time it was asked at all
    answered_at: datetime | None = None  #: the last time the answer was usable (200 or 304)
    new_at: datetime | None = None  #: the last time it had an article not seen before
    next_at: datetime | None = None  #: not to be asked before; None: due now
    failures: int = 0  #: in a row
    last_error: str | None = None
    last_new: int = 0  #: articles new in the last answer
    reason: str = ""  #: the last decision on when to ask again, in words
    gone: bool = False  #: answered 410; never asked again by itself

    def is_due(self, now: datetime) -> bool:
        """Whether it may be asked now."""
        return not self.gone and (self.next_at is None or self.next_at <= now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One reading of a source: its entries in the order of the page."""

    kind: str
    title: str = ""
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    next_url: str | None = None  #: the page with older entries
    children: tuple[str, ...] = ()  #: a sitemap index's sitemaps, newest first
    ttl_seconds: float | None = None  #: how long the publisher says this stays fresh
    skip_hours: frozenset[int] = frozenset()  #: UTC hours in which the publisher asks not to be asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The readable article in one page: what `read_article` returns.

    `published` and `updated` are aware; where the page gives only a day they are midnight UTC of that day and
    `published_is_day` / `updated_is_day` say so. `url` is the canonical address the page claims, or the one it was
    read from.
    """

    url: str | None
    title: str
    kind: Kind = "article"
    published: datetime | None = None
    published_is_day: bool = False
    updated: datetime | None = None
    updated_is_day: bool = False
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None  #: two or three letters, with a script where it matters: `zh-Hant`
    description: str = ""
    site_name: str | None = None
    picture: str | None = None
    paywalled: bool = False
    next_url: str | None = None  #: the next page of an article split over several addresses
    blocks: Blocks = ()
    borrowed: tuple[str, ...] = ()  #: the names of facts that the page lacks and its listing, or a file, has
    parser_version: int = 0

    @property
    def text(self) -> str:
        """The article's words, paragraphs separated by an empty line; captions and players left out."""
        from newscli.blocks.text import plain

        return plain(self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A line of `newscli latest`: the short number, and what the newest revision says."""

    id: int
    url: str
    title: str
    source: str  #: the source's short name
    published: datetime | None
    published_is_day: bool = False
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    kind: Kind = "article"
    first_seen_at: datetime
    changed_at: datetime | None = None  #: when the newsroom last changed its words, as far as we saw
    gone_at: datetime | None = None  #: when the page was first found gone
    unread: bool = True
    starred: bool = False
    tags: tuple[str, ...] = ()  #: the newsroom's
    own_tags: tuple[str, ...] = ()  #: the reader's
    story: tuple[int, ...] = ()  #: the other articles that are the same report
    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of an article's words, the capture it was read from and the parser that read it.

    `ours` is true where only our reading changed, not the newsroom's words.
    """

    id: int
    article_id: int
    capture_id: int | None
    seen_at: datetime
    ours: bool
    reading: Reading


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the original text, with the places in it (start, end) that matched the query."""

    text: str
    lit: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article found: how well it fits and the passages that prove it."""

    article: Article
    score: float
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which articles a list is about; an empty field does not restrict."""

    sources: tuple[str, ...] = ()  #: short names
    sections: tuple[str, ...] = ()  #: compared without case
    languages: tuple[str, ...] = ()  #: `zh` also means `zh-Hant`
    tags: tuple[str, ...] = ()  #: the reader's, of the article or its source, or the newsroom's; without case
    since: datetime | None = None
    until: datetime | None = None  #: exclusive
    unread: bool = False
    starred: bool = False
    changed: bool = False  #: only articles whose words changed after we first saw them
    unmuted: bool = False  #: without what a rule of the reader's hides


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What `archive.keep` did with a reading."""

    article_id: int
    revision_id: int
    change: Literal["new", "changed", "same", "reread"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """An address a sync has to come back to, or, without a moment, one it need never ask again."""

    url: str
    source_id: int
    article_id: int | None = None  #: the article to look at again; None: a page that could not be kept yet
    at: datetime | None  #: not before; None: never
    appeared_at: datetime  #: when the article appeared, or was first seen where it does not say
    tries: int = 0  #: failures in a row
    reason: str = ""  #: why, in words
    etag: str | None = None  #: validators of the page as it is kept
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a sync got from one source; a value, so that one bad source never stops the others."""

    source: Source
    status: Literal["new", "nothing new", "not modified", "failed", "not due"]
    new: int = 0
    changed: int = 0
    failed_pages: int = 0
    error: str | None = None
    seconds: float = 0.0
    bytes: int = 0
    notes: tuple[str, ...] = ()
