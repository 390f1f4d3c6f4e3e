"""An article, or what changed in it, as lines for any width: the very lines of `newscli show`."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from newscli.cli.present import article as page
from newscli.cli.present import dates
from newscli.cli.present.screen import Line, Screen
from newscli.model import Article, Reading, Revision
from newscli.tui import changes

#: The text for so many cells.
Text = Callable[[int], Sequence[Line]]


class Typesetting:
    """Sets texts for one reader: zone, measure, and whether what is shown last are changes."""

    def __init__(self, zone: tzinfo, measure: int) -> None:
        self.zone = zone
        self.showing_changes = False
        self._measure = measure

    def article(self, article: Article, reading: Reading) -> Text:
        """An article to be read."""
        self.showing_changes = False

        def text(cells: int) -> Sequence[Line]:
            screen = Screen(io.StringIO(), terminal=True, color=False, width=cells)
            return [[], *page.lines(screen, article, reading, zone=self.zone, measure=self._measure)]

        return text

    def changes(self, versions: Sequence[Revision]) -> Text | None:
        """What the newsroom changed; None where it changed nothing."""
        own = changes.newsrooms(versions)
        if len(own) < 2:
            return None
        self.showing_changes = True

        def when(moment: datetime) -> str:
            return dates.full(moment, zone=self.zone)

        return lambda cells: [[], *changes.lines(own, min(cells, self._measure), when)]
