"""Where an element stands: how far from the headline, and whether in a part that speaks of something else."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from newscli.parser.page.metadata.evidence import named

#: How far up from the headline its date line and byline may stand apart; 9 levels reach the article on all development
#: pages.
LEVELS = 9
#: How many elements around the headline are left, one after the other, to find the words behind it.
_REACH = 5
#: Elements whose text nobody sees.
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
_OUTSIDE_TAGS = frozenset(("footer", "nav"))


def around(node: LexborNode | None) -> dict[int, int]:
    """The elements around a node, itself first, by `mem_id`, each with its distance; empty without a node."""
    levels: dict[int, int] = {}
    while node is not None and len(levels) < LEVELS and node.tag not in ("html", "-document"):
        levels[node.mem_id] = len(levels)
        node = node.parent
    return levels


def level(node: LexborNode, above: dict[int, int], elsewhere: re.Pattern[str]) -> int | None:
    """How far from the headline the two meet.

    None where they do not meet, or where a part on the way, named so by its class or id, belongs to something else.
    """
    current: LexborNode | None = node
    for _ in range(2 * LEVELS):
        if current is None or not current.is_element_node:
            return None
        if (found := above.get(current.mem_id)) is not None:
            return found
        if current.tag in _OUTSIDE_TAGS or _says(elsewhere, named(current.attributes)):
            return None
        current = current.parent
    return None


def belongs(node: LexborNode, elsewhere: re.Pattern[str]) -> bool:
    """Is the element in no part that, by its class or id, belongs to something else? For pages without a headline."""
    current: LexborNode | None = node
    for _ in range(2 * LEVELS):
        if current is None or current.tag in ("body", "html") or not current.is_element_node:
            return True
        if current.tag in _OUTSIDE_TAGS or _says(elsewhere, named(current.attributes)):
            return False
        current = current.parent
    return True


@lru_cache(maxsize=4096)  # the elements around a headline are asked for every date and name beside it
def _says(what: re.Pattern[str], names: str) -> bool:
    return what.search(names) is not None


def words_after(node: LexborNode, letters: int) -> list[str]:
    """The first words behind a node, in the pieces in which the page has them; bounded by their number of letters."""
    pieces: list[str] = []
    found = 0
    around: LexborNode | None = node
    for _ in range(_REACH):
        if around is None or around.tag in ("body", "html") or found >= letters:
            break
        after = around.next
        while after is not None and found < letters:
            if after.is_text_node or (after.is_element_node and after.tag not in _UNSEEN):
                for piece in after.text(deep=True, separator="\n")[: 4 * letters].split("\n"):
                    if (words := " ".join(piece.split())) and found < letters:
                        pieces.append(words[:letters])
                        found += len(words)
            after = after.next
        around = around.parent
    return pieces
