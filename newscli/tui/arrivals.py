"""News that come while one reads: asked for in the background, counted, and left out of the list until wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import IO

from newscli.tui import questions
from newscli.tui.around import Around
from newscli.tui.courier import Courier, State
from newscli.tui.status import Status

#: Headlines that come are counted so often.
COUNT_SECONDS = 0.5


class Arrivals:
    """Counts headlines kept since the list was shown, whoever brought them.

    `show` has the list shown as it is by now; `start` begins a sync (see Courier), None: never; `tell` takes its states
    from the courier's thread to ours.
    """

    def __init__(
        self,
        around: Around,
        status: Status,
        *,
        show: Callable[[], None],
        start: Callable[[bool], IO[bytes]] | None,
        tell: Callable[[State], object],
    ) -> None:
        self._around = around
        self._show = show
        self._status = status
        self._courier = Courier(start, tell) if start else None
        self._counting = False
        self._newest: int | None = None  #: the highest number of an article when the list was shown

    def look(self) -> None:
        """Ask the sources, where one is due."""
        self._around.do(self._look, "sync")

    def told(self, state: State) -> None:
        """A sync told how it goes."""
        self._status.told(state)
        if not self._counting:
            self._counting = True
            self._around.do(self._count_soon, "new")

    def bring(self) -> None:
        """Have the list show what came, or ask the sources where nothing did."""
        if self._status.new:
            self._refresh()
        elif self._courier:
            self._send(force=True)

    async def _look(self) -> None:
        if self._newest is None:
            await self._count()
        due = await self._around.desk.ask(lambda archive: questions.due(archive, datetime.now(UTC)))
        if due:
            self._send()

    def _send(self, *, force: bool = False) -> None:
        if self._courier and not self._courier.away:
            self._status.asked, self._status.sync = True, None
            self._courier.send(force=force)
            self._around.desktop.tell()

    async def _count_soon(self) -> None:
        """One count for all that is told within a moment."""
        await asyncio.sleep(COUNT_SECONDS)
        self._counting = False
        await self._count()
        if self._status.new and not self._around.desktop.headlines.count:
            self._refresh()  # nobody is disturbed

    def _refresh(self) -> None:
        self._newest, self._status.new = None, 0
        self._show()
        self._around.do(self._count, "newest")

    async def _count(self) -> None:
        if self._newest is None:
            self._newest = await self._around.desk.ask(questions.newest)
        newest = self._newest
        self._status.new = await self._around.desk.ask(lambda archive: questions.newer(archive, newest))
        self._around.desktop.tell()
