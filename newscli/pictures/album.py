"""The kept pictures of one article, drawn where its text has them."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image

from newscli.pictures.means import Means
from newscli.pictures.opening import opened
from newscli.typeset.pieces import Line

#: Cells a picture takes at most; more, and the text around it is out of sight.
COLUMNS, ROWS = 72, 18


class Album:
    """Pictures by the addresses the text gives them; opened when they are drawn first."""

    def __init__(self, bodies: Mapping[str, bytes], means: Means) -> None:
        self._bodies = bodies
        self._means = means
        self._opened: dict[str, Image.Image | None] = {}

    def __call__(self, address: str, cells: int) -> list[Line]:
        """The lines of a picture in at most so many cells; none where it is not kept or cannot be shown."""
        image = self._image(address)
        if image is None:
            return []
        columns, rows = fitted(image.size, min(cells, COLUMNS), ROWS, self._means.cell)
        return [[(line, "")] for line in self._means.draw(image, columns, rows)]

    def as_letters(self) -> Album:
        """The same as half blocks, which a pager lets through."""
        made = Album(self._bodies, self._means._replace(name="blocks"))
        made._opened = self._opened
        return made

    def _image(self, address: str) -> Image.Image | None:
        if address not in self._opened:
            body = self._bodies.get(address)
            self._opened[address] = opened(body) if body else None
        return self._opened[address]


def fitted(size: tuple[int, int], columns: int, rows: int, cell: tuple[int, int]) -> tuple[int, int]:
    """The cells of a picture of so many pixels that keeps its shape within columns and rows; at least one each."""
    width, height = size[0] / cell[0], size[1] / cell[1]  # in cells, at its own size
    scale = min(columns / width, rows / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)
