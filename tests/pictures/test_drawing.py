"""Pictures as codes, read back as a terminal would."""

from __future__ import annotations

import io
import re
from base64 import standard_b64decode

import pytest
from PIL import Image

from newscli.pictures.means import Means
from newscli.typeset.pieces import Drawn

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 255)
CELL = (4, 8)


def quarters(width: int = 40, height: int = 80) -> Image.Image:
    """Red and green above blue and white."""
    image = Image.new("RGB", (width, height), WHITE)
    for place, colour in (((0, 0), RED), ((width // 2, 0), GREEN), ((0, height // 2), BLUE)):
        image.paste(colour, (*place, place[0] + width // 2, place[1] + height // 2))
    return image


def near(one: tuple[int, ...] | float | None, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", ["blocks", "kitty", "iterm2", "sixel"])
def test_every_line_stands_for_itself_and_is_as_wide_as_it_says(name: str) -> None:
    lines = Means(name, CELL).draw(quarters(), 10, 6)
    assert len(lines) == 6
    assert all(isinstance(line, Drawn) and line.cells == 10 for line in lines)
    assert not any("\n" in line for line in lines)


def test_half_blocks_have_two_pixels_a_cell() -> None:
    (line,) = Means("blocks").draw(Image.frombytes("RGB", (2, 2), bytes((*RED, *RED, *BLUE, *GREEN))), 2, 1)
    assert line == "\x1b[38;2;255;0;0;48;2;0;0;255m▀\x1b[38;2;255;0;0;48;2;0;128;0m▀\x1b[0m"
    (plain,) = Means("blocks", truecolor=False).draw(Image.new("RGB", (8, 8), RED), 3, 1)
    assert plain == "\x1b[38;5;196;48;5;196m▀▀▀\x1b[0m"


def test_kitty_gets_a_picture_and_letters_that_stand_for_it() -> None:
    upper, *_, lower = Means("kitty", CELL).draw(quarters(), 10, 6)
    for line, left in ((upper, RED), (lower, BLUE)):
        chunks = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", line)
        number = int(re.search(r"i=(\d+)", chunks[0][0])[1])  # type: ignore[index]
        assert chunks[0][0] == f"a=T,q=2,f=100,U=1,i={number},c=10,r=1,m=0"
        image = Image.open(io.BytesIO(standard_b64decode("".join(data for _, data in chunks))))
        assert image.size == (40, 8)
        assert near(image.convert("RGB").getpixel((5, 4)), left)
        colour = f"\x1b[38;2;{number >> 16};{number >> 8 & 255};{number & 255}m"
        assert line.split(colour)[1].count("\U0010eeee") == 10


def test_long_pictures_reach_kitty_in_chunks() -> None:
    noise = Image.effect_noise((400, 40), 90).convert("RGB")
    (line,) = Means("kitty", (40, 40)).draw(noise, 10, 1)
    chunks = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", line)
    assert len(chunks) > 1
    assert all(len(data) <= 4096 for _, data in chunks)
    assert [keys.endswith("m=1") for keys, _ in chunks] == [True] * (len(chunks) - 1) + [False]


def test_iterm2_gets_a_file_a_line_and_the_cursor_comes_back() -> None:
    upper, *_, lower = Means("iterm2", CELL).draw(quarters(), 10, 6)
    for line, left in ((upper, RED), (lower, BLUE)):
        found = re.fullmatch(
            r"\x1bD\x1b\[A\x1b7\x1b\]1337;File=inline=1;size=(\d+);width=10;height=1;preserveAspectRatio=0:(.*)\x07"
            r"\x1b8\x1b\[10C",
            line,
        )
        assert found
        body = standard_b64decode(found[2])
        assert len(body) == int(found[1])
        assert near(Image.open(io.BytesIO(body)).getpixel((5, 4)), left)


def sixels(line: str) -> dict[tuple[int, int], tuple[int, ...]]:
    """What a terminal would paint: colours by place."""
    found = re.search(r'\x1bP0;1q"1;1;(\d+);(\d+)(.*)\x1b\\', line)
    assert found
    colours: dict[str, tuple[int, ...]] = {}
    painted: dict[tuple[int, int], tuple[int, ...]] = {}
    x = y = 0
    ink = ""
    for define, parts, choose, count, repeated, one in re.findall(
        r"#(\d+);2;([\d;]+)|#(\d+)|!(\d+)([?-~])|([?-~$-])", found[3]
    ):
        if define:
            colours[define] = tuple(round(int(part) * 2.55) for part in parts.split(";"))
        elif choose:
            ink = choose
        elif one == "$":
            x = 0
        elif one == "-":
            x, y = 0, y + 6
        else:
            bits, end = ord(repeated or one) - 63, x + int(count or 1)
            places = ((column, y + bit) for column in range(x, end) for bit in range(6) if bits >> bit & 1)
            painted |= dict.fromkeys(places, colours[ink])
            x = end
    return painted


def test_sixels_are_the_picture_and_no_taller_than_the_cell() -> None:
    upper, *_, lower = Means("sixel", CELL).draw(quarters(), 10, 6)
    for line, left, right in ((upper, RED, GREEN), (lower, BLUE, WHITE)):
        painted = sixels(line)
        assert set(painted) == {(x, y) for x in range(40) for y in range(8)}
        assert near(painted[5, 6], left)
        assert near(painted[35, 2], right)
