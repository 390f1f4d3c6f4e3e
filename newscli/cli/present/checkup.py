"""What the doctor found, a line each, with what to do under it."""

from __future__ import annotations

from collections.abc import Sequence

from newscli.cli.checkup import Finding
from newscli.cli.present.screen import Screen
from newscli.typeset.cells import pad, width, wrap
from newscli.typeset.pieces import Piece

_MARKS: dict[str, Piece] = {"fine": ("✓ ", "number"), "missing": ("· ", "faint"), "wrong": ("✗ ", "error")}


def show(screen: Screen, findings: Sequence[Finding]) -> None:
    """All of it; for a program state, subject, words and advice."""
    if not screen.terminal:
        for finding in findings:
            screen.row(*finding)
        return
    edge = max(width(finding.subject) for finding in findings) + 2
    rest: list[Piece] = [(" " * (edge + 2), "")]
    for finding in findings:
        first: list[Piece] = [_MARKS[finding.state], (pad(finding.subject, edge), "")]
        words: list[Piece] = [(finding.said, "error" if finding.state == "wrong" else "")]
        screen.lines(wrap(words, screen.width, first=first, rest=rest))
        if finding.advice:
            screen.lines(wrap([(finding.advice, "strong")], screen.width, first=rest, rest=rest))


def as_json(screen: Screen, findings: Sequence[Finding]) -> None:
    """One array of objects."""
    from newscli.cli.present import objects

    screen.json(objects.array(finding._asdict() for finding in findings))
