"""What was kept because the reader asked for it: whole pages, and pages from web archives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newscli.cli.present.screen import Screen
from newscli.typeset.cells import fit
from newscli.typeset.safe import safe

if TYPE_CHECKING:
    from newscli.sync import Whole


@contextmanager
def doing(screen: Screen, what: str) -> Iterator[None]:
    """Say on a terminal what is being asked for, while it is."""
    if not screen.terminal:
        yield
        return
    screen.write(f"\r\x1b[K{safe(fit(f'asking for {what}', screen.width - 3))}")
    screen.flush()
    try:
        yield
    finally:
        screen.write("\r\x1b[K")
        screen.flush()


def whole(screen: Screen, kept: Whole) -> None:
    """A page that is kept whole: number, headline, and what came with it."""
    article = kept.article
    if not screen.terminal:
        numbers = (kept.parts, kept.bytes, len(kept.missing))
        screen.row(str(article.id), article.url, article.title, *map(str, numbers))
        return
    came = f"{_count(kept.parts, 'new part')}, {kept.bytes / 1e6:.1f} MB"
    missing = f"; {len(kept.missing)} could not be had" if kept.missing else ""
    room = screen.width - len(str(article.id)) - len(came) - len(missing) - 4
    screen.line(
        (f"{article.id}  ", "number"),
        (fit(article.title, max(room, 10)) + "  ", "strong"),
        (came, "faint"),
        (missing, "mark"),
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
