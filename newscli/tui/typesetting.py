"""An article, or what changed in it, as lines for any width: the very lines of `newscli show`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from newscli.model import Article, Reading, Revision
from newscli.typeset import article as page
from newscli.typeset import changes, dates
from newscli.typeset.article import Sheet
from newscli.typeset.pieces import Line

#: The text for so many cells.
Text = Callable[[int], Sequence[Line]]


class Typesetting:
    """Sets texts on a reader's sheet, narrower where there is less room; knows whether changes were set last."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.showing_changes = False

    def article(self, article: Article, reading: Reading) -> Text:
        """An article to be read."""
        self.showing_changes = False
        return lambda cells: [[], *page.lines(article, reading, self._sheet.within(cells))]

    def changes(self, versions: Sequence[Revision]) -> Text | None:
        """What the newsroom changed; None where it changed nothing."""
        own = changes.newsrooms(versions)
        if len(own) < 2:
            return None
        self.showing_changes = True

        def when(moment: datetime) -> str:
            return dates.full(moment, zone=self._sheet.zone, language=self._sheet.language)

        return lambda cells: [[], *changes.history(own, self._sheet.within(cells).measure + self._sheet.margin, when)]
