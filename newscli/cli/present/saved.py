"""Saved searches: a list, and what is new for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from newscli.cli.present.screen import Screen
from newscli.typeset.columns import columns

if TYPE_CHECKING:
    from newscli.archive.saved import Saved


def show(screen: Screen, searches: Mapping[Saved, int], *, as_json: bool = False) -> None:
    """Each search with how many articles it is about that were not read."""
    if as_json:
        from newscli.cli.present import objects

        screen.json(
            objects.array({"name": one.name, "query": one.query, "unread": unread} for one, unread in searches.items())
        )
    elif screen.terminal:
        rows = [
            [(one.name, "strong"), (f"{unread:,}" if unread else "", "number"), (one.query, "faint")]
            for one, unread in searches.items()
        ]
        screen.lines(columns(rows, screen.width, right=frozenset({1}), caps={0: max(screen.width // 3, 8)}))
    else:
        for one, unread in searches.items():
            screen.row(one.name, str(unread), one.query)


def told(counts: Mapping[str, int]) -> str:
    """What is new for saved searches, in one line."""
    found = ", ".join(f"{name} ({number})" for name, number in counts.items())
    return f"new for {found}; `newscli latest --saved NAME` lists it"
