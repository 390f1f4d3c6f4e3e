"""Which parts of a page are not the article, told by element, role, class names and visibility."""

from __future__ import annotations

from newscli.parser.page.body.tree import Node
from newscli.parser.page.body.words import CAPTION, JUNK, meanings

_JUNK_TAGS = frozenset("nav footer aside form button figcaption label menu".split())
_JUNK_ROLES = frozenset("navigation complementary contentinfo search banner dialog alertdialog menu toolbar".split())

#: A part that holds more than this share of the page's prose is no junk, whatever its name says.
MOST = 0.4


def junk(nodes: list[Node], prose: list[int]) -> list[bool]:
    """For each node whether it, or what it stands in, is to be left out."""
    limit = MOST * prose[0] if prose else 0
    marks: list[bool] = []
    for index, node in enumerate(nodes):
        if index and marks[node.parent]:
            marks.append(True)
        elif not node.tag:
            marks.append(False)
        else:
            marks.append(_is_junk(node) and prose[index] <= limit)
    return marks


def _is_junk(node: Node) -> bool:
    if node.tag in _JUNK_TAGS:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if node.get("role") in _JUNK_ROLES or "hidden" in attributes or node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    if style and "display:none" in style.replace(" ", ""):
        return True
    names = f"{node.get('class')} {node.get('id')}"
    if names == " ":
        return False
    said = meanings(names)
    return not said.isdisjoint(JUNK) or not said.isdisjoint(CAPTION)
