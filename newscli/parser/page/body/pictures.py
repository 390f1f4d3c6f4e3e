"""Which words stand under a picture, told by their place: they share a small box with it and with nothing else."""

from __future__ import annotations

from newscli.parser.page.body.tree import Node

#: A box with more words than this holds more than a picture and its caption.
CAPTION_LETTERS = 300
#: How many boxes around a picture are looked at; newsrooms nest up to five (link, ratio, wrapper, figure, module).
BOXES = 5
_PICTURES = frozenset(["img", "picture", "amp-img"])
#: Elements that are boxes; a picture inside a paragraph, a list item or a cell stands among the article's words.
_BOXES = frozenset(["div", "figure", "span", "a", "picture", "section"])


def caption_boxes(nodes: list[Node], letters: list[int], headings: list[int]) -> set[int]:
    """The indices of the boxes that hold a picture, at most a caption's words, and no heading."""
    boxes: set[int] = set()
    for index, node in enumerate(nodes):
        if node.tag not in _PICTURES:
            continue
        box, current = -1, node.parent
        for _ in range(BOXES):
            if (
                current <= 0
                or nodes[current].tag not in _BOXES
                or letters[current] > CAPTION_LETTERS
                or headings[current]
            ):
                break
            if letters[current]:
                box = current
            current = nodes[current].parent
        if box >= 0:
            boxes.add(box)
    return boxes
