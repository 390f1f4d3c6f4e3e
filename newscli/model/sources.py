"""What is followed, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newscli.values import Value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Source(Value):
    """Something followed: a feed, a sitemap or a section page, and when to ask it again."""

    id: int
    name: str  #: short and unique, for the command line: `belta-de`
    url: str
    kind: str  #: which reader in `parser.listings` reads it; "" until it was read once
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
