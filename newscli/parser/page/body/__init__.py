"""The words of the article in a page: the part with the prose, without what is not the article, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.blocks import Blocks
from newscli.parser.page.body import build, candidates, cards, clean, scripted, streamed
from newscli.parser.page.body.lines import cut
from newscli.parser.page.body.select import select
from newscli.parser.page.body.tree import flatten


@dataclass(frozen=True, slots=True)
class Claims:
    """What the page says of its article elsewhere: evidence for what is text and what only repeats it."""

    headlines: Sequence[str] = ()
    authors: Sequence[str] = ()
    description: str = ""
    article_body: str = ""


def read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> Blocks:
    """The article's blocks in reading order; empty where the page has no words. Changes the tree."""
    streamed.settle(tree)
    blocks, shown = _read(tree, base, claims)
    markup = scripted.markup(tree, claims.article_body, shown)
    return _read(LexborHTMLParser(markup), base, claims)[0] if markup else blocks


def _read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> tuple[Blocks, int]:
    """The blocks, and how many letters of prose they were chosen from."""
    nodes = flatten(tree)
    if not nodes:
        return (), 0
    lines = cut(nodes)
    marks = clean.judge(nodes, candidates.prose(nodes, lines))
    sums = candidates.prose(nodes, lines, marks)
    root = candidates.root(nodes, sums)
    headings = candidates.gathered(nodes, [int(node.tag in cards.HEADINGS) for node in nodes])
    letters = candidates.letters(nodes, lines)
    host = addresses.host(base).removeprefix("www.") if base else ""
    for box in (*cards.captions(nodes, letters, headings), *cards.teasers(nodes, lines, letters, host)):
        if box > root:
            marks[box : nodes[box].end] = [clean.FOREIGN] * (nodes[box].end - box)
    chosen = select(nodes, lines, marks, root, claims.headlines, claims.authors, claims.description, host)
    return build.blocks(nodes, chosen, base), sums[root]
