"""The small markup the demo articles are written in, made into HTML.

Blocks are separated by an empty line: `## ` begins a subhead, `- ` list items, `> ` a quotation, `| ` table rows (the
first names the columns); everything else is a paragraph. `[words](address)` is a link.
"""

from __future__ import annotations

import re
from html import escape

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def blocks(body: str) -> list[str]:
    """The blocks of a body, as written, without the empty lines between them."""
    return [block.strip() for block in body.strip().split("\n\n")]


def words(text: str) -> str:
    """Running text as HTML: escaped, with links."""
    return _LINK.sub(lambda found: f'<a href="{found[2]}">{found[1]}</a>', escape(text.replace("\n", " "), quote=False))


def render(block: str, paragraph: str = "<p>{}</p>") -> str:
    """One block as HTML; `paragraph` says how this page writes a paragraph."""
    lines = block.split("\n")
    if block.startswith("## "):
        return f"<h2>{words(block[3:])}</h2>"
    if block.startswith("- "):
        return "<ul>" + "".join(f"<li>{words(line[2:])}</li>" for line in lines) + "</ul>"
    if block.startswith("> "):
        return "<blockquote><p>" + words(" ".join(line[2:] for line in lines)) + "</p></blockquote>"
    if block.startswith("| "):
        return _table([[cell.strip() for cell in line.strip("| ").split("|")] for line in lines])
    return paragraph.format(words(block))


def _table(rows: list[list[str]]) -> str:
    head = "".join(f"<th>{words(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{words(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def plain(block: str) -> str:
    """The words of a paragraph or a subhead, without the marks."""
    return _LINK.sub(r"\1", block.removeprefix("## "))
