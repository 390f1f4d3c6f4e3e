"""Pictures as half blocks: two pixels a cell, one in the colour of the letter and one behind it. Every terminal can."""

from __future__ import annotations

from itertools import groupby

from PIL import Image

from newscli.pictures.means import Means
from newscli.typeset.pieces import Drawn

_Colour = tuple[int, int, int]


def draw(image: Image.Image, columns: int, rows: int, means: Means) -> list[Drawn]:
    """The picture, a line of cells each."""
    pixels = image.resize((columns, rows * 2), Image.Resampling.LANCZOS).tobytes()
    colours = [(pixels[at], pixels[at + 1], pixels[at + 2]) for at in range(0, len(pixels), 3)]
    code = _true if means.truecolor else _of_256
    made = []
    for start in range(0, len(colours), columns * 2):
        upper, lower = colours[start : start + columns], colours[start + columns : start + columns * 2]
        cells = ((code(above), code(below)) for above, below in zip(upper, lower, strict=True))
        runs = (f"\x1b[38;{above};48;{below}m{'▀' * len(list(run))}" for (above, below), run in groupby(cells))
        made.append(Drawn("".join(runs) + "\x1b[0m", cells=columns))
    return made


def _true(colour: _Colour) -> str:
    return "2;{};{};{}".format(*colour)


def _of_256(colour: _Colour) -> str:
    """The nearest of the cube of 6 x 6 x 6 colours, whose steps are 0, 95, 135, 175, 215 and 255."""
    red, green, blue = (0 if part < 48 else 1 if part < 115 else (part - 35) // 40 for part in colour)
    return f"5;{16 + 36 * red + 6 * green + blue}"
