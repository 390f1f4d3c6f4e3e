"""What changed between versions of an article, word by word, set in lines; pure.

Words taken out stand as `[-these-]`, words put in as `{+these+}`: the marks of wdiff, which need no colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, pairwise

from newscli.changes import word_runs
from newscli.model import Reading, Revision
from newscli.typeset.cells import wrap
from newscli.typeset.pieces import Line, Piece

_MARKED = {"same": ("", "", ""), "removed": ("[-", "-]", "error"), "added": ("{+", "+}", "lit")}
_MARGIN: Line = (("  ", ""),)


def newsrooms(versions: Sequence[Revision]) -> list[Revision]:
    """The versions in which the newsroom changed something, oldest first; what only our parser saw anew is left out."""
    return [version for place, version in enumerate(versions) if not place or not version.ours]


def history(versions: Sequence[Revision], cells: int, when: Callable[[datetime], str]) -> list[Line]:
    """Each change, newest first, under the moment it was seen; `when` writes a moment."""
    made: list[Line] = []
    for before, after in reversed(list(pairwise(versions))):
        made += [
            *wrap([(f"Changed; seen {when(after.seen_at)}", "heading")], cells, first=_MARGIN, rest=_MARGIN),
            [],
            *lines(before.reading, after.reading, cells),
            [],
        ]
    return [*made, *wrap([(f"First seen {when(versions[0].seen_at)}", "faint")], cells, first=_MARGIN, rest=_MARGIN)]


def lines(old: Reading, new: Reading, cells: int) -> list[Line]:
    """Both versions in one: the headline and each paragraph that changed, with what stands between them."""
    paragraphs = [list(_marked(old.title, new.title)), *_told(_paragraphs(word_runs(old.text, new.text)))]
    made: list[Line] = []
    for number, pieces in enumerate(paragraphs):
        made += [*([[]] if number else []), *wrap(pieces, cells, first=_MARGIN, rest=_MARGIN)]
    return made


def _told(paragraphs: Sequence[list[Piece]]) -> Iterator[list[Piece]]:
    """The paragraphs; several unchanged ones in a row are counted only."""
    for changed, group in groupby(paragraphs, lambda pieces: any(look for _, look in pieces)):
        some = list(group)
        if changed or len(some) == 1:
            yield from some
        else:
            yield [(f"… {len(some)} paragraphs as before", "faint")]


def _paragraphs(runs: Iterator[tuple[str, str]]) -> list[list[Piece]]:
    made: list[list[Piece]] = [[]]
    for kind, text in runs:
        for number, part in enumerate(text.split("\n\n")):
            if number:
                made.append([])
            made[-1] += _piece(kind, part)
    return [pieces for pieces in made if any(text.strip() for text, _ in pieces)]


def _marked(old: str, new: str) -> Iterator[Piece]:
    for kind, text in word_runs(old, new):
        yield from _piece(kind, text)


def _piece(kind: str, text: str) -> Iterator[Piece]:
    """A run with its signs, which stand close to its words."""
    opening, closing, look = _MARKED[kind]
    if words := text.strip():
        start = text.index(words)
        yield from ((text[:start], ""), (f"{opening}{words}{closing}", look), (text[start + len(words) :], ""))
    else:
        yield text, ""
