"""A list of one-line rows with a cursor, of any length: only the lines on the screen are ever drawn."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newscli.tui import keys
from newscli.tui.looks import CURSOR, PLAIN, RESTING, Looks
from newscli.tui.widgets.binding import bindings
from newscli.typeset.pieces import Line


class Cursored(ScrollView, can_focus=True, inherit_bindings=False):
    """The cursor and its keys; what the rows say is its children's business."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(keys.MOVES, keys.LIST)

    #: Rows kept in sight above and below the cursor, so that one sees where one goes.
    AHEAD = 2

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: Cursored) -> None:
            self.rows = rows
            super().__init__()

        @property
        def control(self) -> Cursored:
            """The list it happened in."""
            return self.rows

    class Opened(Moved):
        """The row under the cursor is wanted."""

    def __init__(self, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.cursor = 0
        self.looks = looks

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row(self, place: int, cells: int) -> Line:
        """The words of a row, for so many cells."""

    def changed(self, cursor: int | None = None) -> None:
        """There are other rows now; the cursor stays where it is, or goes to a place."""
        self.virtual_size = Size(0, self.count)
        self.cursor = self._within(self.cursor if cursor is None else cursor)
        self._show_cursor()
        self.refresh()

    def go(self, place: int) -> None:
        """Put the cursor on a place, or as near as there are rows."""
        place = self._within(place)
        if place == self.cursor:
            return
        self.cursor = place
        self._show_cursor()
        self.refresh()
        self.post_message(self.Moved(self))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place = round(self.scroll_y) + y
        cells = self.scrollable_content_region.width
        if place >= self.count:
            return Strip.blank(cells)
        over = PLAIN
        if place == self.cursor:
            over = CURSOR if self.has_focus else RESTING
        return self.looks.strip(self.row(place, cells), cells, over)

    def on_focus(self) -> None:
        """Draw the cursor as the one that keys move."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor as resting."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """The row that was clicked is wanted."""
        place = round(self.scroll_y) + event.y
        if place < self.count:
            self.go(place)
            self.action_open()

    def action_down(self) -> None:
        """One down."""
        self.go(self.cursor + 1)

    def action_up(self) -> None:
        """One up."""
        self.go(self.cursor - 1)

    def action_page_down(self) -> None:
        """A screen down."""
        self.go(self.cursor + max(self.size.height - 1, 1))

    def action_page_up(self) -> None:
        """A screen up."""
        self.go(self.cursor - max(self.size.height - 1, 1))

    def action_top(self) -> None:
        """To the first row."""
        self.go(0)

    def action_bottom(self) -> None:
        """To the last row."""
        self.go(self.count - 1)

    def action_open(self) -> None:
        """Have what is under the cursor opened."""
        if self.count:
            self.post_message(self.Opened(self))

    def _within(self, place: int) -> int:
        return max(min(place, self.count - 1), 0)

    def _show_cursor(self) -> None:
        height = self.size.height
        if not height:
            return
        ahead = min(self.AHEAD, (height - 1) // 2)
        top = round(self.scroll_y)
        top = min(max(top, self.cursor + ahead - height + 1), self.cursor - ahead)
        self.scroll_to(y=max(min(top, self.count - height), 0), animate=False, force=True)
