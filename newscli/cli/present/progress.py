"""How a sync is getting on, on one line of standard error that is drawn over and over; a program sees nothing of it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Self

from newscli.cli.present.screen import Screen
from newscli.typeset.cells import fit
from newscli.typeset.safe import safe

#: Drawn no oftener: a thousand sources answer faster than anybody reads.
_SECONDS = 0.05


class Progress:
    """The line, while it is shown. `with Progress(screen) as progress: ... progress.draw(state)`."""

    def __init__(self, screen: Screen, *, quiet: bool = False) -> None:
        self._screen = screen
        self._quiet = quiet or not screen.terminal
        self._shown = False
        self._drawn_at = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def draw(self, state: Mapping[str, Any]) -> None:
        """Show a state, the values of `newscli.cli.tally.Tally`."""
        now = time.monotonic()
        if self._quiet or now - self._drawn_at < _SECONDS:
            return
        self._drawn_at = now
        line = fit(_words(state), self._screen.width - 3)  # room for the ^C that a terminal echoes
        self._screen.write(f"\r\x1b[K{safe(line)}")
        self._screen.flush()
        self._shown = True

    def clear(self) -> None:
        """Leave nothing behind."""
        if self._shown:
            self._screen.write("\r\x1b[K")
            self._screen.flush()
            self._shown = False


def _words(state: Mapping[str, Any]) -> str:
    left, read, coming = state["left"], state["read"], state["coming"]
    parts = [f"asking {left} source{'' if left == 1 else 's'}"]
    if read or coming:
        parts.append(f"{read} of {read + coming} articles")
    if state.get("bytes"):
        parts.append(_size(state["bytes"]))
    if state.get("waiting"):
        parts.append(f"waiting for {state['waiting']}, {state['seconds']} s")
    elif state["doing"]:
        parts.append(state["doing"])
    return " · ".join(parts)


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.0f} kB"
