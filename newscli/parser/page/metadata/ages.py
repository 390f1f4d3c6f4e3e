"""Reads the dates that are possible on one page: none from the future of its capture, in its country's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from newscli.parser.dates import Moment, find, parse

#: A date in a text, with its place.
Hit = tuple[Moment, int, int]


class Ages:
    """Reads dates that are possible on a page captured at a time: none from its future."""

    def __init__(self, captured_at: datetime | None, *, day_first: bool) -> None:
        # A day is said in the newsroom's zone, which may be ahead of ours.
        self._latest = captured_at + timedelta(days=1) if captured_at else None
        self._day_first = day_first

    def of(self, texts: Iterable[str]) -> list[Moment]:
        """The possible dates that these texts say."""
        return [moment for text in texts if (moment := self.parse(text)) is not None]

    def parse(self, text: str) -> Moment | None:
        """The date a text says, if it is possible."""
        moment = parse(text, day_first=self._day_first)
        return moment if moment is not None and self.possible(moment) else None

    def find(self, text: str) -> Iterator[Hit]:
        """The possible dates in a text."""
        return (hit for hit in find(text, day_first=self._day_first) if self.possible(hit[0]))

    def last(self, text: str) -> Moment | None:
        """The last possible date in a text."""
        hits = list(self.find(text))
        return hits[-1][0] if hits else None

    def possible(self, moment: Moment) -> bool:
        """Was this moment past when the page was captured?"""
        return self._latest is None or moment.at <= self._latest
