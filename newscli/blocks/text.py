"""Blocks as plain text: paragraphs separated by an empty line, pictures and players left out."""

from __future__ import annotations

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
    Table,
    words,
)


def plain(blocks: Blocks) -> str:
    """All the words of the article in reading order, paragraphs separated by an empty line."""
    return "\n\n".join(part for part in map(_block, blocks) if part)


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans):
            return words(spans)
        case ListBlock(items=items):
            return "\n\n".join(words(item.spans) for item in items)
        case Quote(paragraphs=paragraphs):
            return "\n\n".join(words(spans) for spans in paragraphs)
        case Preformatted(text=text):
            return text
        case Table(rows=rows):
            return "\n".join("\t".join(words(cell) for cell in row) for row in rows)
        case Figure() | Embed():
            return ""
