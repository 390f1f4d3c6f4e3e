"""Articles as lists have them, and which of them a list is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newscli.values import Value

#: What a page turned out to be. Only `article`, `video` and `teaser` are kept as articles; a wall never is.
Kind = Literal["article", "teaser", "paywall", "consent", "error", "section", "video"]
ARTICLE_KINDS: frozenset[Kind] = frozenset({"article", "video", "teaser"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Article(Value):
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Filter(Value):
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
