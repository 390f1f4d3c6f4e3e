"""Chosen lines to blocks: headings, paragraphs, lists, quotations, preformatted text, tables, figures and embeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newscli.blocks import Block, Blocks, Heading, Item, ListBlock, Paragraph, Preformatted, Quote
from newscli.parser.page.body import spans, tables
from newscli.parser.page.body.cards import HEADINGS
from newscli.parser.page.body.lines import BREAK, Line
from newscli.parser.page.body.page import Page
from newscli.parser.page.body.tree import Nodes

#: How far above a line its list, quotation or table is looked for; deeper nesting is a layout, or hostile.
LEVELS = 40
_LISTS = frozenset(["ul", "ol"])


@dataclass(frozen=True, slots=True)
class Place:
    """What a line stands in: the kind of block, the element that makes it one, and for a list's its item."""

    kind: str
    element: int = -1
    item: int = -1
    depth: int = 0


def blocks(page: Page, lines: Iterable[Line], beside: Iterable[tuple[int, Block]]) -> Blocks:
    """The blocks of these lines, and what stands `beside` them, each with its index, in its place among them."""
    grids = tables.grids(page.nodes)
    made: list[tuple[int, Block]] = []
    placed = ((_place(page.nodes, line, grids), line) for line in lines)
    for (kind, element), group in groupby(placed, key=lambda pair: (pair[0].kind, pair[0].element)):
        if kind == "table":
            its_lines = [line for _, line in group]
            made.append((its_lines[0].at, tables.build(page, grids[element], its_lines)))
        else:
            made += _blocks(page, kind, list(group))
    return tuple(block for _, block in sorted([*made, *beside], key=lambda pair: pair[0]))


def _blocks(page: Page, kind: str, group: list[tuple[Place, Line]]) -> Iterator[tuple[int, Block]]:
    at, lines = group[0][1].at, [line for _, line in group]
    if kind == "list":
        yield at, _list(page, group)
    elif kind == "quote":
        yield at, Quote(tuple(spans.of_line(page, line) for line in lines))
    elif kind == "pre":
        yield at, Preformatted("\n".join(_as_written(line) for line in lines))
    elif kind == "heading":
        for line in lines:
            yield line.at, Heading(spans.of_line(page, line), max(2, int(page.tag(line)[1])))
    else:
        for line in lines:
            yield line.at, Paragraph(spans.of_line(page, line), standfirst=line.lead)


def _as_written(line: Line) -> str:
    return "".join(raw for raw, _ in line.parts).replace(BREAK, "\n").strip("\n")


def _list(page: Page, group: list[tuple[Place, Line]]) -> ListBlock:
    """One list: the lines of one item are one item, a line each."""
    items = [
        Item(spans.joined([spans.of_line(page, line) for _, line in lines], "\n"), depth)
        for (_, depth), lines in groupby(group, key=lambda pair: (pair[0].item, pair[0].depth))
    ]
    return ListBlock(tuple(items), ordered=page.nodes.tags[group[0][0].element] == "ol")


def _place(nodes: Nodes, line: Line, grids: tables.Grids) -> Place:
    if nodes.tags[line.block] in HEADINGS:
        return Place("heading")
    index, item, outermost, lists = line.block, -1, -1, 0
    for _ in range(LEVELS):
        tag = nodes.tags[index]
        if tag == "pre":
            return Place("pre", index)
        if tag == "table" and index in grids:
            return Place("table", index)
        if tag == "blockquote" and item < 0:
            return Place("quote", index)
        if tag == "li" and item < 0:
            item = index
        elif tag in _LISTS and item >= 0:
            outermost, lists = index, lists + 1
        index = nodes.parents[index]
        if index < 0:
            break
    return Place("list", outermost, item, lists - 1) if outermost >= 0 else Place("paragraph")
