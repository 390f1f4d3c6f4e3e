"""The words of the article in a page: the part with the prose, without what is not the article, as blocks."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.blocks import Blocks
from newscli.parser.page.body import build, candidates, clean, pictures
from newscli.parser.page.body.lines import cut
from newscli.parser.page.body.select import HEADINGS, select
from newscli.parser.page.body.tree import flatten


def read(parser: LexborHTMLParser, base: str | None, title: str = "") -> Blocks:
    """The article's blocks in reading order; empty where the page has no prose."""
    host = addresses.host(base).removeprefix("www.") if base else ""
    nodes = flatten(parser)
    if not nodes:
        return ()
    lines = cut(nodes)
    marks = clean.junk(nodes, candidates.prose(nodes, lines))
    sums = candidates.prose(nodes, lines, marks)
    root = candidates.root(nodes, sums)
    headings = candidates.gathered(nodes, [int(node.tag in HEADINGS) for node in nodes])
    boxes = pictures.caption_boxes(nodes, candidates.letters(nodes, lines), headings)
    for box in boxes:
        if box > root:
            marks[box : nodes[box].end] = [True] * (nodes[box].end - box)
    chosen = select(nodes, lines, marks, root, [title], host)
    return build.blocks(nodes, chosen, base)
