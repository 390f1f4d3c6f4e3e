"""Pictures by iTerm2's protocol, which WezTerm, VS Code and mintty know: https://iterm2.com/documentation-images.html"""

from __future__ import annotations

from base64 import standard_b64encode

from PIL import Image

from newscli.pictures.means import Means
from newscli.pictures.slices import encoded, slices
from newscli.typeset.pieces import Drawn


def draw(image: Image.Image, columns: int, rows: int, means: Means) -> list[Drawn]:
    """The picture, a line of cells each."""
    return [_line(encoded(one, "JPEG"), columns) for one in slices(image, columns, rows, means)]


def _line(body: bytes, columns: int) -> Drawn:
    keys = f"inline=1;size={len(body)};width={columns};height=1;preserveAspectRatio=0"
    return Drawn.in_place(f"\x1b]1337;File={keys}:{standard_b64encode(body).decode()}\x07", cells=columns)
