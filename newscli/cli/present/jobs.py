"""How a job over many files is getting on, on one line of standard error, and what it came to in the end."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from newscli.cli.present.screen import Screen
from newscli.cli.present.upkeep import amount

if TYPE_CHECKING:
    from newscli.cluster.dataset.manifest import Entry

#: A person cannot read faster.
_SECONDS = 0.2
#: Inputs named as the slowest, where there are enough for it to mean anything.
_SLOWEST = 3


class JobProgress:
    """The line while a job runs; a program sees nothing of it."""

    def __init__(self, screen: Screen, *, inputs: int, size: int) -> None:
        self._screen = screen
        self._inputs = inputs
        self._size = size
        self._pages = self._done = self._bytes = 0
        self._started = self._drawn_at = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._screen.terminal:
            self._screen.write("\r\x1b[K")
            self._screen.flush()

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._started

    def pages(self, more: int) -> None:
        """So many pages more were read."""
        self._pages += more
        self._draw()

    def done(self, entry: Entry | None, *, told: bool) -> None:
        """An input is done; `told`: its pages were counted already."""
        self._done += 1
        if entry is not None:
            self._bytes += entry.bytes
            self._pages += 0 if told else entry.rows
        self._draw()

    def _draw(self) -> None:
        now = time.monotonic()
        if not self._screen.terminal or now - self._drawn_at < _SECONDS:
            return
        self._drawn_at = now
        rate = self._pages / max(self.seconds, 0.001)
        left = f", {_duration(self.seconds * (self._size / self._bytes - 1))} left" if self._bytes else ""
        self._screen.write(
            f"\r\x1b[K{self._done:,} of {self._inputs:,} inputs · {self._pages:,} pages · {rate:,.0f} a second{left}"
        )
        self._screen.flush()


def finished(screen: Screen, entries: Sequence[Entry], *, seconds: float) -> None:
    """What the inputs that are done came to, and those that took longest."""
    rows, errors = sum(each.rows for each in entries), sum(each.errors for each in entries)
    size, cpu = sum(each.bytes for each in entries), sum(each.cpu_seconds for each in entries)
    peak = max((each.peak_bytes for each in entries), default=0)
    words = [
        f"{rows:,} pages of {len(entries):,} input{'' if len(entries) == 1 else 's'} in {_duration(seconds)}",
        f"{rows / max(seconds, 0.001):,.0f} a second, {rows / max(cpu, 0.001):,.0f} a CPU second",
        f"{amount(size / max(seconds, 0.001))} a second",
        f"at most {amount(peak)} of memory a process",
    ]
    screen.line((f"newscli: {'; '.join(words)}", ""))
    if errors:
        screen.line((f"newscli: {errors:,} of them could not be read; the column `error` says why", ""))
    if screen.terminal and len(entries) > 2 * _SLOWEST:
        for each in sorted(entries, key=lambda each: -each.seconds)[:_SLOWEST]:
            screen.line((f"newscli: slow: {each.url}: {each.rows:,} pages in {_duration(each.seconds)}", ""))


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {seconds:02} s"
