"""What a site rule can say: where title, date, body and tags stand, and what is no part of the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things stood in a site's pages until a day; CSS selectors, the first that finds something counts."""

    until: date | None = None  #: the last day this layout is known to have been served; None: it still is
    title: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()  #: inside the body, but no part of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule:
    """One edition of a site: its hosts, what is the same on all its pages, and its layouts, today's first."""

    name: str
    hosts: tuple[str, ...]  #: empty: told by the shape of its pages alone
    shape: tuple[str, ...] = ()  #: selectors that find something in each page of that make, wherever it is served
    language: str | None
    zone: Callable[[datetime], tzinfo]  #: the zone of the site's clock at a local time, for date lines without one
    layouts: tuple[Layout, ...]
    author: str | None = None  #: who wrote what nobody signed: the agency itself
    article: re.Pattern[str]  #: an article's path, with the group `section`
    opening: tuple[re.Pattern[str], ...] = ()  #: what may stand before the first sentence and is no part of it
    ending: re.Pattern[str] | None = None  #: a paragraph that is this ends the text, and is no part of it
    caption: re.Pattern[str] | None = None  #: a first paragraph that is this belongs to the picture

    def layouts_on(self, day: date | None) -> tuple[Layout, ...]:
        """The layouts that may have been served on a day, the likeliest first; all where the day is unknown."""
        return tuple(layout for layout in self.layouts if day is None or layout.until is None or day <= layout.until)
