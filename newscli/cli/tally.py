"""What a sync's events add up to, as plain values that also travel from a sync in the background as JSON."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from newscli.model import Source
from newscli.sync import Answered, Asked, Event, Finished, Listed, PageRead, Started

#: A server that has kept us waiting for so many seconds is told of.
_SLOW_SECONDS = 3


class Tally:
    """A sync's listener: keeps count and hands the state on whenever it changes.

    The state: `left` sources not finished, articles `read` and still `coming`, the `bytes` that came, what it is
    `doing`, the source it is `waiting` for longest and for how many `seconds` (None where nobody is slow), and the name
    of the source that this event `finished`, if any.
    """

    def __init__(self, tell: Callable[[dict[str, Any]], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._pages: dict[int, int] = {}  # still to come, by source
        self._bytes_of: dict[int, int] = {}  # of pages, by source
        self._asked: dict[tuple[int, str], tuple[float, str]] = {}  # since when, and on whose behalf
        self._left = self._read = self._coming = self._bytes = 0
        self._doing = ""
        self._told: dict[str, Any] = {}

    def __call__(self, event: Event) -> None:
        """Take in an event."""
        finished: str | None = None
        match event:
            case Started(sources=sources):
                self._left = sources
            case Asked(source=source, url=url):
                self._asked[source.id, url] = self._clock(), source.name
            case Answered(source=source, url=url):
                self._asked.pop((source.id, url), None)
            case Listed(source=source, pages=pages):
                self._expect(source, pages)
                self._doing = source.title or source.name
            case PageRead(source=source, title=title, left=left):
                self._expect(source, left)
                self._read += 1
                self._count(source, event.bytes)
                self._doing = title
            case Finished(outcome=outcome, left=left):
                self._expect(outcome.source, 0)
                self._count(outcome.source, outcome.bytes - self._bytes_of.get(outcome.source.id, 0))
                finished = outcome.source.name
                self._left = left
        self._pass_on(finished)

    def _pass_on(self, finished: str | None) -> None:
        since, waiting = min(self._asked.values(), default=(self._clock(), ""))
        seconds = int(self._clock() - since)
        state = {
            "left": self._left,
            "read": self._read,
            "coming": self._coming,
            "bytes": self._bytes,
            "doing": self._doing,
            "waiting": waiting if seconds >= _SLOW_SECONDS else None,
            "seconds": seconds if seconds >= _SLOW_SECONDS else 0,
            "finished": finished,
        }
        if state != self._told:
            self._told = state
            self._tell(state)

    def _expect(self, source: Source, pages: int) -> None:
        self._coming += pages - self._pages.get(source.id, 0)
        self._pages[source.id] = pages

    def _count(self, source: Source, size: int) -> None:
        self._bytes += size
        self._bytes_of[source.id] = self._bytes_of.get(source.id, 0) + size
