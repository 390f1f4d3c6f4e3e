"""What can be followed: what an address offers, and the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from newscli.cli.present.screen import Screen
from newscli.typeset.cells import wrap
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Line, Piece

if TYPE_CHECKING:
    from newscli.catalogue import Listed
    from newscli.sync.discovery import Candidate


def show(screen: Screen, found: Sequence[Candidate]) -> None:
    """Each candidate with its headlines under it; for a program a line each."""
    if not screen.terminal:
        for one in found:
            screen.row(one.kind, one.url, one.language or "", one.title, one.why, *one.headlines[:1])
        return
    margin: Line = [("  ", "")]
    for one in found:
        language: list[Piece] = [(f"  {one.language}", "mark")] if one.language else []
        screen.line((one.kind, "number"), ("  ", ""), (one.title or one.url, "strong"), *language)
        screen.lines(wrap([(one.url, "faint")], max(screen.width, 40), first=margin, rest=margin))
        screen.lines(wrap([(one.why, "faint")], screen.width, first=margin, rest=margin))
        for headline in one.headlines[:3]:
            screen.lines(wrap([(headline, "")], screen.width, first=[("  - ", "faint")], rest=[("    ", "")]))


def as_json(screen: Screen, found: Sequence[Candidate]) -> None:
    """One array of objects."""
    from newscli.cli.present import objects

    screen.json(
        objects.dumps(
            [
                {
                    "kind": one.kind,
                    "url": one.url,
                    "title": one.title,
                    "language": one.language,
                    "why": one.why,
                    "entries": one.entries,
                    "newest": one.newest.isoformat() if one.newest else None,
                    "headlines": list(one.headlines),
                }
                for one in found
            ]
        )
    )


def catalogue(screen: Screen, listed: Sequence[Listed], followed: Collection[str]) -> None:
    """The catalogue's sources, a line each; those that are followed are marked."""
    rows: list[list[Piece]] = []
    for one in listed:
        mark = "followed" if one.address in followed else ""
        if not screen.terminal:
            screen.row(f"@{one.name}", one.language, one.country, one.title, one.address, mark)
        rows.append(
            [
                (f"@{one.name}", "number"),
                (one.language, "mark"),
                (one.country, "faint"),
                (mark, "faint"),
                (one.title, ""),
            ]
        )
    if screen.terminal and rows:
        screen.lines(columns(rows, screen.width))


def catalogue_json(screen: Screen, listed: Sequence[Listed], followed: Collection[str]) -> None:
    """One array of objects."""
    from dataclasses import asdict

    from newscli.cli.present import objects

    screen.json(objects.dumps([asdict(one) | {"followed": one.address in followed} for one in listed]))
