"""A body's markup to its elements and lines, in one pass over the tags."""

from __future__ import annotations

import re

from newscli.parser.page.body import roles
from newscli.parser.page.body.lines import BREAK, LINK, Line, line_of
from newscli.parser.page.body.roles import LOOKS, ROLES
from newscli.parser.page.body.tree import Nodes, readable

#: A tag with its attributes, or a comment. In markup that the parser wrote, `<` and `>` stand for nothing else.
_TAG = re.compile(r"<(?:!--.*?-->|([^ >]++) ?([^>]*+)>)", re.DOTALL)
_LEADS = re.compile(r'(?:^|\s)href="[^"]')

#: What a reader does not see: soft hyphens, zero-width blanks, byte order marks; and ligatures a printer would set.
_UNSEEN: dict[int, str | None] = {0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_LIGATURES: dict[int, str | None] = dict(
    zip(range(0xFB00, 0xFB07), ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True)
)
_ODD = _UNSEEN | _LIGATURES
_ANY_ODD = re.compile("[" + "".join(map(chr, _ODD)) + "]")


# A call for each tag would cost as much as all that is done with it here, so that this is one long loop.
def cut(html: str) -> tuple[Nodes, list[Line]]:  # noqa: C901, PLR0912, PLR0915
    """The elements of a body that `markup` wrote and all its lines with words, both in document order."""
    nodes, lines = Nodes(), list[Line]()
    tags, parents, ends, given = nodes.tags, nodes.parents, nodes.ends, nodes.given
    parent, block, look = -1, 0, 0  # where we are: in which element, in which that holds lines, in which look
    blocks: list[int] = []
    looks: list[int] = []  # ... and in which we were before those that are open
    parts: list[tuple[str, int]] = []  # the line that is being gathered, ...
    at = count = 0  # ... where it began, and how many elements there are
    silent, closing, depth = "", "", 0  # the element that is left out, and how many of its kind are open
    odd = not html.isascii() and any(chr(sign) in html for sign in _ODD)
    pieces = _TAG.split(html)
    for tag, attributes, words in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        role = ROLES[tag or ""]
        if depth:
            depth += (tag == silent) - (tag == closing)
            if depth:
                continue
            role = roles.NOTHING
        if parts and roles.CLOSES_BLOCK <= role <= roles.VOID_BLOCK:
            lines.append(line_of(block, at, parts))
            parts = []
        if role >= roles.OPENS_BLOCK:
            tags.append(tag)
            parents.append(parent)
            given.append(attributes)
            if role == roles.OPENS_BLOCK:
                blocks.append(block)
                block = parent = count
            elif role == roles.OPENS_INLINE:
                parent = count
            elif role == roles.OPENS_LOOK:
                looks.append(look)
                if tag != "a":
                    look |= LOOKS[tag]
                elif 'href="' in attributes and _LEADS.search(attributes):
                    look = count * LINK | look % LINK
                parent = count
            elif role == roles.OPENS_CLOSED:
                silent, closing, depth = tag, f"/{tag}", 1
            elif role == roles.BREAK and parts:
                # The first goes on in the same line, the second begins another.
                if _is_broken(parts):
                    lines.append(line_of(block, at, parts))
                    parts = []
                else:
                    parts.append((BREAK, look))
            count += 1
            ends.append(count)
        elif role >= roles.CLOSES_INLINE:
            ends[parent] = count
            parent = parents[parent]
            if role == roles.CLOSES_BLOCK:
                block = blocks.pop()
            elif role == roles.CLOSES_LOOK:
                look = looks.pop()
        elif role == roles.SILENCES:
            silent, closing, depth = tag, f"/{tag}", 1
        if words and not depth and (parts or not words.isspace()):
            text = _seen(words) if odd else readable(words)
            if not parts:
                if not text or text.isspace():
                    continue
                at = count
            parts.append((text, look))
    if parts:
        lines.append(line_of(block, at, parts))
    return nodes, lines


def _is_broken(parts: list[tuple[str, int]]) -> bool:
    """Whether a `<br>` was the last thing with a meaning; the blanks after it are taken away."""
    while parts[-1][0] != BREAK and (not parts[-1][0] or parts[-1][0].isspace()):
        parts.pop()
    return parts[-1][0] == BREAK


def _seen(text: str) -> str:
    # Translating costs a hundred times as much as looking whether there is anything to translate.
    text = readable(text)
    return text.translate(_ODD) if _ANY_ODD.search(text) else text
