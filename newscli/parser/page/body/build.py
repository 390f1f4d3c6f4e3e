"""Chosen lines to blocks: headings, paragraphs, lists, quotations, preformatted text, tables, figures and embeds."""

from __future__ import annotations

from newscli import addresses
from newscli.blocks import Block, Blocks, Heading, Paragraph, Span, Spans
from newscli.parser.page.body.lines import Line, Look
from newscli.parser.page.body.tree import Node


def blocks(nodes: list[Node], lines: list[Line], base: str | None) -> Blocks:
    """The blocks that these lines make, in their order; `base` makes links absolute."""
    built: list[Block] = []
    for line in lines:
        tag = nodes[line.block].tag
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            built.append(Heading(spans(line, base), max(2, int(tag[1]))))
        else:
            built.append(Paragraph(spans(line, base)))
    return tuple(built)


def spans(line: Line, base: str | None) -> Spans:
    """The line's words with their links and emphasis, white space squeezed, neighbours of one look joined."""
    made: list[tuple[str, Look]] = []
    blank = True  # whether the words so far end in white space, which swallows what follows
    for raw, look in line.parts:
        words = raw.split()
        if not words:
            if not blank and made:
                made[-1] = (made[-1][0] + " ", made[-1][1])
                blank = True
            continue
        text = " ".join(words)
        if raw[0].isspace() and not blank:
            text = " " + text
        blank = raw[-1].isspace()
        if blank:
            text += " "
        if made and made[-1][1] == look:
            made[-1] = (made[-1][0] + text, look)
        else:
            made.append((text, look))
    if made:
        made[-1] = (made[-1][0].rstrip(), made[-1][1])
    return tuple(
        Span(text, _absolute(look.href, base), look.strong, look.emphasis, look.code) for text, look in made if text
    )


def _absolute(href: str, base: str | None) -> str | None:
    if not href or href.startswith("#"):
        return None
    return addresses.join(base or "", href)
