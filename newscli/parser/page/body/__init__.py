"""The words of the article in a page: the part with the prose, without what is not the article, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.blocks import Blocks
from newscli.parser.page.body import build, candidates, cards, clean, scripted, streamed
from newscli.parser.page.body.beside import beside
from newscli.parser.page.body.lines import cut
from newscli.parser.page.body.select import select
from newscli.parser.page.body.tree import flatten

#: A link with fewer letters is a menu's.
HEADLINE_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Claims:
    """What the page says of its article elsewhere: evidence for what is text and what only repeats it."""

    headlines: Sequence[str] = ()
    authors: Sequence[str] = ()
    description: str = ""
    article_body: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The article's blocks in reading order, and what the page around them is like."""

    blocks: Blocks = ()
    prose: int = 0  #: the letters of sentences in the part of the page they were chosen from
    pointers: int = 0  #: how many lines of the page are links as long as a headline


def read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> Body:
    """The words of the article; no blocks where the page has none. Changes the tree."""
    streamed.settle(tree)
    body = _read(tree, base, claims)
    markup = scripted.markup(tree, claims.article_body, body.prose)
    return _read(LexborHTMLParser(markup), base, claims) if markup else body


def _read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> Body:
    nodes = flatten(tree)
    if not nodes:
        return Body()
    lines = cut(nodes)
    marks = clean.judge(nodes, candidates.prose(nodes, lines))
    sums = candidates.prose(nodes, lines, marks)
    root = candidates.root(nodes, sums)
    headings = candidates.gathered(nodes, [int(node.tag in cards.HEADINGS) for node in nodes])
    letters = candidates.letters(nodes, lines)
    host = addresses.host(base).removeprefix("www.") if base else ""
    boxes = [box for box in cards.captions(nodes, letters, headings) if box > root]
    for box in (*boxes, *cards.teasers(nodes, lines, letters, host)):
        if box > root:
            marks[box : nodes[box].end] = [clean.FOREIGN] * (nodes[box].end - box)
    chosen = select(nodes, lines, marks, root, claims.headlines, claims.authors, claims.description, host)
    blocks = build.blocks(nodes, chosen, beside(nodes, lines, marks, root, boxes, base), base)
    pointers = sum(line.weight >= HEADLINE_LETTERS and line.link_share > cards.LINKED for line in lines)
    return Body(blocks, sums[root], pointers)
