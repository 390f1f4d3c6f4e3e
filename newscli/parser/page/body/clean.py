"""Which parts of a page are not the article, told by element, role, class names and visibility."""

from __future__ import annotations

import re

from newscli.parser.page.body.tree import FRAME, Node
from newscli.parser.page.body.words import meanings

_FOREIGN_TAGS = FRAME | {"aside"}
_SMALL_TAGS = frozenset(["figcaption", "form", "label", "button"])
_TOLD_TAGS = _FOREIGN_TAGS | _SMALL_TAGS
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


#: What `judge` says of a node: of the article as far as names tell, about the article, or foreign to it.
OURS, ABOUT, FOREIGN = 0, 1, 2

_NOTHING: frozenset[str] = frozenset()
_HIDING = frozenset(["hidden", "aria-hidden", "role", "style"])


def judge(nodes: list[Node], prose: list[int]) -> list[int]:
    """For each node whether it, or what it stands in, is ours, about the article, or foreign."""
    marks: list[int] = []
    for index, node in enumerate(nodes):
        mark = marks[node.parent] if index else OURS
        if mark != FOREIGN and node.tag and (node.attributes or node.tag in _TOLD_TAGS):
            mark = max(mark, _mark(node, prose[index], prose[0]))
        marks.append(mark)
    return marks


def _mark(node: Node, size: int, total: int) -> int:
    says = said(node)
    if "apart" in says and size <= NEARLY_ALL * total:
        return FOREIGN
    if size <= MOST * total and (
        node.tag in _FOREIGN_TAGS or "foreign" in says or "unseen" in says or "post" in says or _is_hidden(node)
    ):
        return FOREIGN
    if size > SMALL:
        return OURS
    if node.tag in _SMALL_TAGS or "caption" in says:
        return FOREIGN
    return ABOUT if "about" in says else OURS


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    if not attributes or _HIDING.isdisjoint(attributes):
        return False
    if "hidden" in attributes or node.get("aria-hidden") == "true" or node.get("role") in _FOREIGN_ROLES:
        return True
    return _INVISIBLE.search(node.get("style")) is not None


def said(node: Node) -> frozenset[str]:
    """What an element's class names and id say."""
    attributes = node.attributes
    if not attributes:
        return _NOTHING
    names, name = attributes.get("class"), attributes.get("id")
    if names and name:
        return meanings(f"{names} {name}")
    return meanings(names or name or "") if names or name else _NOTHING
