"""What a sync tells its listener while it works: frozen values, in the order things happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newscli.model import Outcome, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The sync has decided which sources to ask."""

    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A server is asked for an address now, on behalf of a source."""

    source: Source
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was asked for has come, or its failure is known."""

    source: Source
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The sync still waits for answers; told several times a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source answered with a list; `pages` of its articles are now to be fetched."""

    source: Source
    entries: int
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """An article's page was fetched and read, or its failure is known."""

    source: Source
    url: str
    title: str
    bytes: int
    left: int  #: pages of this source still to come
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A source is done for this time, and what it gave is kept."""

    outcome: Outcome
    left: int  #: sources still to come


Event = Started | Asked | Answered | Waiting | Listed | PageRead | Finished
Listener = Callable[[Event], None]
