"""What a site rule can say: where title, date, body and tags stand, and what is no part of the text."""

from __future__ import annotations

import re
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
    """One site: its hosts, what is the same on all its pages, and its layouts, today's first."""

    name: str
    hosts: tuple[str, ...]
    language: str
    layouts: tuple[Layout, ...]
    dateline: re.Pattern[str] | None = None  #: matches at the start of the first paragraph what is no part of the text
    ending: re.Pattern[str] | None = None  #: a paragraph that matches as a whole ends the text and is no part of it
    agency: str | None = None  #: the author where the page names none

    def zone_at(self, moment: datetime) -> tzinfo | None:
        """The zone of the site's clock on a day, for date lines without one; None where it is not known."""
        raise NotImplementedError

    def layouts_on(self, day: date | None) -> tuple[Layout, ...]:
        """The layouts that may have been served on a day, the likeliest first; all where the day is unknown."""
        return tuple(layout for layout in self.layouts if day is None or layout.until is None or day <= layout.until)
