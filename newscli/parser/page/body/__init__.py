"""The words of the article in a page: the part with the prose, without what is not the article, as blocks."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from newscli.blocks import Blocks
from newscli.parser.page.body import build, candidates, clean
from newscli.parser.page.body.lines import cut
from newscli.parser.page.body.tree import flatten


def read(parser: LexborHTMLParser, base: str | None, title: str = "") -> Blocks:
    """The article's blocks in reading order; empty where the page has no prose."""
    nodes = flatten(parser)
    if not nodes:
        return ()
    lines = cut(nodes)
    marks = clean.junk(nodes, candidates.prose(nodes, lines))
    sums = candidates.prose(nodes, lines, marks)
    root = candidates.root(nodes, sums)
    end = nodes[root].end
    chosen = [
        line
        for line in lines
        if root <= line.block < end
        and not marks[line.block]
        and line.link_share < 0.6
        and line.text != title
        and nodes[line.block].tag != "h1"
    ]
    return build.blocks(nodes, chosen, base)
