"""What a newsroom changed in an article, version by version and word by word; pure.

Words taken out stand as `[-these-]`, words put in as `{+these+}`: the marks of wdiff, which need no colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from newscli.changes import word_runs
from newscli.model import Revision
from newscli.typeset.cells import wrap
from newscli.typeset.pieces import Line, Piece

_MARKED = {"same": ("", "", ""), "removed": ("[-", "-]", "error"), "added": ("{+", "+}", "lit")}
_MARGIN: Line = (("  ", ""),)


def newsrooms(versions: Sequence[Revision]) -> list[Revision]:
    """The versions in which the newsroom changed something, oldest first; what only our parser saw anew is left out."""
    return [version for place, version in enumerate(versions) if not place or not version.ours]


def lines(versions: Sequence[Revision], cells: int, when: Callable[[datetime], str]) -> list[Line]:
    """Each change in the whole text, newest first, under the moment it was seen; `when` writes a moment."""
    made: list[Line] = []
    for before, after in reversed(list(pairwise(versions))):
        made += [[(f"  Changed; seen {when(after.seen_at)}", "heading")], []]
        for old, new in ((before.reading.title, after.reading.title), (before.reading.text, after.reading.text)):
            made += [*wrap(list(_marked(old, new)), cells, first=_MARGIN, rest=_MARGIN), []]
    return [*made, [(f"  First seen {when(versions[0].seen_at)}", "faint")]]


def _marked(old: str, new: str) -> Iterator[Piece]:
    for kind, text in word_runs(old, new):
        opening, closing, look = _MARKED[kind]
        words = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if words else ""
        yield from ((before, ""), (f"{opening}{words}{closing}" if words else "", look), (after, ""))
