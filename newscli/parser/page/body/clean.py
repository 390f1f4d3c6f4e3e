"""Which parts of a page are not the article, told by element, role, class names and visibility."""

from __future__ import annotations

import re

from newscli.parser.page.body.tree import Node
from newscli.parser.page.body.words import ABOUT, APART, CAPTION, FOREIGN, POST, meanings

_FOREIGN_TAGS = frozenset(["nav", "footer", "aside", "menu"])
_CAPTION_TAGS = frozenset(["figcaption", "form", "label", "button"])
_FOREIGN_ROLES = frozenset(
    ["navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog", "menu", "toolbar"]
)

_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")

#: A part that holds more than this share of the page's prose is no junk, whatever its name says.
MOST = 0.4
#: Comments and galleries may well outweigh the article.
NEARLY_ALL = 0.9
#: A part with more prose than this many letters is more than a byline, a caption or a list of tags.
SMALL = 500


def junk(nodes: list[Node], prose: list[int]) -> list[bool]:
    """For each node whether it, or what it stands in, is to be left out."""
    limit = MOST * prose[0] if prose else 0
    apart = NEARLY_ALL * prose[0] if prose else 0
    marks: list[bool] = []
    for index, node in enumerate(nodes):
        if index and marks[node.parent]:
            marks.append(True)
        elif not node.tag:
            marks.append(False)
        else:
            size = prose[index]
            marks.append(
                (size <= apart and not said(node).isdisjoint(APART))
                or (size <= limit and _is_foreign(node))
                or (size <= SMALL and _is_about(node))
            )
    return marks


def _is_foreign(node: Node) -> bool:
    if node.tag in _FOREIGN_TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or node.get("aria-hidden") == "true" or node.get("role") in _FOREIGN_ROLES:
        return True
    style = node.get("style")
    if style and _INVISIBLE.search(style):
        return True
    names = said(node)
    return not names.isdisjoint(FOREIGN) or "unseen" in names or not names.isdisjoint(POST)


def _is_about(node: Node) -> bool:
    if node.tag in _CAPTION_TAGS:
        return True
    names = said(node)
    return not names.isdisjoint(ABOUT) or not names.isdisjoint(CAPTION)


_NOTHING: frozenset[str] = frozenset()


def said(node: Node) -> frozenset[str]:
    """What an element's class names and id say."""
    attributes = node.attributes
    if not attributes:
        return _NOTHING
    names, name = attributes.get("class"), attributes.get("id")
    if names and name:
        return meanings(f"{names} {name}")
    if names or name:
        return meanings(names or name or "")
    return _NOTHING
