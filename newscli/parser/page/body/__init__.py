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
from newscli.parser.page.body import build, candidates, cards, clean, markup, scripted
from newscli.parser.page.body.beside import beside
from newscli.parser.page.body.cut import cut
from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.page import Claims, Page
from newscli.parser.page.body.select import select

#: A link with fewer letters is a menu's.
HEADLINE_LETTERS = 25
#: A longer paragraph is a story's. How many letters a page's teasers may have makes next to no difference to what is
#: called a section (articles so called, lists found; see `kind`): 150: 4, 236; 300: 4, 238; 500: 4, 239; 700: 5, 240.
TEASER_LETTERS = 300


@dataclass(frozen=True, slots=True)
class Body:
    """The article's blocks in reading order, and what the page around them is like."""

    blocks: Blocks = ()
    prose: int = 0  #: the letters of sentences in the part of the page they were chosen from
    pointers: int = 0  #: how many lines of the page are links as long as a headline
    teasers: int = 0  #: how many of the chosen lines stand under a link to another article, as a teaser does
    teased: int = 0  #: the letters of these lines


def read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> Body:
    """The words of the article; no blocks where the page has none. Changes the tree."""
    apart = markup.tidy(tree)
    body = _read(tree, base, claims)
    if body.prose < scripted.SHOWN_LETTERS and apart.frames:
        # A frame that was never closed holds the article too.
        apart.put_frames_back()
        body = max(_read(tree, base, claims), body, key=lambda one: one.prose)
    scripts = (*tree.css("script"), *apart.scripts) if body.prose < scripted.SHOWN_LETTERS else ()
    if told := scripted.markup(scripts, claims.article_body, body.prose):
        data = LexborHTMLParser(depth.limited(told))
        markup.tidy(data)
        return _read(data, base, claims)
    return body


def _read(tree: LexborHTMLParser, base: str | None, claims: Claims) -> Body:
    nodes, lines = cut(markup.of_body(tree))
    if not lines:
        return Body()
    marks = clean.judge(nodes, lines, candidates.prose(nodes, lines))
    prose = candidates.prose(nodes, lines, marks)
    host = addresses.host(base).removeprefix("www.") if base else ""
    page = Page(nodes=nodes, lines=lines, marks=marks, root=candidates.root(nodes, prose), base=base, host=host)
    captions = cards.set_apart(page, candidates.letters(nodes, lines))
    chosen = select(page, claims)
    blocks = build.blocks(page, chosen, beside(page, captions))
    pointers, teasers = _pointers(page, chosen)
    return Body(blocks, prose[page.root], pointers, len(teasers), sum(teasers))


def _pointers(page: Page, chosen: list[Line]) -> tuple[int, list[int]]:
    """How many lines are links as long as a headline, and the letters of each chosen sentence that stands under one.

    Only the first line under each headline to the own site counts: a story goes on where a teaser ends.
    """
    ours = {id(line) for line in chosen if line.weight >= candidates.PROSE_LETTERS}
    pointers = 0
    teasers: list[int] = []
    under = False
    for line in page.lines:
        if line.weight >= HEADLINE_LETTERS and line.link_share > cards.LINKED:
            pointers += 1
            under = page.leads_home(line)
        elif line.weight >= candidates.PROSE_LETTERS:
            if under and id(line) in ours and line.weight <= TEASER_LETTERS:
                teasers.append(line.weight)
            under = False
    return pointers, teasers


__all__ = ["Body", "Claims", "read"]
