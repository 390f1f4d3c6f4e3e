"""A line across the screen: words at its left, a hint at its right."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from newscli.tui.looks import Looks
from newscli.typeset.cells import fit, width


class Bar(Widget):
    """One line; the words at the left give way to the hint."""

    def __init__(self, looks: Looks, *, id: str, look: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._looks = looks
        self._look = look
        self._left = self._right = ""

    def say(self, left: str, right: str = "") -> None:
        """Say this from now on."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - Textual's signature
        """The line."""
        cells = self.size.width
        hint = self._right if width(self._right) < cells // 2 else ""
        left = fit(self._left, cells - width(hint) - 3)
        gap = " " * max(cells - width(left) - width(hint) - 2, 0)
        return self._looks.strip([(" ", ""), (left, self._look), (gap, ""), (hint, "faint"), (" ", "")], cells)
