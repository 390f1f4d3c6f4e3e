"""Some words and the name of their look: what lines are made of until they are painted."""

from __future__ import annotations

from collections.abc import Sequence

Piece = tuple[str, str]  #: words, and the name of a look in `looks.STYLES`; an address may follow it, see `hyperlinks`
Line = Sequence[Piece]


def words(line: Line) -> str:
    """The words of a line alone."""
    return "".join(text for text, _ in line)
