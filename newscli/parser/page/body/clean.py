"""Which parts of a page are not the article, told by element, role, class names and visibility."""

from __future__ import annotations

import re
from functools import lru_cache

from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Nodes
from newscli.parser.page.body.words import meanings

_FOREIGN_TAGS = frozenset(["nav", "footer", "menu", "aside"])
_SMALL_TAGS = frozenset(["figcaption", "form", "label", "button"])
_TOLD_TAGS = _FOREIGN_TAGS | _SMALL_TAGS
_FOREIGN_ROLES = frozenset(
    ["navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alertdialog", "menu", "toolbar"]
)

#: A part that holds more than this share of the page's prose is no junk, whatever its name says.
MOST = 0.4
#: Comments and galleries may well outweigh the article.
NEARLY_ALL = 0.9
#: A part with more prose than this many letters is more than a byline, a caption or a list of tags.
SMALL = 500


_NOTHING: frozenset[str] = frozenset()
_FOREIGN_SAYINGS = frozenset(["foreign", "unseen", "post", "hidden"])

#: What `judge` says of a node: of the article as far as names tell, about the article, or foreign to it.
OURS, ABOUT, FOREIGN = 0, 1, 2

#: Of longer attributes only so many letters are looked at.
MOST_LETTERS = 2_000
#: Elements that show something else than words.
PICTURES = frozenset(["img", "amp-img"])
PLAYERS = frozenset(["iframe", "video", "embed", "amp-youtube", "amp-twitter"])
SHOWN = PICTURES | PLAYERS | {"picture"}

_NAMES = re.compile(r'(?:^|\s)(?:class|id)="([^"]*)"')
_HIDES = re.compile(r'(?:^|\s)(?:hidden=|aria-hidden="true"|role="([^"]*)"|style="([^"]*)")')
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")


def judge(nodes: Nodes, lines: list[Line], prose: list[int]) -> list[int]:
    """For each element whether it, or what it stands in, is ours, about the article, or foreign.

    Only those with lines or pictures are judged: nobody asks for the others, and they are half of a page.
    """
    parents, tags, givens = nodes.parents, nodes.tags, nodes.given
    marks = [OURS] * len(tags)
    shown = [index for index, tag in enumerate(tags) if tag in SHOWN]
    for index in sorted(_around(parents, [*(line.block for line in lines), *shown])):
        mark = marks[parents[index]] if index else OURS
        given, tag = givens[index], tags[index]
        if mark != FOREIGN and (given or tag in _TOLD_TAGS):
            mark = max(mark, _mark(tag, given, prose[index], prose[0]))
        marks[index] = mark
    return marks


def _around(parents: list[int], elements: list[int]) -> set[int]:
    """These elements and all that they stand in."""
    found: set[int] = set()
    for element in elements:
        current = element
        while current >= 0 and current not in found:
            found.add(current)
            current = parents[current]
    return found


def _mark(tag: str, given: str, size: int, total: int) -> int:
    says = said(given)
    if "apart" in says and size <= NEARLY_ALL * total:
        return FOREIGN
    if size <= MOST * total and (tag in _FOREIGN_TAGS or not says.isdisjoint(_FOREIGN_SAYINGS)):
        return FOREIGN
    if size > SMALL:
        return OURS
    if tag in _SMALL_TAGS or "caption" in says:
        return FOREIGN
    return ABOUT if "about" in says else OURS


def said(given: str) -> frozenset[str]:
    """What an element's names say, and `hidden` where it is not to be seen or not of the page's main part."""
    return _said(given[:MOST_LETTERS]) if given else _NOTHING


@lru_cache(maxsize=8192)
def _said(given: str) -> frozenset[str]:
    names = " ".join(_NAMES.findall(given))
    says = meanings(names) if names else _NOTHING
    return says | {"hidden"} if _is_hidden(given) else says


def _is_hidden(given: str) -> bool:
    return any(
        found.lastindex is None or found[1] in _FOREIGN_ROLES or (found[2] and _INVISIBLE.search(found[2]))
        for found in _HIDES.finditer(given)
    )
