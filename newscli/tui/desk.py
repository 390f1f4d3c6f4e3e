"""The archive on a thread of its own: questions go there one after the other, and keys are answered meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from newscli.archive import Archive

_Answer = TypeVar("_Answer")


class Desk:
    """Opens the archive at the first question, in the thread it belongs to from then on."""

    def __init__(self, open_archive: Callable[[], Archive]) -> None:
        self._open = open_archive
        self._archive: Archive | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")

    async def ask(self, question: Callable[[Archive], _Answer]) -> _Answer:
        """The answer to a question. Raises what the question raises: NewscliError where the archive cannot answer."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def close(self) -> None:
        """Close the archive once all questions are answered; what was asked to be written is."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _answer(self, question: Callable[[Archive], _Answer]) -> _Answer:
        if self._archive is None:
            self._archive = self._open()
        return question(self._archive)

    def _close(self) -> None:
        if self._archive is not None:
            self._archive.close()
