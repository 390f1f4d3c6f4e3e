"""Pictures as sixels, six pixels high at a time: foot, mlterm, Windows Terminal, xterm with its option.

https://vt100.net/docs/vt3xx-gp/chapter14.html
"""

from __future__ import annotations

import re

from PIL import Image

from newscli.pictures.means import Means
from newscli.pictures.slices import slices
from newscli.typeset.pieces import Drawn

_COLOURS = 128  #: xterm has 256 registers, others fewer
_LETTERS = bytes(63 + number for number in range(64)) + bytes(192)


def draw(image: Image.Image, columns: int, rows: int, means: Means) -> list[Drawn]:
    """The picture, a line of cells each, all of one palette."""
    palette = image.quantize(_COLOURS)
    return [
        Drawn.in_place(_sixels(one.quantize(palette=palette, dither=Image.Dither.NONE)), cells=columns)
        for one in slices(image, columns, rows, means)
    ]


def _sixels(image: Image.Image) -> str:
    pixels, parts = image.tobytes(), image.getpalette() or []
    bands = [
        _band([pixels[y * image.width : (y + 1) * image.width] for y in range(top, min(top + 6, image.height))])
        for top in range(0, image.height, 6)
    ]
    colours = "".join(
        "#{};2;{};{};{}".format(colour, *(part * 100 // 255 for part in parts[3 * colour : 3 * colour + 3]))
        for colour in sorted(set(pixels))
    )
    # P2=1: pixels that are not set stay as they are; the raster keeps the last band from being taller than the cell.
    return f'\x1bP0;1q"1;1;{image.width};{image.height}{colours}{"-".join(bands)}\x1b\\'


def _band(lines: list[bytes]) -> str:
    """Six lines of pixels, colour by colour; a run of equal sixels is counted."""
    return "$".join(f"#{colour}{_of_colour(colour, lines)}" for colour in sorted(set().union(*lines)))


def _of_colour(colour: int, lines: list[bytes]) -> str:
    """The sixels of one colour: a bit for each of the six lines, and 63. Whole lines at once, for they are long."""
    bits = 0
    for number, line in enumerate(lines):
        bits |= int.from_bytes(line.translate(_only(colour, 1 << number)), "big")
    sixels = bits.to_bytes(len(lines[0]), "big").translate(_LETTERS)
    return re.sub(rb"(.)\1{3,}", lambda run: b"!%d%b" % (len(run[0]), run[1]), sixels).decode("ascii")


def _only(colour: int, bit: int) -> bytes:
    """A table that makes one colour a bit and all others nothing."""
    return bytes(colour) + bytes((bit,)) + bytes(255 - colour)
