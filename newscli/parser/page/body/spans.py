"""The words of a line as spans: white space squeezed, neighbours of one look joined, links absolute."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newscli import addresses
from newscli.blocks import Span, Spans
from newscli.parser.page.body.lines import BREAK, CODE, EMPHASIS, STRONG, Line
from newscli.parser.page.body.page import Page

#: A link from the root of the own site, without anything that would have to be quoted or resolved.
_ROOTED = re.compile(r"/[\w~-](?:[\w/~=&%?,+-]|\.(?=\w))*", re.ASCII)
_SITE = re.compile(r"https?://[a-z0-9.-]+(?=/|$)")


def of_line(page: Page, line: Line) -> Spans:
    """The line's words with their links and emphasis."""
    if len(line.parts) == 1:
        return (_span(page, line.text, line.parts[0][1]),)
    runs: list[tuple[str, int]] = []
    blank = True  # whether the words so far end in white space, which swallows what follows
    for raw, look in line.parts:
        text = "\n" if raw == BREAK else _squeezed(raw)
        if blank:
            text = text.lstrip(" ")
        elif text == "\n":
            runs[-1] = (runs[-1][0].rstrip(" "), runs[-1][1])
        if not text:
            continue
        blank = text[-1] in " \n"
        if runs and (text.isspace() or page.same_look(runs[-1][1], look)):
            runs[-1] = (runs[-1][0] + text, runs[-1][1])
        else:
            runs.append((text, look))
    return _finished(page, runs)


def _squeezed(raw: str) -> str:
    if raw.isprintable() and "  " not in raw:
        return raw
    words = raw.split()
    if not words:
        return " " if raw else ""
    return f"{' ' if raw[0].isspace() else ''}{' '.join(words)}{' ' if raw[-1].isspace() else ''}"


def _finished(page: Page, runs: list[tuple[str, int]]) -> Spans:
    while runs and not runs[-1][0].strip():
        runs.pop()
    if not runs:
        return ()
    runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return tuple(_span(page, text, look) for text, look in runs if text)


def _span(page: Page, text: str, look: int) -> Span:
    if not look:
        return Span(text)
    address = absolute(page.href(look), page.base)
    return Span(text, address, look & STRONG > 0, look & EMPHASIS > 0, look & CODE > 0)


def joined(several: Iterable[Spans], between: str) -> Spans:
    """Some spans one after the other, with `between` in between."""
    made: list[Span] = []
    for spans in several:
        if made and spans:
            made.append(Span(between))
        made += spans
    return tuple(made)


def absolute(href: str, base: str | None) -> str | None:
    """The address a link leads to; None for places in the page itself and for schemes newscli does not go to."""
    if not href or href.startswith("#"):
        return None
    # Most links of a newsroom are of this form, and joining two addresses costs fifty times as much.
    if base and _ROOTED.fullmatch(href) and (site := _SITE.match(base)):
        return site[0] + href
    return addresses.join(base or "", href)
