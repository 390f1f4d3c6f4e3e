"""Which list is shown: a shelf, only what is unread of it, or what a search found; filled without anybody waiting."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, tzinfo
from functools import partial

from newscli.model import Article
from newscli.tui import questions
from newscli.tui.around import Around
from newscli.tui.marks import Change
from newscli.tui.place import Place
from newscli.tui.rows import Rows
from newscli.tui.shelves import ALL, Shelf, named, unread_only
from newscli.tui.widgets.headlines import Headlines

#: A search begins when typing rests so long.
REST_SECONDS = 0.12


class Lists:
    """The list in the view of headlines, and the shelves it is one of."""

    def __init__(self, around: Around, zone: tzinfo) -> None:
        self.shelf = ALL
        self.query = ""
        self.only_unread = False
        self._story: Article | None = None  #: the one whose story is listed
        self._before: int | None = None  #: the article where a search or a story was asked for
        self._around = around
        self._zone = zone
        self._headlines = around.desktop.headlines

    @property
    def title(self) -> str:
        """What the list is, in words."""
        if self._story:
            return f"Same story: {self._story.title}"
        return f"Search: {self.query}" if self.query else self.shelf.title + (" · unread" if self.only_unread else "")

    @property
    def is_aside(self) -> bool:
        """Whether the list is one that leads back to a shelf: what a search found, or a story."""
        return bool(self.query or self._story)

    async def begin(self, place: Place) -> None:
        """Show the list of a place that was left, or everything; then count what is unread in each."""
        known = await self._around.desk.ask(questions.lists)
        self._around.desktop.shelves.show(known, {})
        self._around.desktop.shelves.find(place.shelf)
        self.shelf = named(known, place.shelf)
        await self._fill(at=place.article)
        await self._recount()

    def choose(self, shelf: Shelf, *, at: int | None = None) -> None:
        """Show a shelf, the cursor on the article with the number `at`, else at the top."""
        self.shelf, self.query, self._story = shelf, "", None
        self._around.do(partial(self._fill, at=at), "rows")

    def refresh(self) -> None:
        """Show the same list as it is by now, from its top, with counts."""
        self.choose(self.shelf)
        self._around.do(self._recount, "counts")

    def toggle_unread(self) -> None:
        """Only what is unread, or everything again; the cursor stays on its article where that is still there."""
        self.only_unread = not self.only_unread
        article = self._headlines.article
        self._around.do(partial(self._fill, at=article.id if article else None), "rows")

    def begin_search(self) -> None:
        """Remember where a search began."""
        if not self.is_aside and (article := self._headlines.article):
            self._before = article.id

    def same_story(self, article: Article) -> None:
        """Show the articles that are the same report as this one."""
        self.begin_search()
        self.query, self._story = "", article
        self._around.do(partial(self._tell_story, article), "rows")

    def search(self, words: str) -> None:
        """Show what some words find, once typing rests; no words: the shelf."""
        self.query, self._story = words.strip(), None
        self._around.do(self._find if self.query else self._fill, "rows")

    def end_aside(self) -> None:
        """Back to the shelf, and the place where a search or a story was asked for."""
        self.choose(self.shelf, at=self._before)

    def bring(self, wanted: Headlines.Wanted) -> None:
        """Bring articles that come into sight."""
        self._around.do(partial(self._bring, wanted.rows, wanted.numbers), "near", exclusive=False)

    def marked(self, change: Change) -> None:
        """Show marks that were written."""
        self._headlines.mark(change)
        self._around.do(self._recount, "counts")

    async def to_cursor(self) -> None:
        """Have the article under the cursor, which may be far from those brought so far."""
        if self._headlines.article is None and self._headlines.count:
            await self._bring(self._headlines.rows, [self._headlines.rows.numbers[self._headlines.cursor]])

    async def to_unread(self, step: int) -> bool:
        """Put the cursor on the nearest unread article, forward (1) or back (-1); False where none is left."""
        rows, start = self._headlines.rows, self._headlines.cursor + step
        place = rows.unread_near(start, step)
        if place is None:
            place = await self._around.desk.ask(lambda archive: questions.next_unread(archive, rows, start, step))
        if place is None or rows is not self._headlines.rows:
            return False
        self._headlines.go(place)
        await self.to_cursor()
        return True

    async def _fill(self, *, at: int | None = None) -> None:
        """Show the first screens of the shelf, then all of it."""
        shelf = unread_only(self.shelf) if self.only_unread else self.shelf
        now = self._now()
        rows = await self._around.desk.ask(lambda archive: questions.beginning(archive, shelf, now))
        self._show(rows, at=at)
        if len(rows) == questions.FIRST and not shelf.saved:
            numbers = await self._around.desk.ask(lambda archive: questions.whole(archive, shelf))
            current = self._headlines.article
            moved = at is None or self._headlines.cursor > 0
            self._show(rows.grown(numbers), at=current.id if current and moved else at)

    def _show(self, rows: Rows, *, at: int | None = None) -> None:
        sources = self.shelf.source is None or self.is_aside
        self._headlines.show(rows, sources=sources, at=at, empty=self._why_empty)
        self._around.desktop.tell()

    @property
    def _why_empty(self) -> str:
        """What to do where a list has nothing."""
        key = self._around.key
        if self.query:
            return "nothing fits these words"
        if not any(shelf.source for shelf in self._around.desktop.shelves.shelves):
            return "nothing is followed yet; `newscli follow ADDRESS` begins"
        return f"nothing here; {key('new')} asks the sources, {key('back')} leads to other lists"

    async def _find(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        query, now = self.query, self._now()
        self._show(await self._around.desk.ask(lambda archive: questions.found(archive, query, now)))

    async def _tell_story(self, article: Article) -> None:
        self._show(await self._around.desk.ask(lambda archive: questions.story(archive, article)), at=article.id)

    async def _bring(self, rows: Rows, numbers: list[int]) -> None:
        articles = await self._around.desk.ask(lambda archive: archive.articles.many(numbers))
        if rows is self._headlines.rows:
            self._headlines.hold(articles)

    async def _recount(self) -> None:
        now = self._now()
        known = await self._around.desk.ask(questions.lists)
        counts = await self._around.desk.ask(lambda archive: questions.counts(archive, now))
        self._around.desktop.shelves.show(known, counts)

    def _now(self) -> datetime:
        """The moment, by the reader's clock, which searches for days go by."""
        return datetime.now(UTC).astimezone(self._zone)
