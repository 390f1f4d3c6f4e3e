"""The rules that hide articles, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newscli.cli.present.screen import Screen
from newscli.typeset.columns import columns

if TYPE_CHECKING:
    from newscli.archive.mutes import Mute


def show(screen: Screen, rules: Sequence[Mute], *, as_json: bool = False) -> None:
    """Each rule with its number and how many articles it hides."""
    if as_json:
        from newscli.cli.present import objects

        screen.json(objects.array({"rule": one.id, "query": one.query, "articles": one.articles} for one in rules))
    elif screen.terminal:
        screen.lines(
            columns(
                [[(str(one.id), "number"), (f"{one.articles:,}", "faint"), (one.query, "")] for one in rules],
                screen.width,
                right=frozenset({0, 1}),
            )
        )
    else:
        for one in rules:
            screen.row(str(one.id), str(one.articles), one.query)
