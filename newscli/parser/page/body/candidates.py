"""Where in the page the article is: the smallest element that still holds nearly all of its prose."""

from __future__ import annotations

from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Nodes

#: A line shorter than this is no evidence of an article: menus and headlines are short.
PROSE_LETTERS = 40
#: Nor is a line with a greater share of links.
PROSE_LINKS = 0.4
#: A child with this share of its parent's prose is the better candidate.
DESCEND = 0.75
#: Elements that hold words, not an article.
_LEAVES = frozenset(["p", "ul", "ol", "dl", "li", "dd", "blockquote", "tbody", "td", "tr", "pre", "h2", "h3", "center"])


def prose(nodes: Nodes, lines: list[Line], marks: list[int] | None = None) -> list[int]:
    """For each node the letters of the prose in it; lines in marked nodes are not counted."""
    sums = [0] * len(nodes.tags)
    for line in lines:
        if line.weight >= PROSE_LETTERS and line.link_share < PROSE_LINKS and not (marks and marks[line.block]):
            sums[line.block] += line.weight
    return gathered(nodes, sums)


def letters(nodes: Nodes, lines: list[Line]) -> list[int]:
    """For each node the letters of all the lines in it."""
    sums = [0] * len(nodes.tags)
    for line in lines:
        sums[line.block] += line.weight
    return gathered(nodes, sums)


def gathered(nodes: Nodes, own: list[int]) -> list[int]:
    """Each node's own count with those of its descendants; the list is changed and returned."""
    parents = nodes.parents
    for index in range(len(own) - 1, 0, -1):
        if own[index]:
            own[parents[index]] += own[index]
    return own


def root(nodes: Nodes, sums: list[int]) -> int:
    """The index of the element that holds the article."""
    current = 0
    while True:
        best, child = 0, current + 1
        share = 0
        while child < nodes.ends[current]:
            if sums[child] > share:
                best, share = child, sums[child]
            child = nodes.ends[child]
        if share < DESCEND * sums[current] or not share or nodes.tags[best] in _LEAVES:
            break
        current = best
    return current
