"""Where in the page the article is: the smallest element that still holds nearly all of its prose."""

from __future__ import annotations

from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Node

#: A line shorter than this is no evidence of an article: menus and headlines are short.
PROSE_LETTERS = 60
#: Nor is a line with a greater share of links.
PROSE_LINKS = 0.4
#: A child with this share of its parent's prose is the better candidate.
DESCEND = 0.7


def prose(nodes: list[Node], lines: list[Line], marks: list[bool] | None = None) -> list[int]:
    """For each node the letters of the prose in it; lines in marked nodes are not counted."""
    sums = [0] * len(nodes)
    for line in lines:
        if len(line.text) >= PROSE_LETTERS and line.link_share < PROSE_LINKS and not (marks and marks[line.block]):
            sums[line.block] += len(line.text)
    for index in range(len(nodes) - 1, 0, -1):
        if sums[index]:
            sums[nodes[index].parent] += sums[index]
    return sums


def root(nodes: list[Node], sums: list[int]) -> int:
    """The index of the element that holds the article."""
    current = 0
    while True:
        best, child = 0, current + 1
        share = 0
        while child < nodes[current].end:
            if sums[child] > share:
                best, share = child, sums[child]
            child = nodes[child].end
        if share < DESCEND * sums[current] or not share:
            return current
        current = best
