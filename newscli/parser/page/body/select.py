"""Which lines inside and just above the article's element are its words, told by links, place and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscli.parser.page.body.cards import HEADINGS
from newscli.parser.page.body.clean import ABOUT, FOREIGN, said
from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.phrases import is_call, is_credit, is_dateline, is_notice, is_pointer
from newscli.parser.page.body.tree import Node

#: Elements whose words may be short: headings, items, cells.
_LABELLED = HEADINGS | {"li", "td", "th", "dd", "dt"}

#: A line with a greater share of links is a pointer to another page, unless it is a whole sentence.
LINKED = 0.6
#: A line this long that ends like a sentence is one, however many of its words are links.
SENTENCE_LETTERS = 100
#: A standfirst is at least this long.
LEAD_LETTERS = 40
#: ... and has a smaller share of links.
LEAD_LINKS = 0.3
_NO_LEAD = frozenset(["li", "td", "figcaption"])
#: A line that begins with this many letters of the page's own description is what the description was made from.
OPENING_LETTERS = 40
#: After an h1 and more sentences than this, a heading that says the headline again is not above the text.
ABOVE_SENTENCES = 2
#: A name shorter than this may be a word.
NAME_LETTERS = 6
#: Before the first and after the last sentence, a line shorter than this without an end is no part of the text.
EDGE_LETTERS = 40
#: ... and the story begins and ends at most this many lines from the edge.
EDGE_LINES = 8

_SENTENCE_END = re.compile(r"[.!?…:;。！？।؟۔»”\"')\]]$")
_LETTERS = re.compile(r"\w+")


def select(
    nodes: list[Node],
    lines: list[Line],
    marks: list[int],
    root: int,
    headlines: Sequence[str],
    authors: Sequence[str],
    description: str,
    host: str,
) -> list[Line]:
    """The lines of the article in `root`, and the standfirst between the headline and it."""
    end = nodes[root].end
    claimed = {_key(headline) for headline in headlines}
    stop = next((number for number, line in enumerate(lines) if line.block >= end), len(lines))
    top = _headline_line(nodes, lines, stop, claimed)
    chosen: list[int] = []
    begun = False  # whether the text itself has begun, so that no standfirst can follow
    opening = _key(description)[:OPENING_LETTERS]
    for number in range(top + 1, stop):
        line = lines[number]
        mark = marks[line.block]
        if mark == FOREIGN or _key(line.text) in claimed:
            continue
        if line.block < root or mark == ABOUT:
            if not begun and _is_lead(nodes, line, opening=opening):
                line.lead = True
                chosen.append(number)
        elif _belongs(nodes, line, host):
            chosen.append(number)
            begun = begun or _is_sentence(line)
    chosen = _without_edges(nodes, lines, chosen, [name for name in authors if len(name) >= NAME_LETTERS])
    return [lines[number] for number in _without_bare_headings(nodes, lines, chosen, stop)]


def _key(text: str) -> str:
    return " ".join(_LETTERS.findall(text.lower()))


def _headline_line(nodes: list[Node], lines: list[Line], stop: int, claimed: set[str]) -> int:
    """The number of the line with the headline, -1 where there is none above the article's text."""
    best, sentences = -1, 0
    for number, line in enumerate(lines[:stop]):
        if nodes[line.block].tag in HEADINGS:
            if _key(line.text) in claimed:
                return number
            if nodes[line.block].tag == "h1" and best < 0:
                best = number
        elif best >= 0 and line.link_share < LEAD_LINKS and _is_sentence(line):
            sentences += 1
            if sentences > ABOVE_SENTENCES:
                break
    return best


def _is_sentence(line: Line, letters: int = SENTENCE_LETTERS) -> bool:
    return line.weight >= letters and _SENTENCE_END.search(line.text) is not None


def _is_lead(nodes: list[Node], line: Line, *, opening: str) -> bool:
    """Whether a line under the headline is the standfirst: it says so, or repeats the description, or is a sentence."""
    node = nodes[line.block]
    if line.link_share >= LEAD_LINKS or line.weight < LEAD_LETTERS or node.tag in _NO_LEAD:
        return False
    says = said(node) | said(nodes[max(node.parent, 0)])
    if "caption" in says:
        return False
    if len(opening) == OPENING_LETTERS and _key(line.text).startswith(opening):
        return True
    return "lead" in says or ("about" not in says and _SENTENCE_END.search(line.text) is not None)


def _belongs(nodes: list[Node], line: Line, host: str) -> bool:
    if line.link_share > LINKED and not _is_sentence(line) and line.leads_home(host):
        return False
    return not is_pointer(line.text) and not is_notice(line.text)


def _without_edges(nodes: list[Node], lines: list[Line], chosen: list[int], names: list[str]) -> list[int]:
    """Without bylines, moments, calls and labels before the first sentence and after the last."""
    # A call in the midst of the story is left: there it may be what the story is about.
    opening = [place for place in range(min(EDGE_LINES, len(chosen))) if _is_story(lines[chosen[place]], names)]
    ending = range(len(chosen) - 1, max(len(chosen) - EDGE_LINES, 0) - 1, -1)
    first = opening[0] if opening else 0
    # A byline may stand between the standfirst and the text, so that the opening lasts to the second sentence.
    second = opening[1] if len(opening) > 1 else first
    last = next((place for place in ending if _is_story(lines[chosen[place]], names)), len(chosen))
    return [
        number
        for place, number in enumerate(chosen)
        if not (
            _is_edge(nodes, lines[number], names)
            if place < first or place > last
            else place < second and _is_byline(nodes, lines[number])
        )
    ]


def _is_story(line: Line, names: list[str]) -> bool:
    return _is_sentence(line) and not is_call(line.text) and not _is_portrait(line.text, names)


def _is_portrait(text: str, names: list[str]) -> bool:
    """Whether the line introduces an author: it begins with the name, as no story about others does."""
    return any(text.startswith(name) for name in names)


def _is_edge(nodes: list[Node], line: Line, names: list[str]) -> bool:
    if is_call(line.text) or _is_portrait(line.text, names) or _is_byline(nodes, line):
        return True
    if nodes[line.block].tag in _LABELLED:
        return False
    return line.weight < EDGE_LETTERS and not _SENTENCE_END.search(line.text)


def _is_byline(nodes: list[Node], line: Line) -> bool:
    return nodes[line.block].tag not in _LABELLED and (is_dateline(line.text) or is_credit(line.text))


def _without_bare_headings(nodes: list[Node], lines: list[Line], chosen: list[int], stop: int) -> list[int]:
    """Without headings whose own text was left out: the next thing kept is a heading of their rank, or nothing."""
    kept: list[int] = []
    following: int | None = None  # the number of the line kept after this one
    for number in reversed(chosen):
        tag = nodes[lines[number].block].tag
        if tag in HEADINGS:
            if following is None:
                if number + 1 == stop:
                    kept.append(number)
                continue
            after = nodes[lines[following].block].tag
            if after in HEADINGS and after <= tag and following != number + 1:
                continue
        kept.append(number)
        following = number
    return kept[::-1]
