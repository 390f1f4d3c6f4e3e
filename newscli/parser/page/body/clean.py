"""Which parts of a page are not the article, told by element, role, class names and visibility."""

from __future__ import annotations

from newscli.parser.page.body.tree import Node
from newscli.parser.page.body.words import ABOUT, CAPTION, FOREIGN, POST, meanings

_FOREIGN_TAGS = frozenset(["nav", "footer", "aside", "form", "menu"])
_CAPTION_TAGS = frozenset(["figcaption", "label", "button"])
_FOREIGN_ROLES = frozenset(
    ["navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog", "menu", "toolbar"]
)

#: A part that holds more than this share of the page's prose is no junk, whatever its name says.
MOST = 0.4
#: A part with more prose than this many letters is more than a byline, a caption or a list of tags.
SMALL = 500


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
            size = prose[index]
            marks.append((size <= limit and _is_foreign(node)) or (size <= SMALL and _is_about(node)))
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
    if style and "display:none" in style.replace(" ", ""):
        return True
    said = _said(node)
    return not said.isdisjoint(FOREIGN) or "unseen" in said or not said.isdisjoint(POST)


def _is_about(node: Node) -> bool:
    if node.tag in _CAPTION_TAGS:
        return True
    said = _said(node)
    return not said.isdisjoint(ABOUT) or not said.isdisjoint(CAPTION)


_NOTHING: frozenset[str] = frozenset()


def _said(node: Node) -> frozenset[str]:
    attributes = node.attributes
    if not attributes:
        return _NOTHING
    names, name = attributes.get("class"), attributes.get("id")
    if names and name:
        return meanings(f"{names} {name}")
    if names or name:
        return meanings(names or name or "")
    return _NOTHING
