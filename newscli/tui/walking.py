"""On from one article to the next: by the list's order, or to what is unread; in the view that has the keys."""

from __future__ import annotations

from functools import partial

from newscli.tui.around import Around
from newscli.tui.layout import View
from newscli.tui.lists import Lists
from newscli.tui.reading import Reading


class Walking:
    """Moves the cursor; where an article is open, the next one is opened."""

    def __init__(self, around: Around, lists: Lists, reading: Reading) -> None:
        self._around = around
        self._lists = lists
        self._reading = reading

    def by(self, step: int) -> None:
        """The article so many places further down."""
        headlines = self._around.desktop.headlines
        headlines.go(headlines.cursor + step)
        self._around.do(self._follow_cursor, "move")

    def to_unread(self, step: int) -> None:
        """The nearest unread article, forward (1) or back (-1)."""
        self._around.do(partial(self._to_unread, step), "move")

    async def _to_unread(self, step: int) -> None:
        if not await self._lists.to_unread(step):
            self._around.say("everything here is read")
        elif self._around.desktop.view is View.PAGE:
            await self._follow_cursor()

    async def _follow_cursor(self) -> None:
        await self._lists.to_cursor()
        headline, opened = self._around.desktop.headlines.article, self._reading.article
        if headline and (opened is None or headline.id != opened.id):
            self._reading.open(headline)
