"""The view of headlines: a list of any length whose articles are asked for as they come near the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo

from textual.message import Message
from textual.strip import Strip

from newscli.model import Article
from newscli.tui.looks import Looks
from newscli.tui.marks import Change
from newscli.tui.rows import Rows
from newscli.tui.widgets.cursored import Cursored
from newscli.typeset import dates
from newscli.typeset.cells import fit, pad, width
from newscli.typeset.pieces import Line

#: From this width a headline has room for its source beside it.
WITH_SOURCE = 72
SOURCE_CELLS = 12
#: `14:05`, `24 Nov` in the reader's language, and `2025-11` for what is older.
DATE_CELLS = 8


class Headlines(Cursored):
    """One line an article: a mark, the moment, the source where the list has several, the headline."""

    class Wanted(Message):
        """Articles are about to be seen that were not brought yet."""

        def __init__(self, rows: Rows, numbers: list[int]) -> None:
            self.rows = rows
            self.numbers = numbers
            super().__init__()

    class Shown(Message):
        """Other rows are shown."""

    def __init__(self, looks: Looks, zone: tzinfo, language: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(looks, id=id)
        self.rows = Rows()
        self.empty = ""  #: said where there is nothing
        self._zone = zone
        self._language = language
        self._now = datetime.now(UTC)
        self._sources = False
        self._asked: set[int] = set()

    @property
    def count(self) -> int:
        """How many articles the list has."""
        return len(self.rows)

    @property
    def article(self) -> Article | None:
        """The one under the cursor; None where there is none, or it is still on its way."""
        return self.rows.at(self.cursor)

    def show(self, rows: Rows, *, sources: bool, at: int | None = None, empty: str = "") -> None:
        """Show other rows; the cursor goes to the article with the number `at`, else to the top."""
        self.rows, self._sources, self.empty = rows, sources, empty
        self._asked = set()
        self._now = datetime.now(UTC)
        self.changed(rows.place(at) or 0)
        self.post_message(self.Shown())

    def hold(self, articles: Mapping[int, Article]) -> None:
        """Articles that were wanted have come, or some have changed."""
        self.rows.hold(articles)
        self._asked.difference_update(articles)
        self.refresh()

    def mark(self, change: Change) -> None:
        """Show marks on the articles that are held; others are brought with theirs."""
        held = filter(None, map(self.rows.held, change.numbers))
        self.hold({article.id: change.on(article) for article in held})

    def render_lines(self, crop: object) -> list[Strip]:
        """The lines of the screen; what they lack, and a screen around it, is asked for."""
        first = round(self.scroll_y)
        height = max(self.size.height, 1)
        missing = [
            number for number in self.rows.missing(first - height, first + 2 * height) if number not in self._asked
        ]
        if missing:
            self._asked.update(missing)
            # Not from here: a message made while the screen draws counts as the screen's own, and ends there.
            self.call_next(self._want, missing)
        return super().render_lines(crop)  # type: ignore[arg-type] # a Region, handed on

    def _when(self, article: Article) -> str:
        is_day = article.published is not None and article.published_is_day
        moment = article.published or article.first_seen_at
        when = dates.short(moment, zone=self._zone, now=self._now, is_day=is_day, language=self._language)
        return when if width(when) <= DATE_CELLS else when[: len("2025-11")]

    def _want(self, numbers: list[int]) -> None:
        self.post_message(self.Wanted(self.rows, numbers))

    def row(self, place: int, cells: int) -> Line:
        """The words of one article's line."""
        article = self.rows.at(place)
        if article is None:
            return [("  …", "faint")]
        mark = "★ " if article.starred else "• " if article.unread else "  "
        line = [
            (mark, "mark" if mark.strip() else ""),
            (pad(self._when(article), DATE_CELLS, right=True), "faint"),
            ("  ", ""),
        ]
        if self._sources and cells >= WITH_SOURCE:
            line += [(pad(article.source, SOURCE_CELLS), "faint"), ("  ", "")]
        others = f"  +{len(article.story)}" if article.story else ""
        room = cells - sum(width(text) for text, _ in line) - len(others)
        return [*line, (fit(article.title, room), "strong" if article.unread else ""), (others, "number")]

    def render_line(self, y: int) -> Strip:
        """One line of the screen; the first of an empty list says why it is empty."""
        if not self.count and y == 1:
            return self.looks.strip([("  " + self.empty, "faint")], self.size.width)
        return super().render_line(y)
