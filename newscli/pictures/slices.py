"""A picture cut into slices, one for each line of cells."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from newscli.pictures.means import Means


def slices(image: Image.Image, columns: int, rows: int, means: Means) -> Iterator[Image.Image]:
    """The picture in the pixels of so many cells, line by line."""
    across, down = means.cell
    fitted = image.resize((columns * across, rows * down), Image.Resampling.LANCZOS)
    for row in range(rows):
        yield fitted.crop((0, row * down, fitted.width, (row + 1) * down))


def encoded(image: Image.Image, form: str) -> bytes:
    """The picture as a file of a format, `PNG` or `JPEG`."""
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()
