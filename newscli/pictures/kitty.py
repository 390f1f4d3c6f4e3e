"""Pictures by kitty's protocol, which Ghostty knows too: https://sw.kovidgoyal.net/kitty/graphics-protocol/

A slice is sent and shown in place of letters that stand for it (its "Unicode placeholders"), so that it moves and goes
with them; their colour is the slice's number.
"""

from __future__ import annotations

from base64 import standard_b64encode
from zlib import crc32

from PIL import Image

from newscli.pictures.means import Means
from newscli.pictures.slices import encoded, slices
from newscli.typeset.pieces import Drawn

_PLACE = "\U0010eeee"
_FIRST = "\u0305\u0305"  # row 0, column 0; the letters after it count on
_CHUNK = 4096  #: letters at once, as the protocol has it


def draw(image: Image.Image, columns: int, rows: int, means: Means) -> list[Drawn]:
    """The picture, a line of cells each."""
    return [_line(encoded(one, "PNG"), columns) for one in slices(image, columns, rows, means)]


def _line(body: bytes, columns: int) -> Drawn:
    number = crc32(body) & 0xFFFFFF or 1
    data = standard_b64encode(body).decode()
    chunks = [data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK)]
    keys = f"a=T,q=2,f=100,U=1,i={number},c={columns},r=1,"
    codes = ""
    for place, chunk in enumerate(chunks, 1):
        codes += f"\x1b_G{keys}m={int(place < len(chunks))};{chunk}\x1b\\"
        keys = "q=2,"
    colour = f"\x1b[38;2;{number >> 16};{number >> 8 & 255};{number & 255}m"
    return Drawn(f"{codes}{colour}{_PLACE}{_FIRST}{_PLACE * (columns - 1)}\x1b[39m", cells=columns)
