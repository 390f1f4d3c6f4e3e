from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from newscli.demo.pictures import photograph
from newscli.pictures.album import COLUMNS, ROWS, Album, fitted
from newscli.pictures.means import Means
from newscli.pictures.opening import LARGEST, opened

HERE = "https://paper.example/harbour.png"


def test_a_kept_picture_is_drawn_as_wide_as_there_is_room() -> None:
    album = Album({HERE: photograph("harbour", 1)}, Means("blocks"))
    for cells in (20, 40, 200):
        lines = album(HERE, cells)
        assert {line[0][0].count("▀") for line in lines} == {lines[0][0][0].cells}  # type: ignore[attr-defined]
        assert lines[0][0][0].count("▀") <= min(cells, COLUMNS)
        assert len(lines) <= ROWS


def test_a_picture_that_is_not_kept_or_broken_is_no_lines() -> None:
    whole = photograph("harbour", 1)
    album = Album({"https://a.example/": b"<svg/>", "https://b.example/": whole[:300]}, Means("blocks"))
    assert album(HERE, 40) == []
    assert album("https://a.example/", 40) == []
    assert album("https://b.example/", 40) == []


def test_a_pager_gets_half_blocks() -> None:
    album = Album({HERE: photograph("harbour", 1)}, Means("kitty"))
    assert "\x1b_G" in album(HERE, 40)[0][0][0]
    assert "\x1b_G" not in album.as_letters()(HERE, 40)[0][0][0]


@pytest.mark.parametrize(
    ("size", "columns", "rows", "expected"),
    [
        ((480, 270), 72, 18, (64, 18)),
        ((480, 270), 30, 18, (30, 8)),
        ((100, 2000), 72, 18, (2, 18)),
        ((4000, 10), 72, 18, (72, 1)),
    ],
)
def test_a_picture_keeps_its_shape(size: tuple[int, int], columns: int, rows: int, expected: tuple[int, int]) -> None:
    assert fitted(size, columns, rows, (10, 20)) == expected


def test_a_large_picture_is_made_small_and_dots_and_bombs_are_not_opened() -> None:
    large = io.BytesIO()
    Image.new("L", (3000, 1500), 90).save(large, "JPEG")
    image = opened(large.getvalue())
    assert image
    assert max(image.size) <= LARGEST[0]
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    dot = io.BytesIO()
    Image.new("L", (1, 1)).save(dot, "GIF")
    assert opened(dot.getvalue()) is None
    assert opened(b"\x89PNG\r\n\x1a\n" + chunk + bytes(100)) is None


def test_what_shines_through_stands_on_white_and_what_lies_on_its_side_is_put_up() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(clear, "PNG")
    image = opened(clear.getvalue())
    assert image
    assert image.getpixel((1, 1)) == (255, 255, 255)
    turned = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (80, 40)).save(turned, "JPEG", exif=exif)
    upright = opened(turned.getvalue())
    assert upright
    assert upright.size == (40, 80)
