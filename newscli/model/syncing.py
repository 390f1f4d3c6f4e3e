"""What a sync did, and what it has to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newscli.model.sources import Source
from newscli.values import Value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Kept(Value):
    """What `archive.keep` did with a reading."""

    article_id: int
    revision_id: int
    change: Literal["new", "changed", "same", "reread"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Errand(Value):
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Outcome(Value):
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
