"""The reader's tags as a list."""

from __future__ import annotations

from collections.abc import Mapping

from newscli.cli.present.screen import Screen
from newscli.typeset.columns import columns


def table(screen: Screen, tags: Mapping[str, int]) -> None:
    """Each tag and how many articles have it."""
    if screen.terminal:
        rows = [[(str(count), "number"), (word, "")] for word, count in tags.items()]
        screen.lines(columns(rows, screen.width, right=frozenset({0})))
        return
    for word, count in tags.items():
        screen.row(word, str(count))
