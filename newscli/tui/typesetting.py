"""An article, or what changed in it, as lines for any width: the very lines of `newscli show`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from datetime import datetime, tzinfo

from newscli.cli.present import article as page
from newscli.cli.present import dates
from newscli.cli.present.screen import Line, Screen
from newscli.model import Article, Reading, Revision
from newscli.tui import changes

#: The text for so many cells.
Text = Callable[[int], Sequence[Line]]


class Typesetting:
    """Sets texts for one reader, in the looks and the language of a screen; knows whether changes were set last."""

    def __init__(self, screen: Screen, zone: tzinfo, measure: int) -> None:
        self._screen = screen
        self._zone = zone
        self.showing_changes = False
        self._measure = measure

    def article(self, article: Article, reading: Reading) -> Text:
        """An article to be read."""
        self.showing_changes = False

        def text(cells: int) -> Sequence[Line]:
            screen = copy(self._screen)
            screen.width = cells
            return [[], *page.lines(screen, article, reading, zone=self._zone, measure=self._measure)]

        return text

    def changes(self, versions: Sequence[Revision]) -> Text | None:
        """What the newsroom changed; None where it changed nothing."""
        own = changes.newsrooms(versions)
        if len(own) < 2:
            return None
        self.showing_changes = True

        def when(moment: datetime) -> str:
            return dates.full(moment, zone=self._zone, language=self._screen.language)

        return lambda cells: [[], *changes.lines(own, min(cells, self._measure), when)]
