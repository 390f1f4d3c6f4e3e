"""Lists in columns, aligned by terminal cells: an empty column takes no room, the last one takes what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import bidirectional

from newscli.typeset.cells import fit, pad, width
from newscli.typeset.pieces import Line, Piece

GAP = "  "

#: From here on letters may run from right to left: Hebrew, Arabic and their kin.
_FIRST_RIGHT_TO_LEFT = "\u0590"
#: LEFT-TO-RIGHT MARK, which takes no cell.
_LEFT_TO_RIGHT = "\u200e"


def columns(
    rows: Sequence[Sequence[Piece]],
    cells: int,
    *,
    right: frozenset[int] = frozenset(),
    caps: Mapping[int, int] | None = None,
) -> list[Line]:
    """Rows of equally many pieces as lines of at most so many cells.

    `right` names the columns set to the right, `caps` the most cells a column may take. A column that is empty in all
    rows is left out.
    """
    if not rows:
        return []
    shown = [index for index in range(len(rows[0])) if any(row[index][0] for row in rows)]
    widths = {index: max(width(row[index][0]) for row in rows) for index in shown}
    widths |= {index: min(widths[index], cap) for index, cap in (caps or {}).items() if index in widths}
    return [_line(row, shown, widths, cells, right) for row in rows]


def _gap_after(text: str) -> str:
    """The gap; after a word from right to left with a mark, lest a terminal takes two such columns for one sentence."""
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT or not any(bidirectional(letter) in ("R", "AL") for letter in text):
        return GAP
    return _LEFT_TO_RIGHT + GAP


def _line(
    row: Sequence[Piece], shown: Sequence[int], widths: Mapping[int, int], cells: int, right: frozenset[int]
) -> Line:
    line: list[Piece] = []
    for index in shown[:-1]:
        text, style = row[index]
        line += [(pad(text, widths[index], right=index in right), style), (_gap_after(text), "")]
    used = sum(widths[index] + len(GAP) for index in shown[:-1])
    text, style = row[shown[-1]]
    return [*line, (fit(text, max(cells - used, 10)), style)]
