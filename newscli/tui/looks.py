"""Lines of words and looks as Textual's strips: the looks of the command line, and every text made safe first."""

from __future__ import annotations

from collections.abc import Mapping

from rich.color import Color
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.strip import Strip

from newscli.typeset.cells import fit, is_doubtful, width
from newscli.typeset.looks import STYLES
from newscli.typeset.pieces import Drawn, Line

_ATTRIBUTES = {
    1: Style(bold=True),
    2: Style(dim=True),
    3: Style(italic=True),
    4: Style(underline=True),
    7: Style(reverse=True),
}

#: The line under the cursor: reversed, which every terminal can, with colours or without.
CURSOR = Style(reverse=True)
#: The same in a view that has not the keys.
RESTING = Style(reverse=True, dim=True)
#: No look of its own; not None, which Textual refuses where colours are unwanted.
PLAIN = Style()


class Looks:
    """The looks of one reader, by the names in `styles` (see `typeset.looks`)."""

    def __init__(self, styles: Mapping[str, str] = STYLES) -> None:
        self._styles = {name: _style(codes) for name, codes in styles.items()}

    def strip(self, line: Line, cells: int, over: Style = PLAIN) -> Strip:
        """The line, cut or filled to so many cells, in its looks with `over` on all of it."""
        segments = []
        room = cells
        doubtful = False
        for text, look in line:
            if isinstance(text, Drawn):
                segments += _drawn(text, over)
                room -= text.cells
                continue
            shown = fit(text, room)
            if shown:
                segments.append(Segment(shown, self._look(look, over)))
                room -= width(shown)
                doubtful = doubtful or is_doubtful(shown)
        # As Textual counts: what stands beside must begin where it believes it does.
        if blanks := cells - sum(segment.cell_length for segment in segments):
            segments.append(Segment(" " * blanks, over))
        return Strip(_held(segments, cells) if doubtful else segments, cells)

    def _look(self, look: str, over: Style) -> Style:
        """A look, which may be followed by a blank and the address its words lead to, with `over` on it. Of a reversed
        line only the strong words are told apart: colours would make patches of it."""
        name, _, address = look.partition(" ")
        style = self._styles[name]
        style = Style(bold=style.bold) + over if over.reverse else style + over
        return style + Style(link=address) if address else style


def _held(segments: list[Segment], cells: int) -> list[Segment]:
    """Segments after which the cursor stands just `cells` further, however wide the terminal draws their letters.

    The cells are emptied before, and the place is remembered: ECH, DECSC and DECRC of ECMA-48 and the VT100.
    """
    return [_control(f"\x1b7\x1b[{cells}X"), *segments, _control(f"\x1b8\x1b[{cells}C")]


def _drawn(codes: Drawn, over: Style) -> list[Segment]:
    """Codes over the blanks that Textual counts."""
    return [_control("\x1b7"), Segment(" " * codes.cells, over), _control(f"\x1b8{codes}")]


def _control(codes: str) -> Segment:
    return Segment(codes, None, [(ControlType.HOME,)])  # which one is not looked at; that there is one is


def _style(codes: str) -> Style:
    """What ECMA-48's parameters mean. Colours are the terminal's own sixteen: a light terminal stays light."""
    style = PLAIN
    for code in map(int, filter(None, codes.split(";"))):
        if code in _ATTRIBUTES:
            style += _ATTRIBUTES[code]
        else:  # 30 to 37, and 90 to 97 for the bright ones
            style += Style.from_color(Color.from_ansi(code - 30 if code < 90 else code - 82))
    return style
