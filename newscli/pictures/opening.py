"""Picture files opened, as far as they are sound and of bearable size; Pillow is a guest here and in the drawing."""

from __future__ import annotations

import io
import warnings

from PIL import Image

#: The kinds news sites use; Pillow would open forty.
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
#: No terminal shows more; what is decoded is made this small at once.
LARGEST = (1024, 1024)
#: A picture of more is not decoded: the largest photographs have 50 megapixels, bombs have billions.
_PIXELS = 60_000_000
#: Less, and it is there to count readers or to fill a gap.
_LEAST = 16


def opened(body: bytes) -> Image.Image | None:
    """The picture in its natural position, on white; None where the bytes are none that can be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata; the size is looked at below
            image: Image.Image = Image.open(io.BytesIO(body), formats=_FORMATS)
            if image.width * image.height > _PIXELS or min(image.size) < _LEAST:
                return None
            image.draft("RGB", LARGEST)  # JPEG decodes to a fraction of its size, much quicker
            image.thumbnail(LARGEST)
            return _upright(image)
    # Pillow's decoders raise these for damaged files; DecompressionBombError is none of them.
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, Image.DecompressionBombError):
        return None


def _upright(image: Image.Image) -> Image.Image:
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image).convert("RGBA")
    ground = Image.new("RGBA", turned.size, "white")
    return Image.alpha_composite(ground, turned).convert("RGB")
