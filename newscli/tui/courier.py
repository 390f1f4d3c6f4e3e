"""News brought in the background: a sync in a process of its own, listened to by a thread, one at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import IO, Any

#: The state of a sync after one of its events (`newscli.cli.tally`), `{"error": words}`, or None once it has ended.
State = dict[str, Any] | None


class Courier:
    """Starts syncs. `start(force)` begins one and returns the pipe its progress comes through, a JSON object a line."""

    def __init__(self, start: Callable[[bool], IO[bytes]], tell: Callable[[State], object]) -> None:
        self._start = start
        self._tell = tell
        self.away = False  #: whether a sync is on its way

    def send(self, *, force: bool = False) -> None:
        """Ask the sources that are due, or with `force` all; nothing where a sync is on its way already."""
        if self.away:
            return
        self.away = True
        # A daemon: a reader who leaves does not wait for it, and the sync goes on without anybody listening.
        threading.Thread(target=self._listen, args=(self._start(force),), daemon=True).start()

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                self._tell(json.loads(line))
        self.away = False
        self._tell(None)
