"""Small boxes that are not text: a picture with its caption, a pointer to another article with its teaser.

Both are told by their place: the picture, or the linked heading, shares a small box with a few words and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

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
_PICTURES = frozenset(["img", "picture", "amp-img"])
#: Elements that are boxes; a picture inside a paragraph, a list item or a cell stands among the article's words.
_BOXES = frozenset(["div", "figure", "span", "a", "picture", "section"])
_CARDS = frozenset(["div", "article", "section", "li", "a", "header", "figure", "figcaption"])


def set_apart(page: Page, letters: list[int]) -> list[int]:
    """Mark such boxes as foreign; the indices of those that hold a picture, in order. `letters`: of each node."""
    captions = [box for box in _captions(page, letters) if box > page.root]
    for box in (*captions, *_teasers(page, letters)):
        if box > page.root:
            end = page.nodes[box].end
            page.marks[box:end] = [clean.FOREIGN] * (end - box)
    return captions


def _captions(page: Page, letters: list[int]) -> Iterator[int]:
    headed = set()  # the elements around a heading, as far as a box may reach
    for line in page.lines:
        if page.tag(line) in HEADINGS:
            index = line.block
            for _ in range(BOXES + 1):
                headed.add(index)
                index = page.nodes[index].parent
    for node in page.nodes:
        if node.tag in _PICTURES:
            box = _box(page, node.parent, _BOXES, letters, CAPTION_LETTERS, headed)
            if box >= 0:
                yield box


def _teasers(page: Page, letters: list[int]) -> Iterator[int]:
    for line in page.lines:
        if page.tag(line) in HEADINGS and line.link_share > LINKED and line.leads_home(page.host):
            box = _box(page, page.nodes[line.block].parent, _CARDS, letters, TEASER_LETTERS, set())
            if box >= 0:
                yield box


def _box(
    page: Page, start: int, tags: frozenset[str], letters: list[int], most: int, never: set[int]
) -> int:  # fmt: skip
    """The outermost box around `start` that has words, but at most `most` letters; -1 where there is none."""
    box, current = -1, start
    for _ in range(BOXES):
        if current <= 0 or page.nodes[current].tag not in tags or letters[current] > most or current in never:
            break
        if letters[current]:
            box = current
        current = page.nodes[current].parent
    return box
