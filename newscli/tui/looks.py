"""Lines of words and looks as Textual's strips: the looks of the command line, and every text made safe first."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newscli.cli.present.cells import fit, width
from newscli.cli.present.looks import STYLES
from newscli.cli.present.screen import Line

#: What the parameters in STYLES mean. Colours are the terminal's own sixteen: a light terminal stays light.
_MEANT = {
    "1": Style(bold=True),
    "2": Style(dim=True),
    "3": Style(italic=True),
    "4": Style(underline=True),
    "31": Style(color="red"),
    "33": Style(color="yellow"),
    "36": Style(color="cyan"),
}
LOOKS = {
    name: Style.combine([Style(), *(_MEANT[code] for code in codes.split(";") if code)])
    for name, codes in STYLES.items()
}

#: The line under the cursor: reversed, which every terminal can, with colours or without.
CURSOR = Style(reverse=True)
#: The same in a view that has not the keys.
RESTING = Style(underline=True)


#: No look of its own; not None, which Textual refuses where colours are unwanted.
PLAIN = Style()


def strip(line: Line, cells: int, over: Style = PLAIN) -> Strip:
    """The line, cut or filled to so many cells, in its looks with `over` on all of it."""
    segments = []
    room = cells
    for text, look in line:
        shown = fit(text, room)
        if shown:
            segments.append(Segment(shown, LOOKS[look] + over))
            room -= width(shown)
    if room > 0:
        segments.append(Segment(" " * room, over))
    return Strip(segments, cells)


__all__ = ["CURSOR", "LOOKS", "RESTING", "strip"]
