"""Which lines inside and just above the article's element are its words, told by links, place and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Node

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

#: A line with a greater share of links is a pointer to another page, unless it is a whole sentence.
LINKED = 0.6
#: A line this long that ends like a sentence is one, however many of its words are links.
SENTENCE_LETTERS = 100
#: A standfirst is at least this long.
LEAD_LETTERS = 40

_SENTENCE_END = re.compile(r"[.!?…:;。！？।؟۔»”\"')\]]$")
_LETTERS = re.compile(r"\w+")


def select(
    nodes: list[Node], lines: list[Line], marks: list[bool], root: int, headlines: Sequence[str], host: str = ""
) -> list[Line]:
    """The lines of the article in `root`, and the standfirst between the headline and it."""
    end = nodes[root].end
    said = {_key(headline) for headline in headlines}
    top = _headline_line(nodes, lines, end, said)
    chosen: list[Line] = []
    for number, line in enumerate(lines):
        if line.block >= end:
            break
        if number <= top or marks[line.block]:
            continue
        if line.block < root:
            if _is_lead(nodes, line):
                chosen.append(line)
        elif _belongs(nodes, line, host) and _key(line.text) not in said:
            chosen.append(line)
    return _without_bare_headings(nodes, chosen)


def _key(text: str) -> str:
    return " ".join(_LETTERS.findall(text.lower()))


def _headline_line(nodes: list[Node], lines: list[Line], end: int, said: set[str]) -> int:
    """The number of the line with the headline, -1 where there is none before the article's end."""
    best = -1
    for number, line in enumerate(lines):
        if line.block >= end:
            break
        if nodes[line.block].tag in HEADINGS and _key(line.text) in said:
            return number
        if nodes[line.block].tag == "h1" and best < 0:
            best = number
    return best


def _is_lead(nodes: list[Node], line: Line) -> bool:
    return (
        len(line.text) >= LEAD_LETTERS
        and line.link_share < 0.3
        and _SENTENCE_END.search(line.text) is not None
        and nodes[line.block].tag not in ("li", "td")
    )


def _belongs(nodes: list[Node], line: Line, host: str) -> bool:
    if line.link_share > LINKED:
        if len(line.text) >= SENTENCE_LETTERS and _SENTENCE_END.search(line.text) is not None:
            return True
        return _leads_elsewhere(line, host)
    return nodes[line.block].tag != "h1"


def _leads_elsewhere(line: Line, host: str) -> bool:
    """Whether the line's links all lead to other sites: those are sources, links to the own site are navigation."""
    return all(look.href.startswith("http") and not (host and host in look.href) for _, look in line.parts if look.href)


def _without_bare_headings(nodes: list[Node], chosen: list[Line]) -> list[Line]:
    """Without headings at the end, which announce what was left out."""
    while chosen and nodes[chosen[-1].block].tag in HEADINGS:
        chosen.pop()
    return chosen
