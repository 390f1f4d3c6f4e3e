"""Photographs made by code."""

from __future__ import annotations

import struct
import zlib

import pytest

from newscli.demo.pictures import HEIGHT, SCENES, WIDTH, photograph


@pytest.mark.parametrize("scene", SCENES)
def test_a_photograph_is_a_png_with_every_row_in_it(scene: str) -> None:
    png = photograph(scene, 7)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks = dict(_chunks(png))
    assert struct.unpack(">II", chunks[b"IHDR"][:8]) == (WIDTH, HEIGHT)
    pixels = zlib.decompress(chunks[b"IDAT"])
    assert len(pixels) == HEIGHT * (1 + 3 * WIDTH)
    assert len(set(pixels)) > 50  # something is to be seen


def test_the_same_name_gives_the_same_picture_and_another_another() -> None:
    assert photograph("hills", 1) == photograph("hills", 1)
    assert photograph("hills", 1) != photograph("hills", 2)


def _chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    """Name and body of each chunk; fails where a checksum is wrong."""
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        named = png[at + 4 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0] == zlib.crc32(named)
        found.append((named[:4], named[4:]))
        at += 12 + length
    return found
