"""Blocks as Markdown (CommonMark with GitHub's tables): what a person would have typed, safe to read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from newscli.blocks import (
    Block,
    Blocks,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Spans,
    Table,
)

#: What Markdown would read as its own inside a line, and at the beginning of one.
_INLINE = re.compile(r"([\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")
_OPENING = re.compile(r"^(\s*)([#>+\-=~](?=\s|$|[-=~])|\d{1,9}(?=[.)](?:\s|$)))")


def write(blocks: Blocks, *, title: str = "") -> str:
    """The article as Markdown, blocks separated by an empty line, the title on top; ends with a line end."""
    parts = [f"# {escape(title)}"] if title else []
    parts += [text for block in blocks if (text := _block(block))]
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Plain words, so that Markdown reads them as just these words."""
    escaped = _INLINE.sub(r"\\\1", text)
    return _OPENING.sub(_opening, escaped)


def _opening(match: re.Match[str]) -> str:
    blanks, mark = match.groups()
    return f"{blanks}{mark}\\" if mark[0].isdigit() else f"{blanks}\\{mark}"


def _block(block: Block) -> str:
    match block:
        case Heading(spans=spans, level=level):
            text = f"{'#' * level} {_line(spans)}"
        case Paragraph(spans=spans):
            text = _spans(spans)
        case ListBlock():
            text = "\n".join(_list(block))
        case Quote(paragraphs=paragraphs):
            text = "\n>\n".join(f"> {_spans(spans)}".replace("\n", "\n> ") for spans in paragraphs)
        case Preformatted(text=words):
            fence = "`" * max(3, 1 + _longest_ticks(words))
            text = f"{fence}\n{words}\n{fence}"
        case Table():
            text = "\n".join(_table(block))
        case Figure(src=src, alt=alt, caption=caption):
            text = f"![{escape(alt)}]({_target(src)})" + (f"\n\n{_marked(_line(caption), '*')}" if caption else "")
        case Embed(url=url, label=label):
            text = f"[{escape(label or url)}]({_target(url)})"
    return text


def _list(block: ListBlock) -> Iterator[str]:
    counts: dict[int, int] = {}
    for item in block.items:
        counts = {depth: count for depth, count in counts.items() if depth <= item.depth}
        counts[item.depth] = counts.get(item.depth, 0) + 1
        mark = f"{counts[item.depth]}." if block.ordered else "-"
        yield f"{'    ' * item.depth}{mark} {_line(item.spans)}"


def _table(block: Table) -> Iterator[str]:
    rows = [[_line(cell).replace("|", "\\|") for cell in row] for row in block.rows]
    if not rows:
        return
    head, body = (rows[0], rows[1:]) if block.header else ([""] * len(rows[0]), rows)
    for row in (head, ["---"] * len(head), *body):
        yield f"| {' | '.join(row)} |"
    if block.caption:
        yield f"\n{_marked(_line(block.caption), '*')}"


def _line(spans: Spans) -> str:
    """Spans where a line end would end the block."""
    return " ".join(_spans(spans).split())


def _spans(spans: Spans) -> str:
    made = ""
    for href, run in groupby(spans, key=lambda span: span.href):
        words = "".join(map(_span, run))
        made += _around(words, "[", f"]({_target(href)})") if href else words
    return _OPENING.sub(_opening, made)


def _span(span: Span) -> str:
    if span.code:
        return _marked(span.text, "`" * (1 + _longest_ticks(span.text)))
    words = _INLINE.sub(r"\\\1", span.text)
    return _marked(words, ("**" if span.strong else "") + ("*" if span.emphasis else ""))


def _marked(words: str, mark: str) -> str:
    return _around(words, mark, mark)


def _around(words: str, before: str, after: str) -> str:
    """Words between two marks, the blanks at their ends outside, where Markdown wants them."""
    core = words.strip()
    if not core:
        return words
    start = words.index(core)
    return f"{words[:start]}{before}{core}{after}{words[start + len(core) :]}"


def _longest_ticks(words: str) -> int:
    return max(map(len, re.findall("`+", words)), default=0)


def _target(address: str) -> str:
    """An address as a link's target: in angles where blanks or brackets would end it."""
    address = re.sub(r"[\s<>]", lambda match: f"%{ord(match[0]):02X}", address)
    return f"<{address}>" if re.search(r"[()]", address) else address
