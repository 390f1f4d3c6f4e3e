"""What stands at an article's edges and is none of its words: bylines, moments, calls to subscribe, labels."""

from __future__ import annotations

from collections.abc import Sequence

from newscli.parser.page.body.cards import HEADINGS
from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.page import Page
from newscli.parser.page.body.phrases import is_call, is_credit, is_dateline

#: A line this long that ends like a sentence is one, however many of its words are links.
SENTENCE_LETTERS = 100
#: Before the first and after the last sentence, a line shorter than this without an end is no part of the text. Bodies
#: exactly right on the news of the corpus: .40 without, .41 at 20, .43 at 40.
EDGE_LETTERS = 40
#: ... where the story begins and ends at most this many lines from the edge.
EDGE_LINES = 8
#: An author's name shorter than this may be a word.
NAME_LETTERS = 6
#: An author is introduced at the beginning or the end, at most at both.
NAME_TIMES = 2

#: How a sentence ends, quoted or not; a colon leads on to a list or a quotation.
_ENDS = tuple(".!?…:;。！？।؟۔»«”“’‘\"')]」』")
#: Elements whose words may be short: headings, items, cells.
_LABELLED = HEADINGS | {"li", "td", "th", "dd", "dt"}


def ends(line: Line) -> bool:
    """Whether the line ends like a sentence."""
    return line.text.endswith(_ENDS)


def is_sentence(line: Line) -> bool:
    """Whether the line is long and ends like a sentence."""
    return line.weight >= SENTENCE_LETTERS and ends(line)


def without_edges(page: Page, chosen: list[int], authors: Sequence[str]) -> list[int]:
    """The numbers of these lines without what stands before the first sentence of the story and after its last.

    A call in the midst of the story is left: there it may be what the story is about.
    """
    names = [name for name in authors if len(name) >= NAME_LETTERS and _is_portrayed(page, chosen, name)]
    count = len(chosen)
    opening = [place for place in range(min(EDGE_LINES, count)) if _is_story(page.lines[chosen[place]], names)]
    ending = range(count - 1, max(count - EDGE_LINES, 0) - 1, -1)
    first = opening[0] if opening else 0
    # A byline may stand between the standfirst and the text, so that the opening lasts to the second sentence.
    second = opening[1] if len(opening) > 1 else first
    last = next((place for place in ending if _is_story(page.lines[chosen[place]], names)), count)
    kept = []
    for place, number in enumerate(chosen):
        line = page.lines[number]
        labelled = page.tag(line) in _LABELLED
        if place < first or place > last:
            if _is_edge(line, names, labelled=labelled):
                continue
        elif place < second and not labelled and _is_byline(line):
            continue
        kept.append(number)
    return kept


def _is_portrayed(page: Page, chosen: list[int], name: str) -> bool:
    """Whether the name begins few enough lines to be an author's, not the hero of the story or a company's."""
    return sum(page.lines[number].text.startswith(name) for number in chosen) <= NAME_TIMES


def _is_story(line: Line, names: list[str]) -> bool:
    return is_sentence(line) and not is_call(line.text) and not _is_portrait(line, names)


def _is_portrait(line: Line, names: list[str]) -> bool:
    """Whether the line introduces an author: it begins with the name, as no story about others does."""
    return any(line.text.startswith(name) for name in names)


def _is_byline(line: Line) -> bool:
    return is_dateline(line.text) or is_credit(line.text)


def _is_edge(line: Line, names: list[str], *, labelled: bool) -> bool:
    if is_call(line.text) or _is_portrait(line, names):
        return True
    if labelled:
        return False
    return _is_byline(line) or (line.weight < EDGE_LETTERS and not ends(line))
