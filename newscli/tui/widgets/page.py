"""The view of one article: its lines as `newscli show` sets them, for the width there is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.worker import Worker

from newscli.tui import keys
from newscli.tui.looks import Looks
from newscli.tui.widgets.binding import bindings
from newscli.typeset.pieces import Line

#: Sets the text for so many cells.
Typeset = Callable[[int], Sequence[Line]]


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines to scroll through, made anew when the width changes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(keys.MOVES, keys.PAGE)

    class AtEnd(Message):
        """The reader wants to go on behind the last line."""

    class Turned(Message):
        """The article `step` places further down the list is wanted."""

        def __init__(self, step: int) -> None:
            self.step = step
            super().__init__()

    class ChangesWanted(Message):
        """What the newsroom changed is wanted, or the article again."""

    def __init__(self, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._looks = looks
        self._typeset: Typeset | None = None
        self._slow = False
        self._lines: Sequence[Line] = ()
        self._part = 0.0
        self._set_anew = False  #: lines are on their way, and will be scrolled to `_part` once they have been laid out

    def show(self, typeset: Typeset | None, *, part: float = 0.0, slow: bool = False) -> None:
        """Show a text, scrolled so far (0 to 1 of its lines); None: nothing. A `slow` one is set by another thread."""
        self._typeset, self._part, self._slow = typeset, part, slow
        self._set()

    @property
    def cells(self) -> int:
        """How wide a line is; 0 before the page is laid out."""
        return self.scrollable_content_region.width

    @property
    def part(self) -> float:
        """The part of the lines that is above the screen, 0 to 1."""
        if self._set_anew or not self._lines:
            return self._part
        return self.scroll_y / len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place = round(self.scroll_y) + y
        cells = self.cells
        return self._looks.strip(self._lines[place], cells) if place < len(self._lines) else Strip.blank(cells)

    def on_resize(self) -> None:
        """Set the text anew, at the same words as nearly as lines tell."""
        self._part = self.part
        self._set()

    def action_down(self) -> None:
        """One line down."""
        self._go(self.scroll_y + 1)

    def action_up(self) -> None:
        """One line up."""
        self._go(self.scroll_y - 1)

    def action_page_down(self) -> None:
        """A screen down; one line stays to hold on to."""
        self._go(self.scroll_y + max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """A screen up."""
        self._go(self.scroll_y - max(self.size.height - 1, 1))

    def action_top(self) -> None:
        """To the headline."""
        self._go(0)

    def action_bottom(self) -> None:
        """To the last line."""
        self._go(len(self._lines))

    def action_on(self) -> None:
        """A screen down, or on to the next article at the end."""
        if self.scroll_y >= len(self._lines) - self.size.height:
            self.post_message(self.AtEnd())
        else:
            self.action_page_down()

    def action_later(self) -> None:
        """The next article of the list."""
        self.post_message(self.Turned(1))

    def action_earlier(self) -> None:
        """The article before."""
        self.post_message(self.Turned(-1))

    def action_changes(self) -> None:
        """What the newsroom changed."""
        self.post_message(self.ChangesWanted())

    def _set(self) -> None:
        self._set_anew = True
        if self._typeset is None or not self.cells:
            self._lay(())
        elif self._slow:
            _: Worker[None] = self.run_worker(partial(self._set_aside, self._typeset, self.cells), exclusive=True)
        else:
            self._lay(self._typeset(self.cells))

    async def _set_aside(self, typeset: Typeset, cells: int) -> None:
        lines = await asyncio.to_thread(typeset, cells)
        if typeset is self._typeset:  # nothing else is shown by now
            self._lay(lines)

    def _lay(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.virtual_size = Size(0, len(lines))
        self.call_after_refresh(self._return)
        self.refresh()

    def _return(self) -> None:
        self._go(round(self._part * len(self._lines)))
        self._set_anew = False

    def _go(self, line: float) -> None:
        # `force`: Textual knows only after the next drawing that there is more than a screen.
        self.scroll_to(y=max(min(line, len(self._lines) - self.size.height), 0), animate=False, force=True)
