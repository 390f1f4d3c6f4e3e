"""Blocks as Markdown (CommonMark with tables) that shows the same words in any reader of it, whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count, groupby

from newscli.blocks import (
    Block,
    Blocks,
    Embed,
    Figure,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Spans,
    Table,
)

#: Signs that mean something inside a line, wherever they stand.
_INLINE = re.compile(r"([\\`*_\[\]<>~|])|&(?=#?\w+;)|!(?=\[)")
#: Signs that mean something only where a line begins: headings, lists, quotations, rules.
_START = re.compile(r"(?m)^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{3,}|\d{1,9}[.)](?=\s|$))")
_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in "()<>\\ \n\r\t\"'`"}


def write(blocks: Blocks, *, title: str = "") -> str:
    """The article as Markdown under its title, ended by a line break; "" where there are neither blocks nor title."""
    parts = [f"# {_line((Span(title),))}"] if title else []
    parts += [part for part in map(_block, blocks) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _block(block: Block) -> str:
    match block:
        case Heading(spans=spans, level=level):
            written = f"{'#' * level} {_line(spans)}"
        case Paragraph(spans=spans):
            written = _text(spans)
        case ListBlock(items=items, ordered=ordered):
            written = _list(items, ordered=ordered)
        case Quote(paragraphs=paragraphs):
            written = "\n>\n".join(_indented(_text(spans), "> ", "> ") for spans in paragraphs)
        case Preformatted(text=text):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
            written = f"{fence}\n{text}\n{fence}"
        case Table():
            written = _table(block)
        case Figure(src=src, alt=alt, caption=caption):
            picture = f"![{_escaped(alt)}]({_address(src)})"
            written = f"{picture}\n\n{_around(_line(caption), '*', '*')}" if caption else picture
        case Embed(url=url, label=label):
            written = f"[{_escaped(label or url)}]({_address(url)})"
    return written


def _text(spans: Spans) -> str:
    """Spans as the text of a block: line breaks kept, nothing at a line's start that would begin another block."""
    written = _linked(spans)
    return _START.sub(_guarded, written).replace("\n", "\\\n")


def _line(spans: Spans) -> str:
    """Spans on one line, for headings and cells."""
    return _linked(spans).replace("\n", " ").rstrip("#") or " "


def _guarded(found: re.Match[str]) -> str:
    start = found[2]
    return f"{found[1]}{start[:-1]}\\{start[-1]}" if start[0].isdigit() else f"{found[1]}\\{start}"


def _linked(spans: Spans) -> str:
    """Spans with neighbours of one address as one link."""
    written = ""
    for address, run in groupby(spans, key=lambda span: span.href):
        words = "".join(map(_span, run))
        written += _around(words, "[", f"]({_address(address)})") if address else words
    return written


def _span(span: Span) -> str:
    """One run of words in its look."""
    written = _around(span.text, "", "", inside=_code if span.code else _escaped)
    if span.emphasis:
        written = _around(written, "*", "*")
    if span.strong:
        written = _around(written, "**", "**")
    return written


def _around(text: str, before: str, after: str, *, inside: Callable[[str], str] = str) -> str:
    """Words between marks; white space at their ends stays outside, or the marks would not count as marks."""
    words = text.strip()
    if not words:
        return text
    start = text.index(words)
    return f"{text[:start]}{before}{inside(words)}{after}{text[start + len(words) :]}"


def _code(words: str) -> str:
    mark = "`" * (1 + max((len(run) for run in re.findall(r"`+", words)), default=0))
    words = words.replace("\n", " ")
    return f"{mark} {words} {mark}" if words.startswith("`") or words.endswith("`") else f"{mark}{words}{mark}"


def _escaped(words: str) -> str:
    return _INLINE.sub(lambda found: "\\" + found[0], words)


def _address(url: str) -> str:
    return url.translate(_ADDRESS)


def _list(items: tuple[Item, ...], *, ordered: bool) -> str:
    numbers: dict[int, count[int]] = {}
    lines = []
    for item in items:
        for deeper in [depth for depth in numbers if depth > item.depth]:
            del numbers[deeper]
        mark = f"{next(numbers.setdefault(item.depth, count(1)))}. " if ordered else "- "
        indent = " " * (len("1. " if ordered else "- ") * item.depth)
        lines.append(_indented(_text(item.spans), indent + mark, indent + " " * len(mark)))
    return "\n".join(lines)


def _indented(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", "\n" + others)


def _table(table: Table) -> str:
    if not table.rows:
        return ""
    rows = [[_line(cell) for cell in row] for row in table.rows]
    head = rows.pop(0) if table.header else [" "] * len(rows[0])
    lines = [head, ["---"] * len(head), *rows]
    written = "\n".join("| " + " | ".join(cell.strip() for cell in row) + " |" for row in lines)
    return f"{_text(table.caption)}\n\n{written}" if table.caption else written
