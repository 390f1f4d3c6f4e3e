"""Small boxes that are not text: a picture or player with its caption, a pointer to another article with its teaser.

Both are told by their place: the picture, or the linked heading, shares a small box with a few words and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newscli.parser.page.body import clean
from newscli.parser.page.body.page import Page

#: A box with more words than this holds more than a picture and its caption.
CAPTION_LETTERS = 300
#: ... or more than a teaser.
TEASER_LETTERS = 500
#: How many boxes around a picture are looked at; newsrooms nest up to five (link, ratio, wrapper, figure, module).
BOXES = 5
#: A heading with a greater share of links to the own site is a pointer.
LINKED = 0.6
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
#: Elements that are boxes; a picture inside a paragraph, a list item or a cell stands among the article's words.
_BOXES = frozenset(["div", "figure", "span", "a", "picture", "section"])
_CARDS = frozenset(["div", "article", "section", "li", "a", "header", "figure", "figcaption"])


def set_apart(page: Page, letters: list[int]) -> list[int]:
    """Mark such boxes as foreign; the indices of those that hold a picture, in order. `letters`: of each node."""
    captions = list(_captions(page, letters))
    for box in (*captions, *_teasers(page, letters)):
        end = page.nodes.ends[box]
        page.marks[box:end] = [clean.FOREIGN] * (end - box)
    return captions


def _captions(page: Page, letters: list[int]) -> Iterator[int]:
    headed = _around_headings(page)

    def fits(index: int) -> bool:
        return page.nodes.tags[index] in _BOXES and letters[index] <= CAPTION_LETTERS and index not in headed

    for index, tag in enumerate(page.nodes.tags):
        if tag in clean.SHOWN:
            yield from _outermost(page, page.nodes.parents[index], letters, fits)


def _teasers(page: Page, letters: list[int]) -> Iterator[int]:
    def fits(index: int) -> bool:
        return page.nodes.tags[index] in _CARDS and letters[index] <= TEASER_LETTERS

    for line in page.lines:
        if page.tag(line) in HEADINGS and line.link_share > LINKED and page.leads_home(line):
            yield from _outermost(page, page.nodes.parents[line.block], letters, fits)


def _around_headings(page: Page) -> set[int]:
    """The elements around each heading, as far as a box may reach."""
    found: set[int] = set()
    for line in page.lines:
        if page.tag(line) in HEADINGS:
            index = line.block
            for _ in range(BOXES + 1):
                found.add(index)
                index = page.nodes.parents[index]
    return found


def _outermost(page: Page, start: int, letters: list[int], fits: Callable[[int], bool]) -> Iterator[int]:
    """The last of the elements up from `start` that fit and have words, if any; never the article's own."""
    box, current = -1, start
    for _ in range(BOXES):
        if current <= page.root or not fits(current):
            break
        if letters[current]:
            box = current
        current = page.nodes.parents[current]
    if box >= 0:
        yield box
