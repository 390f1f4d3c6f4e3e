"""The words of the article in a page: the part with the prose, without what is not the article, as blocks.

The page is flattened (`tree`), cut into lines (`lines`) and judged by what its elements are called (`clean`); the
element with nearly all of the prose is the article's (`candidates`); small boxes go by their place (`cards`), lines by
their links and words (`select`, `phrases`); what is left becomes blocks (`build`, `beside`).
"""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from newscli import addresses
from newscli.blocks import Blocks
from newscli.parser.page import depth
from newscli.parser.page.body import build, candidates, cards, clean, scripted, streamed
from newscli.parser.page.body.beside import beside
from newscli.parser.page.body.lines import cut
from newscli.parser.page.body.page import Claims, Page
from newscli.parser.page.body.select import select
from newscli.parser.page.body.tree import FRAME, SILENT, flatten

#: A link with fewer letters is a menu's.
HEADLINE_LETTERS = 25


@dataclass(frozen=True, slots=True)
class Body:
    """The article's blocks in reading order, and what the page around them is like."""

    blocks: Blocks = ()
    prose: int = 0  #: the letters of sentences in the part of the page they were chosen from
    pointers: int = 0  #: how many lines of the page are links as long as a headline


def read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> Body:
    """The words of the article; no blocks where the page has none. Changes the tree."""
    streamed.settle(tree)
    body = _read(tree, base, claims, skip=SILENT | FRAME)
    if body.prose < scripted.SHOWN_LETTERS:
        # A frame that was never closed holds the article too.
        body = max(_read(tree, base, claims, skip=SILENT), body, key=lambda one: one.prose)
    if markup := scripted.markup(tree, claims.article_body, body.prose):
        return _read(LexborHTMLParser(depth.limited(markup)), base, claims, skip=SILENT)
    return body


def _read(tree: LexborHTMLParser, base: str | None, claims: Claims, *, skip: frozenset[str]) -> Body:
    nodes = flatten(tree, skip=skip)
    if not nodes:
        return Body()
    lines = cut(nodes)
    marks = clean.judge(nodes, candidates.prose(nodes, lines))
    prose = candidates.prose(nodes, lines, marks)
    host = addresses.host(base).removeprefix("www.") if base else ""
    page = Page(nodes=nodes, lines=lines, marks=marks, root=candidates.root(nodes, prose), base=base, host=host)
    captions = cards.set_apart(page, candidates.letters(nodes, lines))
    blocks = build.blocks(page, select(page, claims), beside(page, captions))
    pointers = sum(line.weight >= HEADLINE_LETTERS and line.link_share > cards.LINKED for line in lines)
    return Body(blocks, prose[page.root], pointers)


__all__ = ["Body", "Claims", "read"]
