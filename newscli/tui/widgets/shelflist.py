"""The view of sources: every list there is to read from, with what is unread in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newscli.tui.looks import Looks
from newscli.tui.shelves import STANDING, Shelf
from newscli.tui.widgets.cursored import Cursored
from newscli.typeset.cells import pad
from newscli.typeset.pieces import Line


class ShelfList(Cursored):
    """Lists by name; those with something unread are strong."""

    def __init__(self, looks: Looks, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(looks, id=id)
        self.shelves: Sequence[Shelf] = STANDING
        self.counts: Mapping[str, int] = {}

    @property
    def count(self) -> int:
        """How many lists there are."""
        return len(self.shelves)

    @property
    def shelf(self) -> Shelf:
        """The one under the cursor."""
        return self.shelves[self.cursor]

    def show(self, shelves: Sequence[Shelf], counts: Mapping[str, int]) -> None:
        """Show these lists; the cursor stays on its own where it is still there."""
        name = self.shelf.name
        self.shelves, self.counts = shelves, counts
        self.changed()
        self.find(name)

    def recount(self, counts: Mapping[str, int]) -> None:
        """Show other counts."""
        self.counts = counts
        self.refresh()

    def find(self, name: str) -> None:
        """Put the cursor on the list of that name, where there is one."""
        self.go(next((place for place, shelf in enumerate(self.shelves) if shelf.name == name), self.cursor))

    def row(self, place: int, cells: int) -> Line:
        """Its mark, its name, and how much of it is unread."""
        shelf = self.shelves[place]
        count = self.counts.get(shelf.name, 0)
        number = f"{count:,}" if count else ""
        name = pad(shelf.title, max(cells - len(number) - 4, 4))
        return [
            (f"{shelf.mark} ", "error" if shelf.trouble else "faint"),
            (name, "strong" if count else ""),
            (" ", ""),
            (number, "number"),
            (" ", ""),
        ]
