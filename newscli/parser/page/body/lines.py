"""The page's words cut into lines, a line being what stands between two block boundaries, whatever the markup.

A `<p>`, a bare run of text in a `<div>`, what two `<br>` set apart: all are lines, so that a page without paragraphs
reads like one with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from newscli.parser.page.body.tree import Node

#: Elements inside a line; everything else, custom elements too, begins a line of its own.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
#: Chinese, Japanese and Korean say in one sign what takes about three letters (four syllables of hangul: about eight).
SIGN_LETTERS = 2
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
#: Stands in the parts of a line for a `<br>`.
BREAK = "\u2028"
_STRONG = frozenset(["b", "strong"])
_EMPHASIS = frozenset(["em", "i", "cite", "dfn"])
_CODE = frozenset(["code", "kbd", "samp", "tt"])


class Look(NamedTuple):
    """How a run of words looks: where it links to and how it is set."""

    href: str = ""
    strong: bool = False
    emphasis: bool = False
    code: bool = False


@dataclass(slots=True)
class Line:
    """Words between two block boundaries. `block` is the index of the element that holds them."""

    block: int
    at: int  #: the index of the first of its words
    parts: list[tuple[str, Look]] = field(default_factory=list)
    text: str = ""  #: the words, white space squeezed
    weight: int = (
        0  #: the length in letters of an alphabet; a sign of a script that writes words as one or two counts more
    )
    linked: int = 0  #: how many letters of them are links
    lead: bool = False  #: it is the newsroom's own summary above the text

    @property
    def link_share(self) -> float:
        """The share of the letters that are links, 0 to 1."""
        return self.linked / len(self.text) if self.text else 0.0

    def leads_home(self, host: str) -> bool:
        """Whether a link in it leads to the own site: such lines are navigation, links elsewhere are sources."""
        return any(
            not look.href.startswith("http") or (host != "" and host in look.href)
            for _, look in self.parts
            if look.href
        )


def cut(nodes: list[Node]) -> list[Line]:
    """All lines with words, in document order."""
    lines: list[Line] = []
    blocks = [0]
    open_ends: list[tuple[int, bool]] = []  # (end, whether it is a block) of the open elements
    looks = [Look()]
    parts: list[tuple[str, Look]] = []
    broken, at = False, 0

    def flush() -> None:
        if parts:
            line = _line(blocks[-1], at, parts)
            if line.text:
                lines.append(line)
            parts.clear()

    for index, node in enumerate(nodes):
        while open_ends and index >= open_ends[-1][0]:
            _, is_block = open_ends.pop()
            looks.pop()
            if is_block:
                flush()
                blocks.pop()
        tag = node.tag
        if not tag:
            if not parts:
                at = index
            parts.append((node.text, looks[-1]))
            if broken and not node.text.isspace():
                broken = False
        elif tag == "br":
            if broken:
                flush()
            elif parts:
                parts.append((BREAK, looks[-1]))
                broken = True
        elif tag in INLINE:
            looks.append(_look(node, looks[-1]))
            open_ends.append((node.end, False))
        else:
            flush()
            broken = False
            blocks.append(index)
            looks.append(looks[-1])
            open_ends.append((node.end, True))
    flush()
    return lines


def _look(node: Node, outer: Look) -> Look:
    tag = node.tag
    if tag == "a":
        href = node.get("href")
        return outer._replace(href=href) if href else outer
    if tag in _STRONG:
        return outer._replace(strong=True)
    if tag in _EMPHASIS:
        return outer._replace(emphasis=True)
    if tag in _CODE:
        return outer._replace(code=True)
    return outer


def _line(block: int, at: int, parts: list[tuple[str, Look]]) -> Line:
    text = " ".join("".join(part for part, _ in parts).split())
    line = Line(block, at, list(parts), text, len(text))
    if not text.isascii():
        line.weight += SIGN_LETTERS * len(_SIGNS.findall(text))
    for part, look in parts:
        if look.href:
            line.linked += len(part.strip())
    return line
