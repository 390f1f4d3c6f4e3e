"""What a sync's events add up to, as plain values that also travel from a sync in the background as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newscli.model import Source
from newscli.sync import Event, Finished, Listed, PageRead, Started


class Tally:
    """A sync's listener: keeps count and hands the state on after each event.

    The state: `left` sources not finished, articles `read` and still `coming`, what it is `doing`, and the name of the
    source that this event `finished`, if any.
    """

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self._tell = tell
        self._pages: dict[int, int] = {}  # still to come, by source
        self._left = self._read = self._coming = 0
        self._doing = ""

    def __call__(self, event: Event) -> None:
        """Take in an event."""
        finished: str | None = None
        match event:
            case Started(sources=sources):
                self._left = sources
            case Listed(source=source, pages=pages):
                self._expect(source, pages)
                self._doing = source.title or source.name
            case PageRead(source=source, title=title, left=left):
                self._expect(source, left)
                self._read += 1
                self._doing = title
            case Finished(outcome=outcome, left=left):
                self._expect(outcome.source, 0)
                finished = outcome.source.name
                self._left = left
        self._tell(
            {
                "left": self._left,
                "read": self._read,
                "coming": self._coming,
                "doing": self._doing,
                "finished": finished,
            }
        )

    def _expect(self, source: Source, pages: int) -> None:
        self._coming += pages - self._pages.get(source.id, 0)
        self._pages[source.id] = pages
