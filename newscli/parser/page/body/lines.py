"""The page's words cut into lines, a line being what stands between two block boundaries, whatever the markup.

A `<p>`, a bare run of text in a `<div>`, what two `<br>` set apart: all are lines, so that a page without paragraphs
reads like one with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from newscli.parser.page.body.tree import INLINE, Node

_STRONG = frozenset(["b", "strong"])
_EMPHASIS = frozenset(["em", "i", "cite", "dfn"])
_CODE = frozenset(["code", "kbd", "samp", "tt"])
#: The elements in a line that change how its words look.
_LOOKS = _STRONG | _EMPHASIS | _CODE | {"a"}
#: Stands in the parts of a line for a `<br>`.
BREAK = "\u2028"
#: Chinese and Japanese say in one sign what takes about three letters elsewhere.
SIGN_LETTERS = 2
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Look(NamedTuple):
    """How a run of words looks: where it links to and how it is set."""

    href: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False


_PLAIN = Look()
_NEVER = 1 << 62


@dataclass(slots=True)
class Line:
    """Words between two block boundaries. `block` is the index of the element that holds them."""

    block: int
    at: int  #: the index of the first of its words
    parts: list[tuple[str, Look]]
    text: str  #: the words, white space squeezed
    weight: int  #: its length in letters; a sign that stands for a word or a syllable counts as several
    linked: int  #: how many letters of it are links
    lead: bool = False  #: it is the newsroom's own summary above the text

    @property
    def link_share(self) -> float:
        """The share of the letters that are links, 0 to 1."""
        return self.linked / len(self.text)

    def leads_home(self, host: str) -> bool:
        """Whether a link in it leads to the own site: such lines are navigation, links elsewhere are sources."""
        return any(
            not look.href.startswith("http") or (host != "" and host in look.href)
            for _, look in self.parts
            if look.href
        )


def cut(nodes: list[Node]) -> list[Line]:
    """All lines with words, in document order."""
    cutter = _Cutter()
    for index, node in enumerate(nodes):
        if index >= cutter.end:
            cutter.close(index)
        tag = node.tag
        if not tag:
            cutter.add(index, node.text)
        elif tag in INLINE:
            if tag in _LOOKS and node.end > index + 1:
                cutter.open_inline(node)
        elif tag == "br":
            cutter.break_off()
        else:
            cutter.open_block(index, node)
    cutter.flush()
    return cutter.lines


class _Cutter:
    """The open elements, and the line that is being gathered, while the nodes go by."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.end = _NEVER  # where the innermost open element ends
        self._open: list[tuple[int, Look | None, int]] = []  # what `end`, look and block were outside of each
        self._block = 0
        self._look = _PLAIN
        self._parts: list[tuple[str, Look]] = []
        self._at = 0
        self._broken = False  # whether a `<br>` was the last thing with a meaning

    def add(self, index: int, text: str) -> None:
        """Words, or the white space between them."""
        blank = not text or text.isspace()
        if not self._parts:
            if blank:
                return
            self._at = index
        self._parts.append((text, self._look))
        if not blank:
            self._broken = False

    def break_off(self) -> None:
        """A `<br>`: the first goes on in the same line, the second begins another."""
        if self._broken:
            self.flush()
        elif self._parts:
            self._parts.append((BREAK, self._look))
            self._broken = True

    def open_inline(self, node: Node) -> None:
        """An element that changes the look of words begins."""
        self._open.append((self.end, self._look, self._block))
        self.end = node.end
        self._look = _look(node, self._look)

    def open_block(self, index: int, node: Node) -> None:
        """A block begins, and the line before it ends."""
        if self._parts:
            self.flush()
        if node.end > index + 1:
            self._open.append((self.end, None, self._block))
            self.end, self._block = node.end, index

    def close(self, index: int) -> None:
        """The elements that end before `index` end, a block's last line with it."""
        while index >= self.end:
            end, look, block = self._open.pop()
            if look is None and self._parts:
                self.flush()
            self.end, self._look, self._block = end, look or self._look, block

    def flush(self) -> None:
        """The line ends here."""
        self._broken = False
        if self._parts:
            self.lines.append(_line(self._block, self._at, self._parts))
            self._parts = []


def _look(node: Node, outer: Look) -> Look:
    tag = node.tag
    if tag == "a":
        href = node.get("href")
        return Look(href, *outer[1:]) if href else outer
    if tag in _STRONG:
        return outer._replace(strong=True)
    if tag in _EMPHASIS:
        return outer._replace(emphasis=True)
    return outer._replace(code=True) if tag in _CODE else outer


def _line(block: int, at: int, parts: list[tuple[str, Look]]) -> Line:
    whole = parts[0][0] if len(parts) == 1 else "".join([part for part, _ in parts])
    text = " ".join(whole.split())
    # Signs take three bytes; where most do, they are worth counting.
    signs = 0 if len(text.encode(errors="replace")) <= 2 * len(text) else len(_SIGNS.findall(text))
    linked = sum([len(part.strip()) for part, look in parts if look.href])
    return Line(block, at, parts, text, len(text) + SIGN_LETTERS * signs, min(linked, len(text)))
