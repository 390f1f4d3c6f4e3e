"""Some words and the name of their look: what lines are made of until they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

Piece = tuple[str, str]  #: words, and the name of a look in `looks.STYLES`; an address may follow it, see `hyperlinks`
Line = Sequence[Piece]


class Drawn(str):
    """Codes in place of words, after which the cursor stands `cells` further: sent as they are, never made safe.

    Only `newscli.pictures` makes them, of numbers and of bytes it has encoded itself.
    """

    __slots__ = ("cells",)
    cells: int

    def __new__(cls, codes: str, *, cells: int) -> Self:
        """Codes that move the cursor themselves."""
        made = super().__new__(cls, codes)
        made.cells = cells
        return made

    @classmethod
    def in_place(cls, codes: str, *, cells: int) -> Drawn:
        """Codes that leave the cursor anywhere: its place is remembered, with a line below it should they scroll."""
        return cls(f"\x1bD\x1b[A\x1b7{codes}\x1b8\x1b[{cells}C", cells=cells)


def words(line: Line) -> str:
    """The words of a line alone."""
    return "".join(text for text, _ in line if not isinstance(text, Drawn))
