"""An article, or what changed in it, as lines for any width: the very lines of `newscli show`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from newscli.model import Article, Reading, Revision
from newscli.pictures.means import Means
from newscli.typeset import article as page
from newscli.typeset import changes, dates
from newscli.typeset.article import Pictures, Sheet
from newscli.typeset.pieces import Line

#: The text for so many cells.
Text = Callable[[int], Sequence[Line]]


class Typesetting:
    """Sets texts on a reader's sheet, narrower where there is less room; knows whether changes were set last."""

    def __init__(self, sheet: Sheet, means: Means | None = None) -> None:
        self._sheet = sheet
        self._means = means
        self.showing_changes = False

    @property
    def wants_pictures(self) -> bool:
        """Whether pictures are drawn."""
        return self._means is not None

    def article(self, article: Article, reading: Reading, pictures: Mapping[str, bytes]) -> Text:
        """An article to be read; its text is set once for a width, as pictures take their time."""
        self.showing_changes = False
        album: Pictures | None = None
        if self._means and pictures:
            from newscli.pictures.album import Album  # which takes Pillow, an extra

            album = Album(pictures, self._means)
        sheet = self._sheet._replace(pictures=album)
        return lru_cache(maxsize=2)(lambda cells: [[], *page.lines(article, reading, sheet.within(cells))])

    def changes(self, versions: Sequence[Revision]) -> Text | None:
        """What the newsroom changed; None where it changed nothing."""
        own = changes.newsrooms(versions)
        if len(own) < 2:
            return None
        self.showing_changes = True

        def when(moment: datetime) -> str:
            return dates.full(moment, zone=self._sheet.zone, language=self._sheet.language)

        return lambda cells: [[], *changes.history(own, self._sheet.within(cells).measure + self._sheet.margin, when)]
