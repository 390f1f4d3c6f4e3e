"""Which lines inside and just above the article's element are its words, told by links, place and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newscli.parser.page.body.cards import HEADINGS, LINKED
from newscli.parser.page.body.clean import ABOUT, FOREIGN, said
from newscli.parser.page.body.edges import ends, is_sentence, without_edges
from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.page import Claims, Page
from newscli.parser.page.body.phrases import is_label

#: A standfirst is at least this long.
LEAD_LETTERS = 40
#: ... and has a smaller share of links.
LEAD_LINKS = 0.3
_NO_LEAD = frozenset(["li", "td", "figcaption"])
#: A line that begins with this many letters of the page's own description is what the description was made from.
OPENING_LETTERS = 40
#: After an h1 and more sentences than this, a heading that says the headline again is not above the text.
ABOVE_SENTENCES = 2
#: A line this much longer than all headlines says none of them, with whatever punctuation.
HEADLINE_SLACK = 20
#: A line longer than this that was there before is not said again.
REPEATED_LETTERS = 40

_WORDS = re.compile(r"\w+")


class _Headlines:
    """The titles the page gives itself, to tell lines that only say one again."""

    def __init__(self, headlines: Sequence[str]) -> None:
        self._keys = {_key(headline) for headline in headlines}
        self._shortest = min(map(len, self._keys), default=0)
        self._longest = max(map(len, headlines), default=0) + HEADLINE_SLACK

    def has(self, line: Line) -> bool:
        """Whether a line says one of them, and nothing else."""
        return self._shortest <= len(line.text) <= self._longest and _key(line.text) in self._keys


def select(page: Page, claims: Claims) -> list[Line]:
    """The lines of the article, with the standfirst between the headline and it."""
    headlines = _Headlines(claims.headlines)
    stop = next((number for number, line in enumerate(page.lines) if line.block >= page.end), len(page.lines))
    chosen = _ours(page, headlines, _key(claims.description)[:OPENING_LETTERS], stop)
    chosen = without_edges(page, chosen, claims.authors)
    chosen = _without_repeats(page, chosen)
    return [page.lines[number] for number in _without_bare_headings(page, chosen, stop)]


def _key(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _ours(page: Page, headlines: _Headlines, opening: str, stop: int) -> list[int]:
    """The numbers of the lines under the headline that are the article's as far as each tells by itself."""
    chosen: list[int] = []
    begun = False  # whether the text itself has begun, so that no standfirst can follow
    for number in range(_headline(page, headlines, stop) + 1, stop):
        line = page.lines[number]
        mark = page.marks[line.block]
        if mark == FOREIGN or headlines.has(line):
            continue
        if line.block < page.root or mark == ABOUT:
            line.lead = not begun and _is_lead(page, line, opening)
            if line.lead:
                chosen.append(number)
        elif _belongs(page, line):
            chosen.append(number)
            begun = begun or is_sentence(line)
    return chosen


def _headline(page: Page, headlines: _Headlines, stop: int) -> int:
    """The number of the line with the headline, -1 where there is none above the article's text."""
    best, sentences = -1, 0
    tags = page.nodes.tags
    for number, line in enumerate(page.lines[:stop]):
        tag = tags[line.block]
        if tag in HEADINGS:
            if headlines.has(line):
                return number
            if tag == "h1" and best < 0:
                best = number
        elif best >= 0 and line.link_share < LEAD_LINKS and is_sentence(line):
            sentences += 1
            if sentences > ABOVE_SENTENCES:
                break
    return best


def _is_lead(page: Page, line: Line, opening: str) -> bool:
    """Whether a line under the headline is the standfirst: it says so, or repeats the description, or is a sentence."""
    nodes = page.nodes
    if line.link_share >= LEAD_LINKS or line.weight < LEAD_LETTERS or page.tag(line) in _NO_LEAD:
        return False
    says = said(nodes.given[line.block]) | said(nodes.given[max(nodes.parents[line.block], 0)])
    if "caption" in says:
        return False
    if len(opening) == OPENING_LETTERS and _key(line.text).startswith(opening):
        return True
    return "lead" in says or ("about" not in says and ends(line))


def _belongs(page: Page, line: Line) -> bool:
    """Whether a line in the article's element is text: no label, no pointer, not links alone unless to other sites."""
    if line.link_share > LINKED and not is_sentence(line) and page.leads_home(line):
        return False
    return not is_label(line.text)


def _without_repeats(page: Page, chosen: list[int]) -> list[int]:
    """Without long lines that were there before in another element: pages for two kinds of screen say things twice.

    An element that has said something new may say the rest again: that is a refrain.
    """
    seen: dict[str, int] = {}
    new: set[int] = set()  # the elements that have said something new
    kept = []
    for number in chosen:
        line = page.lines[number]
        if len(line.text) > REPEATED_LETTERS:
            parent = page.nodes.parents[line.block]
            if seen.setdefault(line.text, parent) == parent:
                new.add(parent)
            elif parent not in new:
                continue
        kept.append(number)
    return kept


def _without_bare_headings(page: Page, chosen: list[int], stop: int) -> list[int]:
    """Without headings whose own text was left out: the next thing kept is a heading of their rank, or nothing."""
    kept: list[int] = []
    after, following = "h1", stop  # the element and number of the line kept after this one
    for number in reversed(chosen):
        tag = page.tag(page.lines[number])
        if tag in HEADINGS and after in HEADINGS and after <= tag and following != number + 1:
            continue
        kept.append(number)
        after, following = tag, number
    return kept[::-1]
