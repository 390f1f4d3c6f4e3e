"""Small boxes that are not text: a picture with its caption, a pointer to another article with its teaser.

Both are told by their place: the picture, or the linked heading, shares a small box with a few words and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Node

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


def captions(nodes: list[Node], letters: list[int], headings: list[int]) -> Iterator[int]:
    """The indices of the boxes that hold a picture, at most a caption's words, and no heading."""
    for index, node in enumerate(nodes):
        if node.tag in _PICTURES:
            box = _box(nodes, node.parent, letters, CAPTION_LETTERS, _BOXES, headings)
            if box >= 0:
                yield box


def teasers(nodes: list[Node], lines: list[Line], letters: list[int], host: str) -> Iterator[int]:
    """The indices of the boxes that hold a heading linked within the own site, and at most a teaser's words."""
    for line in lines:
        if nodes[line.block].tag in HEADINGS and line.link_share > LINKED and line.leads_home(host):
            box = _box(nodes, nodes[line.block].parent, letters, TEASER_LETTERS, _CARDS)
            if box >= 0:
                yield box


def _box(
    nodes: list[Node], start: int, letters: list[int], most: int, tags: frozenset[str], none_of: list[int] | None = None
) -> int:
    """The outermost box around `start` with words, but at most `most` letters; -1 where there is none."""
    box, current = -1, start
    for _ in range(BOXES):
        if current <= 0 or nodes[current].tag not in tags or letters[current] > most or (none_of and none_of[current]):
            break
        if letters[current]:
            box = current
        current = nodes[current].parent
    return box
