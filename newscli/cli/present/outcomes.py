"""What a sync got from each source, a line each, as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from newscli.cli.present.screen import Screen
from newscli.model import Outcome, Source
from newscli.typeset.cells import fit, pad
from newscli.typeset.pieces import Piece


def one(screen: Screen, outcome: Outcome, *, as_json: bool = False) -> None:
    """A source's line; flushed, for a sync may take its time."""
    if as_json:
        from newscli.cli.present import objects

        screen.json(objects.dumps(objects.outcome(outcome), line=True))
    elif screen.terminal:
        name = (pad(outcome.source.name, min(24, screen.width // 3)) + "  ", "strong")
        words, look = _said(outcome)
        screen.line(name, (fit(words, screen.width - 26), look))
    else:
        screen.row(outcome.source.name, outcome.status, str(outcome.new), str(outcome.changed), outcome.error or "")
    screen.flush()


def plan(screen: Screen, sources: Iterable[Source], *, now: datetime, force: bool, as_json: bool = False) -> None:
    """Which sources a sync would ask, for `--dry-run`."""
    for source in sources:
        due = force or source.is_due(now)
        if as_json:
            from newscli.cli.present import objects

            screen.json(objects.dumps(objects.source(source) | {"due": due}, line=True))
        else:
            screen.row(source.name, "would be asked" if due else "not due", source.url, source.reason)


def _said(outcome: Outcome) -> Piece:
    if outcome.status == "failed":
        return outcome.error or "failed", "error"
    parts = [f"{outcome.new} new"] if outcome.new else []
    parts += [f"{outcome.changed} changed"] if outcome.changed else []
    parts += [f"{outcome.failed_pages} pages failed"] if outcome.failed_pages else []
    if not parts:
        return outcome.status, "faint"
    return ", ".join(parts), "number" if outcome.new or outcome.changed else "mark"
