"""How far a long job has come: a count on one line of standard error, drawn over; a program sees nothing of it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from newscli.cli.present.screen import Screen

_Item = TypeVar("_Item")
#: A person cannot read faster.
_SECONDS = 0.1


def counted(screen: Screen, things: Iterable[_Item], doing: str) -> Iterator[_Item]:
    """The things as they come, while the line says `doing` and how many there were."""
    if not screen.terminal:
        yield from things
        return
    drawn_at = 0.0
    try:
        for count, thing in enumerate(things, 1):
            if time.monotonic() - drawn_at > _SECONDS:
                drawn_at = time.monotonic()
                screen.write(f"\r\x1b[K{doing} {count:,}")
                screen.flush()
            yield thing
    finally:
        screen.write("\r\x1b[K")
        screen.flush()
