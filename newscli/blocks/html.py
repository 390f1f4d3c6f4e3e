"""Blocks as HTML that is XML as well, so that one writer serves pages, feeds and books. Nothing from outside is markup.

Pictures are shown only where the caller has them; others become links, so that what is written loads nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape as _escape
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
    words,
)

_NO_PICTURES: Mapping[str, str] = {}
#: What XML 1.0 cannot hold, even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(blocks: Blocks, *, pictures: Mapping[str, str] = _NO_PICTURES) -> str:
    """The blocks as elements, a line each. `pictures` gives the address to show in place of a figure's own."""
    return "\n".join(text for block in blocks if (text := _block(block, pictures)))


def escape(text: str) -> str:
    """Plain words, so that they are just these words, also between double quotes."""
    return _escape(_UNWRITABLE.sub("\ufffd", text))


def _block(block: Block, pictures: Mapping[str, str]) -> str:  # noqa: PLR0911 - one a kind
    match block:
        case Heading(spans=spans, level=level):
            return f"<h{level}>{_spans(spans)}</h{level}>"
        case Paragraph(spans=spans, standfirst=standfirst):
            return f'<p class="standfirst">{_spans(spans)}</p>' if standfirst else f"<p>{_spans(spans)}</p>"
        case ListBlock():
            return _list(block)
        case Quote(paragraphs=paragraphs):
            return f"<blockquote>{''.join(f'<p>{_spans(spans)}</p>' for spans in paragraphs)}</blockquote>"
        case Preformatted(text=text):
            return f"<pre>{escape(text)}</pre>"
        case Table():
            return _table(block)
        case Figure():
            return _figure(block, pictures)
        case Embed(url=url, label=label):
            return f"<p>{_link(url, escape(label or url))}</p>"


def _list(block: ListBlock) -> str:
    """Nested lists of the flat one; a step of more than one in depth is one."""
    tag = "ol" if block.ordered else "ul"
    made = ""
    depths: list[int] = []
    for item in block.items:
        while depths and item.depth < depths[-1]:
            made += f"</li></{tag}>"
            depths.pop()
        if depths and item.depth == depths[-1]:
            made += "</li>"
        else:
            made += f"<{tag}>"
            depths.append(item.depth)
        made += f"<li>{_spans(item.spans)}"
    return made + f"</li></{tag}>" * len(depths)


def _table(block: Table) -> str:
    caption = f"<caption>{_spans(block.caption)}</caption>" if block.caption else ""
    rows = "".join(_row(row, "th" if block.header and not number else "td") for number, row in enumerate(block.rows))
    return f"<table>{caption}{rows}</table>" if rows else ""


def _row(row: tuple[Spans, ...], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{_spans(cell)}</{tag}>' for cell in row)}</tr>"


def _figure(block: Figure, pictures: Mapping[str, str]) -> str:
    under = f"<figcaption>{_spans(block.caption)}</figcaption>" if block.caption else ""
    if block.src in pictures:
        alt = escape(block.alt or words(block.caption))
        return f'<figure><img src="{escape(pictures[block.src])}" alt="{alt}"/>{under}</figure>'
    if not (block.alt or under):
        return ""
    return f"<figure>{_link(block.src, escape(block.alt) or '🖼')}{under}</figure>"


def _spans(spans: Spans) -> str:
    made = ""
    for href, run in groupby(spans, key=lambda span: span.href):
        inside = "".join(part for span in run for part in _span(span))
        made += _link(href, inside) if href else inside
    return made


def _span(span: Span) -> Iterator[str]:
    tags = [tag for tag, is_so in (("strong", span.strong), ("em", span.emphasis), ("code", span.code)) if is_so]
    yield from (f"<{tag}>" for tag in tags)
    yield escape(span.text).replace("\n", "<br/>\n")
    yield from (f"</{tag}>" for tag in reversed(tags))


def _link(address: str, inside: str) -> str:
    """A link, where the address is of the web; else only its words."""
    if not address.lower().startswith(("http://", "https://", "mailto:")):
        return inside
    return f'<a href="{escape(address)}">{inside}</a>'
