"""The words of a line as spans: white space squeezed, neighbours of one look joined, links absolute."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newscli import addresses
from newscli.blocks import Span, Spans
from newscli.parser.page.body.lines import BREAK, Line, Look

#: A link from the root of the own site, without anything that would have to be quoted or resolved.
_ROOTED = re.compile(r"/[\w~-](?:[\w/~=&%?,+-]|\.(?=\w))*", re.ASCII)
_SITE = re.compile(r"https?://[a-z0-9.-]+(?=/|$)")


def of_line(line: Line, base: str | None) -> Spans:
    """The line's words with their links and emphasis; `base` makes the links absolute."""
    runs: list[tuple[str, Look]] = []
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
        if runs and (runs[-1][1] == look or text.isspace()):
            runs[-1] = (runs[-1][0] + text, runs[-1][1])
        else:
            runs.append((text, look))
    return _finished(runs, base)


def _squeezed(raw: str) -> str:
    words = raw.split()
    if not words:
        return " " if raw else ""
    return f"{' ' if raw[0].isspace() else ''}{' '.join(words)}{' ' if raw[-1].isspace() else ''}"


def _finished(runs: list[tuple[str, Look]], base: str | None) -> Spans:
    while runs and not runs[-1][0].strip():
        runs.pop()
    if not runs:
        return ()
    runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
    return tuple(
        Span(text, absolute(look.href, base), look.strong, look.emphasis, look.code) for text, look in runs if text
    )


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
