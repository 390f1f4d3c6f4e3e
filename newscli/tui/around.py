"""What the parts of the reader share: the archive's desk, the screen, and two things only the program can do."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Protocol

from newscli.tui.desk import Desk
from newscli.tui.widgets.desktop import Desktop

#: Something that waits for answers; begun only when its turn comes.
Work = Callable[[], Coroutine[None, None, None]]


class Do(Protocol):
    """Does something that waits, while keys are answered."""

    def __call__(self, work: Work, group: str, *, exclusive: bool = True) -> None:
        """Begin it; where `exclusive`, a newer one of the same group takes its place. What fails is said."""


@dataclass(frozen=True, slots=True)
class Around:
    """Handed to every part."""

    desk: Desk
    desktop: Desktop
    do: Do
    say: Callable[[str], None]  #: words for the bar below, until the next move
    key: Callable[[str], str]  #: the key to press for something, see `Keymap.hint`
