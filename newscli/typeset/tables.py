"""A table out of an article, fitted to the measure: wide columns give way, their words wrap within the cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from newscli.typeset.cells import width, wrap
from newscli.typeset.columns import GAP
from newscli.typeset.pieces import Line, Piece, words

_NARROWEST = 4  #: cells; below, a column says nothing any more


def table(rows: Sequence[Sequence[Line]], measure: int, *, header: bool) -> list[Line]:
    """Rows of cells, each some pieces, as lines of at most `measure` cells; row 0 underlined where it is a header."""
    count = max(map(len, rows), default=0)
    natural = [max(max((width(words(row[index])) for row in rows), default=0), 1) for index in range(count)]
    widths = _fitted(natural, measure - len(GAP) * (count - 1))
    lines: list[Line] = []
    for number, row in enumerate(rows):
        lines += _row(row, widths)
        if header and number == 0:
            lines.append([("─" * (sum(widths) + len(GAP) * (count - 1)), "faint")])
    return lines


def _fitted(natural: Sequence[int], room: int) -> list[int]:
    """The widths with the widest made narrower until all fit, or none can give way."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = max(widths)
        second = max((w for w in widths if w < widest), default=_NARROWEST)
        tied = widths.count(widest)
        less = min(widest - max(second, _NARROWEST), max((sum(widths) - room) // tied, 1))
        widths = [w - less if w == widest else w for w in widths]
    return widths


def _row(row: Sequence[Line], widths: Sequence[int]) -> list[Line]:
    cells = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    lines: list[Line] = []
    for parts in zip_longest(*cells, fillvalue=()):
        line: list[Piece] = []
        for part, size in zip(parts, widths, strict=True):
            line += [*part, (" " * max(size - width(words(part)), 0) + GAP, "")]
        lines.append(line[:-1])
    return lines
