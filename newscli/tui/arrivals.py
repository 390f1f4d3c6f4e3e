"""News that come while one reads: asked for in the background, counted, and left out of the list until wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import IO

from newscli.tui import questions
from newscli.tui.around import Around
from newscli.tui.courier import Courier, State
from newscli.tui.status import Status


class Arrivals:
    """Counts headlines kept since the list was shown, whoever brought them.

    `start` begins a sync (see Courier), None: never; `tell` takes its states from the courier's thread to ours.
    """

    def __init__(
        self,
        around: Around,
        status: Status,
        *,
        start: Callable[[bool], IO[bytes]] | None,
        tell: Callable[[State], object],
    ) -> None:
        self._around = around
        self._status = status
        self._courier = Courier(start, tell) if start else None
        self._newest: int | None = None  #: the highest number of an article when the list was shown

    def look(self) -> None:
        """Ask the sources, where one is due."""
        self._around.do(self._look, "sync")

    def told(self, state: State) -> None:
        """A sync told how it goes."""
        self._status.sync = state
        if state is None or state.get("finished"):
            self._around.do(self._count, "new")

    def bring(self, refresh: Callable[[], None]) -> None:
        """Have the list show what came, or ask the sources where nothing did."""
        if self._status.new:
            self._newest, self._status.new = None, 0
            refresh()
            self._around.do(self._count, "new")
        elif self._courier:
            self._courier.send(force=True)
            self._around.say("asking the sources")

    async def _look(self) -> None:
        if self._newest is None:
            await self._count()
        due = await self._around.desk.ask(lambda archive: questions.due(archive, datetime.now(UTC)))
        if due and self._courier:
            self._courier.send()

    async def _count(self) -> None:
        if self._newest is None:
            self._newest = await self._around.desk.ask(questions.newest)
        newest = self._newest
        self._status.new = await self._around.desk.ask(lambda archive: questions.newer(archive, newest))
        self._around.desktop.tell()
