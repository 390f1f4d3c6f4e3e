"""The cover, drawn by code: a front page with its name, its day, and the headlines inside."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from textwrap import wrap

from newscli.blocks.html import escape
from newscli.exchange import pages
from newscli.exchange.epub.package import Sections
from newscli.exchange.story import Edition

_WIDTH, _HEIGHT = 1200, 1600
_MARGIN = 90
_HEADLINES = 6
#: Wide letters take two of a line's places.
_PLACES = 44
_FOOT = 70
_FIRST_WIDE = "\u1100"


def cover(edition: Edition, sections: Sections) -> str:
    """The cover as SVG."""
    return "\n".join(_drawn(edition, sections)) + "\n"


def _drawn(edition: Edition, sections: Sections) -> Iterator[str]:
    hue = sha256(edition.title.encode("utf-8", "replace")).digest()[0] * 360 // 256
    middle, right = _WIDTH // 2, _WIDTH - _MARGIN
    yield '<?xml version="1.0" encoding="utf-8"?>'
    whole = f'width="{_WIDTH}" height="{_HEIGHT}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {whole}>'
    yield f'<rect {whole} fill="#faf7f0"/>'
    yield f'<rect width="{_WIDTH}" height="36" fill="hsl({hue}, 55%, 35%)"/>'
    size = min(130, 1500 // max(_places(edition.title), 1))
    yield _text(middle, 230, size, edition.title, anchor="middle", weight="bold")
    yield _rule(280)
    yield _text(middle, 330, 34, pages.day(edition.made_at, edition), anchor="middle")
    yield _rule(355)
    height = 470
    for number, headline in enumerate(_headlines(sections, _HEADLINES)):
        big = number == 0
        size = 72 if big else 46
        for line in _lines(headline, _PLACES * 46 // size)[:3]:
            yield _text(_MARGIN, height, size, line, weight="bold" if big else "normal")
            height += size * 5 // 4
        height += 34
        if number < _HEADLINES - 1:
            yield f'<line x1="{_MARGIN}" y1="{height - 60}" x2="{right}" y2="{height - 60}" stroke="#bbb"/>'
        height += 20
        if height > _HEIGHT - 200:
            break
    yield _text(middle, _HEIGHT - 60, 30, (_lines(" · ".join(sections), _FOOT) or [""])[0].strip(" ·"), anchor="middle")
    yield "</svg>"


def _headlines(sections: Sections, count: int) -> list[str]:
    """The first of each section, then the second of each."""
    turns = max(map(len, sections.values()), default=0)
    turned = (chapters[turn] for turn in range(turns) for chapters in sections.values() if turn < len(chapters))
    return [chapter.title for chapter, _ in zip(turned, range(count), strict=False)]


def _rule(y: int) -> str:
    return f'<line x1="{_MARGIN}" y1="{y}" x2="{_WIDTH - _MARGIN}" y2="{y}" stroke="#222" stroke-width="3"/>'


def _text(x: int, y: int, size: int, words: str, *, anchor: str = "start", weight: str = "normal") -> str:
    look = f'font-family="Georgia, serif" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" {look} fill="#222">{escape(words)}</text>'


def _places(text: str) -> int:
    return sum(2 if letter >= _FIRST_WIDE else 1 for letter in text)


def _lines(text: str, places: int) -> list[str]:
    """The text in lines of about so many places."""
    wide = _places(text) > 1.5 * len(text)
    return wrap(text, places // 2 if wide else places)
