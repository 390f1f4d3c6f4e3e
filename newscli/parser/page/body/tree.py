"""A parsed page as a flat list of plain nodes in document order: every later step is a loop over it, never a recursion.

The subtree of `nodes[i]` is `nodes[i:nodes[i].end]`, and a parent always stands before its children; so sums run
backwards, what is inherited runs forwards, and no depth of nesting costs more than its length.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


#: Elements whose content is no text of the page for a reader, and what is no element (`-`).
#: `noscript` repeats what scripts show, mostly pictures.
SILENT = _set(
    """
    head script style template noscript svg math canvas object select option textarea input button datalist audio map
    link meta base title progress meter dialog - -comment
    """
)
#: Elements that frame every page of a site; half of an average page's elements stand in them.
FRAME = frozenset(["nav", "footer", "menu"])
#: Elements that show something from elsewhere; what stands in them is for browsers that cannot.
_CLOSED = frozenset(["iframe", "video", "embed"])
#: Elements inside a line; everything else, custom elements too, begins a line of its own.
INLINE = _set(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr
    """
)

#: A page of more nodes than this is read up to here: newsrooms' longest live blogs have about 60,000.
MAX_NODES = 400_000

#: What a reader does not see: soft hyphens, zero-width blanks, byte order marks; and ligatures a printer would set.
_UNSEEN: dict[int, str | None] = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_LIGATURES: dict[int, str | None] = dict(
    zip(range(0xFB00, 0xFB07), ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True)
)
_READABLE = _UNSEEN | _LIGATURES
_UNREADABLE = re.compile("[" + "".join(map(chr, _READABLE)) + "]")


class Node:
    """An element, or a run of text (`tag` is ""). `end` is the index after its last descendant."""

    __slots__ = ("attributes", "end", "parent", "tag", "text")

    def __init__(self, tag: str, parent: int, attributes: dict[str, str | None], text: str, end: int) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.text = text
        self.end = end

    def get(self, name: str) -> str:
        """The attribute's value; "" where it is missing or empty."""
        return self.attributes.get(name) or ""


#: What the parser calls a run of text.
_TEXT = "-text"
_NO_ATTRIBUTES: dict[str, str | None] = {}


def flatten(tree: LexborHTMLParser, *, skip: frozenset[str] = SILENT) -> list[Node]:
    """The page's body as nodes, comments and the elements to skip left out; empty where there is no body.

    White space that no reader sees, because a block begins or ends beside it, is left out too.
    """
    root = tree.body
    if root is None:
        return []
    nodes = [Node("body", -1, root.attributes, "", 0)]
    parents: list[LexborNode] = [root]
    indices = [0]
    at_block = True  # whether a block has begun or ended and no words have come since
    current = root.first_child
    while current is not None and len(nodes) < MAX_NODES:
        tag = current.tag or "-"
        if tag == _TEXT:
            text = current.text_content or ""
            if not at_block or not text.isspace():
                at_block = False
                nodes.append(Node("", indices[-1], _NO_ATTRIBUTES, _readable(text), len(nodes) + 1))
        elif tag not in skip:
            at_block = tag not in INLINE
            child = current.first_child
            nodes.append(Node(tag, indices[-1], current.attributes, "", len(nodes) + 1))
            if child is not None and tag not in _CLOSED:
                parents.append(current)
                indices.append(len(nodes) - 1)
                current = child
                continue
        following = current.next
        while following is None and len(parents) > 1:
            current = parents.pop()
            closed = nodes[indices.pop()]
            closed.end = len(nodes)
            at_block = at_block or closed.tag not in INLINE
            following = current.next
        current = following
    for index in indices:
        nodes[index].end = len(nodes)
    return nodes


def _readable(text: str) -> str:
    # Translating costs a hundred times as much as looking whether there is anything to translate.
    return text.translate(_READABLE) if not text.isascii() and _UNREADABLE.search(text) else text
