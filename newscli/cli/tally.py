"""What a sync's events add up to, as plain values that also travel from a sync in the background as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newscli.sync import Event, Finished, Listed, PageRead, Started


class Tally:
    """A sync's listener: keeps count and hands the state on after each event.

    The state: `left` sources not finished, articles `read` and still `coming`, what it is `doing`, and the names of the
    sources that are `finished`.
    """

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self._tell = tell
        self._coming: dict[int, int] = {}
        self._finished: list[str] = []
        self._left = 0
        self._read = 0
        self._doing = ""

    def __call__(self, event: Event) -> None:
        """Take in an event."""
        match event:
            case Started(sources=sources):
                self._left = sources
            case Listed(source=source, pages=pages):
                self._coming[source.id] = pages
                self._doing = source.title or source.name
            case PageRead(source=source, title=title, left=left):
                self._coming[source.id] = left
                self._read += 1
                self._doing = title
            case Finished(outcome=outcome, left=left):
                self._coming.pop(outcome.source.id, None)
                self._finished.append(outcome.source.name)
                self._left = left
        self._tell(self.state)

    @property
    def state(self) -> dict[str, Any]:
        """The counts so far."""
        return {
            "left": self._left,
            "read": self._read,
            "coming": sum(self._coming.values()),
            "doing": self._doing,
            "finished": self._finished,
        }
