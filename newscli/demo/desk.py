"""What the newsroom does to articles after publication: it corrects some and takes one down.

Either a test says when (`correct()`, `withdraw()`), or it happens by itself some time after an article was first read,
so that a reader who syncs twice sees both versions.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from newscli.demo.stories import Story

Clock = Callable[[], datetime]


class Desk:
    """The articles of one newspaper as they stand at this moment; safe to ask from many threads."""

    def __init__(self, stories: Iterable[Story], clock: Clock, changes_after: timedelta | None = None) -> None:
        self._stories = list(stories)
        self._clock = clock
        self._after = changes_after
        self._first_read: dict[int, datetime] = {}
        self._changed_at: datetime | None = None
        self._withdrawn = False
        self._lock = threading.Lock()

    def correct(self) -> None:
        """Publish the corrections now."""
        self._changed_at = self._clock()

    def withdraw(self) -> None:
        """Take down now what is to disappear."""
        self._withdrawn = True

    def stories(self) -> list[Story]:
        """What the listings name, newest first."""
        return [story for story in map(self._as_it_stands, self._stories) if story is not None]

    def read(self, number: int) -> Story | None:
        """The article with that number for a reader of its page; None where there is none or no more."""
        with self._lock:
            self._first_read.setdefault(number, self._clock())
        return next((story for story in self.stories() if story.id == number), None)

    def gone(self, number: int) -> bool:
        """Whether there was an article with that number that was taken down."""
        was = any(story.id == number for story in self._stories)
        return was and all(story.id != number for story in self.stories())

    def _as_it_stands(self, story: Story) -> Story | None:
        due = self._due(story)
        if story.vanishes and (self._withdrawn or due is not None):
            return None
        moment = self._changed_at or due
        return story if moment is None else story.corrected(moment)

    def _due(self, story: Story) -> datetime | None:
        """When the article changed by itself; None where it has not yet."""
        first = self._first_read.get(story.id)
        if self._after is None or first is None or first + self._after > self._clock():
            return None
        return first + self._after
