"""What was kept because the reader asked for it: whole pages, and pages from web archives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import tzinfo
from typing import TYPE_CHECKING, TypeVar

from newscli import addresses
from newscli.cli.present.screen import Screen
from newscli.typeset.cells import fit
from newscli.typeset.pieces import Piece
from newscli.typeset.safe import safe

if TYPE_CHECKING:
    from newscli.model import Article
    from newscli.sync.recover import Recovered
    from newscli.sync.whole import Whole

_Thing = TypeVar("_Thing")
#: What a recovered page is to what was kept before.
_CHANGES = {"new": "new article", "newer": "newer version", "older": "older version", "same": "words known already"}


@contextmanager
def doing(screen: Screen, what: str) -> Iterator[None]:
    """Say on a terminal what is under way, while it is."""
    _draw(screen, what)
    try:
        yield
    finally:
        _draw(screen, "")


@contextmanager
def counting(screen: Screen, what: str) -> Iterator[Callable[[int, int], None]]:
    """The same, with how many are done of how many."""
    with doing(screen, what):
        yield lambda done, whole: _draw(screen, f"{done} of {whole} parts · {what}")


def awaited(screen: Screen, things: Iterable[_Thing], what: str) -> Iterator[_Thing]:
    """The things as they come, while the terminal says what is under way between them."""
    coming = iter(things)
    while True:
        with doing(screen, what):
            thing = next(coming, None)
        if thing is None:
            return
        yield thing


def whole(screen: Screen, kept: Whole) -> None:
    """A page that is kept whole: number, headline, and what came with it."""
    if not screen.terminal:
        numbers = (kept.parts, kept.bytes, len(kept.missing))
        screen.row(str(kept.article.id), kept.article.url, kept.article.title, *map(str, numbers))
        return
    came = f"{kept.parts} new part{'' if kept.parts == 1 else 's'}, {kept.bytes / 1e6:.1f} MB"
    missing = f"; {len(kept.missing)} could not be had" if kept.missing else ""
    _line(screen, kept.article, (came, "faint"), (missing, "mark"))


def recovered(screen: Screen, found: Recovered, *, zone: tzinfo) -> None:
    """A page from a web archive: number, headline, when it was so, who had it, and what it is to what was kept."""
    if not screen.terminal:
        article = found.article
        screen.row(str(article.id), article.url, article.title, found.at.isoformat(), found.change, found.url)
        return
    came = f"{found.at.astimezone(zone):%Y-%m-%d %H:%M}, {addresses.host(found.url)}"
    _line(screen, found.article, (came, "faint"), (f"  {_CHANGES[found.change]}", "mark"))


def _draw(screen: Screen, line: str) -> None:
    if screen.terminal:
        screen.write(f"\r\x1b[K{safe(fit(line, screen.width - 3))}")
        screen.flush()


def _line(screen: Screen, article: Article, *said: Piece) -> None:
    """A line that begins with an article, its headline cut where the rest needs the room."""
    room = screen.width - len(str(article.id)) - 4 - sum(len(text) for text, _ in said)
    screen.line((f"{article.id}  ", "number"), (fit(article.title, max(room, 10)) + "  ", "strong"), *said)
