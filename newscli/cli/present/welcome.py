"""What a reader sees the first time, and never again."""

from __future__ import annotations

from pathlib import Path

from newscli.cli.present.screen import Screen
from newscli.typeset.cells import wrap
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Piece

_NEXT = (
    ("newscli show 1", "read the article with that number"),
    ("newscli read", "read with the keyboard"),
    ("newscli search WORDS", "find what was kept, offline"),
    ("newscli follow ADDRESS", "follow any site; `newscli catalogue` names many"),
    ("newscli doctor", "see that all is well"),
)


def show(screen: Screen, *, source: str, archive: Path) -> None:
    """What happens now, what to try next, and where things are kept."""
    screen.line(("Welcome to newscli.", "strong"))
    screen.line()
    screen.lines(wrap([(f"To begin with, it follows {source} and keeps what it reads in {archive}", "")], screen.width))
    screen.line()
    rows: list[list[Piece]] = [[("", ""), (command, "code"), (meaning, "faint")] for command, meaning in _NEXT]
    screen.lines([("  ", ""), *line] for line in columns(rows, screen.width - 2))
    screen.line()
    screen.flush()
