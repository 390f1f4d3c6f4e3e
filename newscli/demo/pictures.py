"""Photographs made by code: a scene of sky, light and layered shapes, written as PNG with nothing but zlib.

The same name always gives the same bytes, so that a picture has a validator like any other file.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import lru_cache
from math import hypot, sin
from random import Random

WIDTH, HEIGHT = 480, 270

Colour = tuple[int, int, int]
#: For each column the first row from above that a shape covers, and the shape's colour.
Layer = tuple[list[int], Colour]


@lru_cache(maxsize=64)
def photograph(scene: str, seed: int) -> bytes:
    """A picture of 480 x 270 pixels as PNG: `scene` is one of `SCENES` (any other name gives hills)."""
    random = Random(seed)  # noqa: S311 - a picture, not a secret
    top, bottom, layers = SCENES.get(scene, _hills)(random)
    sun = (random.randrange(60, WIDTH - 60), random.randrange(40, 110), random.randrange(14, 30))
    return _png([_row(y, top, bottom, layers, sun) for y in range(HEIGHT)])


def _row(y: int, top: Colour, bottom: Colour, layers: list[Layer], sun: tuple[int, int, int]) -> bytes:
    part = y / HEIGHT
    sky = bytes(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True))
    row = bytearray(sky * WIDTH)
    sun_x, sun_y, radius = sun
    for x in range(max(0, sun_x - radius), min(WIDTH, sun_x + radius)):
        if hypot(x - sun_x, y - sun_y) < radius:
            row[3 * x : 3 * x + 3] = b"\xff\xf4\xd2"
    for heights, colour in layers:
        ink = bytes(colour)
        for x, height in enumerate(heights):
            if y >= height:
                row[3 * x : 3 * x + 3] = ink
    return bytes(row)


def _ridge(random: Random, level: int, swing: int) -> list[int]:
    """The outline of a range of hills around `level` rows from above."""
    a, b, shift = random.uniform(0.008, 0.02), random.uniform(0.03, 0.06), random.uniform(0, 6)
    return [round(level + swing * sin(a * x + shift) + swing / 4 * sin(b * x)) for x in range(WIDTH)]


def _blocks(random: Random, level: int, tallest: int) -> list[int]:
    """The outline of a row of houses standing on `level`."""
    outline: list[int] = []
    while len(outline) < WIDTH:
        outline += [level - random.randrange(tallest // 4, tallest)] * random.randrange(18, 46)
    return outline[:WIDTH]


def _hills(random: Random) -> tuple[Colour, Colour, list[Layer]]:
    far, middle, near = (124, 150, 170), (86, 122, 104), (48, 84, 58)
    ridges = [_ridge(random, 140, 26), _ridge(random, 180, 20), _ridge(random, 222, 14)]
    return (118, 170, 222), (246, 226, 196), list(zip(ridges, (far, middle, near), strict=True))


def _city(random: Random) -> tuple[Colour, Colour, list[Layer]]:
    rows = [_blocks(random, 230, 150), _blocks(random, 250, 110), [252] * WIDTH]
    return (66, 92, 140), (250, 196, 150), list(zip(rows, ((96, 104, 128), (58, 62, 84), (40, 42, 54)), strict=True))


def _water(random: Random) -> tuple[Colour, Colour, list[Layer]]:
    boats = [HEIGHT] * WIDTH
    for _ in range(4):
        middle, size = random.randrange(40, WIDTH - 40), random.randrange(16, 34)
        for step in range(-size, size):
            boats[middle + step] = 196 - 2 * (size - abs(step)) + (0 if step < 0 else size)
    return (
        (150, 196, 232),
        (236, 240, 240),
        [
            (_ridge(random, 158, 8), (104, 132, 140)),
            (boats, (232, 226, 214)),
            (_ridge(random, 190, 2), (52, 104, 142)),
            (_ridge(random, 232, 3), (36, 84, 122)),
        ],
    )


def _snow(random: Random) -> tuple[Colour, Colour, list[Layer]]:
    firs = [HEIGHT] * WIDTH
    for _ in range(26):
        middle, size = random.randrange(12, WIDTH - 12), random.randrange(5, 12)
        for step in range(-size, size):
            firs[middle + step] = min(firs[middle + step], 210 - 5 * (size - abs(step)))
    return (186, 204, 226), (244, 240, 244), [(firs, (44, 70, 66)), (_ridge(random, 206, 6), (236, 240, 248))]


def _field(random: Random) -> tuple[Colour, Colour, list[Layer]]:
    stripes: list[Layer] = [(_ridge(random, 150, 6), (70, 104, 66))]
    for number, level in enumerate(range(162, HEIGHT, 18)):
        stripes.append((_ridge(random, level, 4), (222, 184, 74) if number % 2 else (196, 158, 60)))
    return (126, 182, 236), (222, 236, 248), stripes


SCENES: dict[str, Callable[[Random], tuple[Colour, Colour, list[Layer]]]] = {
    "hills": _hills,
    "city": _city,
    "water": _water,
    "snow": _snow,
    "field": _field,
}


def _png(rows: list[bytes]) -> bytes:
    """The PNG file of some rows of RGB pixels; each row is preceded by filter type 0 (none)."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
