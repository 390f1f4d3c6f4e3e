"""What goes out and comes in: one article with all that is known of it. Frozen values; no disk, no archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from newscli.model import Article, Capture, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article on its way out. `captures` and `parts` fetch bytes only when a format wants them."""

    article: Article
    reading: Reading
    source_url: str | None = None  #: where its source is asked; None where it has none
    captures: Callable[[], Iterable[Capture]] = tuple  #: its pages as they came, oldest first
    parts: Callable[[], Iterable[Capture]] = tuple  #: pictures, styles and fonts kept with them


class Sink(Protocol):
    """Where bytes go: a file, or standard output."""

    def write(self, body: bytes, /) -> object:
        """Take the next bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an export as a whole says of itself."""

    title: str
    made_at: datetime
    zone: tzinfo  #: the reader's, for dates that a person reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One article on its way in: its words, or the page they are to be read from."""

    where: str  #: `line 17`, `record 3`: its place in the file, for a person
    reading: Reading | None = None  #: None: still to be read from the capture
    capture: Capture | None = None
    coding: str = ""  #: the content codings that are still on the capture's body
    part_of: str | None = None  #: the address of the article whose picture, style or font the capture is
    facts: Reading | None = None  #: what was known of the article elsewhere, where the page does not say it itself
    source: str = ""  #: the short name of the source it was filed under elsewhere
    source_url: str | None = None
    first_seen_at: datetime | None = None  #: None: now
    gone_at: datetime | None = None
    unread: bool = True
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Flaw:
    """A piece of a file that could not be taken in; the rest goes on."""

    where: str
    cause: str

    def __str__(self) -> str:
        return f"{self.where}: {self.cause}"


@dataclass(frozen=True, slots=True)
class Passed:
    """A piece of a file that is sound, and no article."""

    where: str
    cause: str
