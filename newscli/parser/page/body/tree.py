"""A page's elements as flat lists in document order: every later step is a loop over them, never a recursion.

The elements inside element `i` are those from `i + 1` up to `ends[i]`, and a parent always stands before its children;
so sums run backwards, what is inherited runs forwards, and no depth of nesting costs more than its length.
"""

from __future__ import annotations

import re
from functools import cache


class Nodes:
    """The elements: what they are called, what they stand in, where they end, and their attributes as they are written.

    Lists of one length instead of an object each: making objects would cost as much as all that is asked of them.
    """

    __slots__ = ("ends", "given", "parents", "tags")

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []  #: -1 for the body itself
        self.ends: list[int] = []  #: the index after the last descendant
        self.given: list[str] = []  #: `class="a b" id="c"`

    def get(self, index: int, name: str) -> str:
        """An element's attribute; "" where it is missing or empty."""
        given = self.given[index]
        return attribute(given, name) if name in given else ""

    def all(self, index: int) -> dict[str, str]:
        """All attributes of an element."""
        return {name: readable(value) for name, value in _ATTRIBUTE.findall(self.given[index])}


def attribute(given: str, name: str) -> str:
    """The value of an attribute among those of an element; "" where it is missing or empty."""
    found = _attribute(name).search(given)
    return readable(found[1]) if found else ""


_ATTRIBUTE = re.compile(r'([^\s=]+)="([^"]*)"')


@cache
def _attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf'(?:^|\s){re.escape(name)}="([^"]*)"')


def readable(text: str) -> str:
    """Written words or values as they are read; the parser writes these five signs so, and no others."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")
