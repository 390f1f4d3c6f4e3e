"""The page's words cut into lines, a line being what stands between two block boundaries, whatever the markup.

A `<p>`, a bare run of text in a `<div>`, what two `<br>` set apart: all are lines, so that a page without paragraphs
reads like one with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Stands in the parts of a line for a `<br>`.
BREAK = "\u2028"
#: Chinese and Japanese say in one sign what takes about three letters elsewhere.
SIGN_LETTERS = 2
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


#: How a run of words looks, as a number: these bits, and from `LINK` on the index of the link that it stands in.
STRONG, EMPHASIS, CODE, LINK = 1, 2, 4, 8


@dataclass(slots=True)
class Line:
    """Words between two block boundaries. `block` is the index of the element that holds them."""

    block: int
    at: int  #: the index of the next element that begins after its first words
    parts: list[tuple[str, int]]  #: as they are written, each with its look
    text: str  #: the words, white space squeezed
    weight: int  #: its length in letters; a sign that stands for a word or a syllable counts as several
    linked: int  #: how many letters of it are links
    lead: bool = False  #: it is the newsroom's own summary above the text

    @property
    def link_share(self) -> float:
        """The share of the letters that are links, 0 to 1."""
        return self.linked / len(self.text)


def line_of(block: int, at: int, parts: list[tuple[str, int]]) -> Line:
    """The line of these parts, in which there is at least one word."""
    if len(parts) == 1:
        ((whole, look),) = parts
        text = squeezed(whole)
        linked = len(text) if look >= LINK else 0
    else:
        text = squeezed("".join([part for part, _ in parts]))
        linked = min(sum([len(part.strip()) for part, look in parts if look >= LINK]), len(text))
    # Signs take three bytes; where most do, they are worth counting.
    signs = 0 if text.isascii() or len(text.encode(errors="replace")) <= 2 * len(text) else len(_SIGNS.findall(text))
    return Line(block, at, parts, text, len(text) + SIGN_LETTERS * signs, linked)


def squeezed(text: str) -> str:
    """The words with single blanks between them."""
    # Splitting costs three times as much as looking whether there is anything to squeeze.
    if "\n" in text or "\t" in text or "  " in text:
        return " ".join(text.split())
    if text.isascii() and "\r" not in text and "\f" not in text and "\v" not in text:
        return text.strip(" ")
    return text.strip(" ") if text.isprintable() else " ".join(text.split())
