"""A reader at an archive of invented news, pressed like a person would press, without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, timedelta
from pathlib import Path
from typing import IO

from textual.pilot import Pilot

from newscli.archive import open_archive
from newscli.pictures.means import Means
from newscli.tui.app import Reader
from newscli.tui.desk import Desk
from newscli.tui.keymap import keymap
from newscli.tui.layout import View
from newscli.typeset.article import Sheet
from tests.archive.papers import NOW, reading

SOURCES = ("morning", "evening")


def printed(path: Path, articles: int = 12) -> Path:
    """An archive where every other article is of the other paper; article 1 is the newest."""
    with open_archive(path) as archive:
        papers = [
            archive.sources.add(f"https://{name}.example/feed", name=name, title=f"The {name.title()} Paper", now=NOW)
            for name in SOURCES
        ]
        with archive.transaction():
            for number in range(1, articles + 1):
                archive.keep(None, reading(number), source_id=papers[number % 2].id, now=NOW)
    return path


def corrected(path: Path, number: int, words: str) -> None:
    """The newsroom writes other words into an article."""
    with open_archive(path) as archive:
        archive.keep(None, reading(number, words), source_id=None, now=NOW + timedelta(hours=1))


class Morning:
    """One reader and the keys pressed."""

    def __init__(self, reader: Reader, pilot: Pilot[None], browsed: list[str]) -> None:
        self.reader = reader
        self.browsed = browsed
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each answered before the next."""
        for key in keys:
            await self._pilot.press(key)
            await self.still()

    async def click(self, widget: str, line: int) -> None:
        """Click on a line of a view."""
        await self._pilot.click(f"#{widget}", offset=(10, line))
        await self.still()

    async def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        await self._pilot.resize_terminal(width, height)
        await self.still()

    async def still(self) -> None:
        """Wait until nothing is asked any more."""
        await self._pilot.pause()
        while any(not worker.is_finished for worker in self.reader.workers):
            await self.reader.workers.wait_for_complete(
                [worker for worker in self.reader.workers if not worker.is_finished and not worker.is_cancelled]
            )
            await self._pilot.pause()

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so: for what comes from another thread, or with the next drawing of the screen."""
        async with asyncio.timeout(20):
            while not so():
                await self._pilot.pause(0.01)

    @property
    def view(self) -> View:
        """The view that has the keys."""
        return self.reader.desktop.view

    def screen(self, widget: str) -> list[str]:
        """The lines a view shows, as words."""
        shown = self.reader.screen.query_one(f"#{widget}")
        return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]

    @property
    def title(self) -> str:
        """The bar above."""
        return self.screen("title")[0].strip()

    @property
    def status(self) -> str:
        """The bar below."""
        return self.screen("status")[0].strip()

    @property
    def asked(self) -> str:
        """The name of the file that is asked for."""
        return self.reader.desktop.target.value

    @property
    def headline(self) -> str:
        """The headline under the cursor."""
        article = self.reader.desktop.headlines.article
        return article.title if article else ""


@asynccontextmanager
async def morning(
    path: Path,
    *,
    size: tuple[int, int] = (80, 24),
    remembered: Path | None = None,
    start_sync: Callable[[bool], IO[bytes]] | None = None,
    color: bool = True,
    keys: str = "",
    means: Means | None = None,
) -> AsyncIterator[Morning]:
    """A reader that has just been opened on an archive."""
    browsed: list[str] = []

    def browse(url: str, _aside: Callable[[], AbstractContextManager[None]]) -> bool:
        browsed.append(url)
        return True

    desk = Desk(lambda: open_archive(path))
    sheet = Sheet(measure=78, zone=UTC, margin=2)
    reader = Reader(
        desk,
        sheet=sheet,
        color=color,
        keymap=keymap(keys, "keys"),
        means=means,
        remembered=remembered,
        browse=browse,
        start_sync=start_sync,
    )
    try:
        async with reader.run_test(size=size) as pilot:
            opened = Morning(reader, pilot, browsed)
            await opened.still()
            yield opened
    finally:
        await asyncio.get_running_loop().run_in_executor(None, desk.close)
