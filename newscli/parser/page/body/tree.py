"""A parsed page as a flat list of plain nodes in document order: every later step is a loop over it, never a recursion.

The subtree of `nodes[i]` is `nodes[i:nodes[i].end]`, and a parent always stands before its children; so sums run
backwards, what is inherited runs forwards, and no depth of nesting costs more than its length.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Elements whose content is no text of the page for a reader. `noscript` repeats what scripts show (mostly pictures).
SILENT = frozenset(
    "head script style template noscript svg math canvas object select option textarea input button datalist "
    "audio video iframe embed map link meta base title progress meter dialog".split()
)

#: Elements that show something from elsewhere; what stands in them is for browsers that cannot.
CLOSED = frozenset(["iframe", "video", "embed"])

#: A page of more nodes than this is read up to here: newsrooms' longest live blogs have about 60,000.
MAX_NODES = 400_000

#: What a reader does not see: soft hyphens, zero-width blanks, byte order marks; and ligatures a printer would set.
_UNSEEN: dict[int, str | None] = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_LIGATURES: dict[int, str | None] = dict(
    zip(range(0xFB00, 0xFB07), ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True)
)
READABLE = _UNSEEN | _LIGATURES


class Node:
    """An element, or a run of text (`tag` is ""). `end` is the index after its last descendant."""

    __slots__ = ("attributes", "end", "parent", "tag", "text")

    def __init__(self, tag: str, parent: int, attributes: dict[str, str | None], text: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.text = text
        self.end = 0

    def get(self, name: str) -> str:
        """The attribute's value; "" where it is missing or empty."""
        return self.attributes.get(name) or ""


_NO_ATTRIBUTES: dict[str, str | None] = {}


def flatten(parser: LexborHTMLParser) -> list[Node]:
    """The page's body as nodes, silent elements and comments left out; empty where there is no body."""
    root = parser.body
    if root is None:
        return []
    nodes: list[Node] = [Node("body", -1, root.attributes)]
    parents: list[LexborNode] = [root]
    indices = [0]
    current = root.first_child
    while current is not None and len(nodes) < MAX_NODES:
        parent = indices[-1]
        if current.is_text_node:
            text = current.text_content
            if text:
                nodes.append(Node("", parent, _NO_ATTRIBUTES, text if text.isascii() else text.translate(READABLE)))
                nodes[-1].end = len(nodes)
        elif current.is_element_node and (tag := current.tag) not in SILENT:
            index = len(nodes)
            nodes.append(Node(tag or "", parent, current.attributes))
            child = current.first_child
            if child is not None and tag not in CLOSED:
                parents.append(current)
                indices.append(index)
                current = child
                continue
            nodes[index].end = index + 1
        following = current.next
        while following is None and len(parents) > 1:
            current = parents.pop()
            nodes[indices.pop()].end = len(nodes)
            following = current.next
        current = following
    for index in indices:
        nodes[index].end = len(nodes)
    return nodes
