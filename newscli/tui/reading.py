"""The article that is open: set for the screen, marked as read, and left where the reader left it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from newscli.model import Article
from newscli.tui import questions
from newscli.tui.around import Around
from newscli.tui.layout import View
from newscli.tui.marks import Change
from newscli.tui.place import Place
from newscli.tui.typesetting import Typesetting

#: An article is set beside its headline when the cursor rests on it so long.
REST_SECONDS = 0.12


class Reading:
    """What the view of the article shows. `marked` is told that an article was marked as read by being opened."""

    def __init__(
        self, around: Around, typesetting: Typesetting, place: Place, marked: Callable[[Change], None]
    ) -> None:
        self.article: Article | None = None
        self._around = around
        self._set = typesetting
        self._place = place
        self._marked = marked
        self._page = around.desktop.page

    def open(self, article: Article) -> None:
        """Read an article. Its view comes with it, so that the screen is laid out and drawn once."""
        self._around.do(partial(self._read, article), "page")

    def glance(self) -> None:
        """Show the article under the cursor beside the headlines once the cursor rests; it stays unread."""
        self._around.do(self._glance, "page")

    def toggle_changes(self) -> None:
        """Show what the newsroom changed, or the article again."""
        if self.article:
            self._around.do(partial(self._changes, self.article), "page")

    def leave(self) -> None:
        """Remember how far the article was read."""
        if self.article and not self._set.showing_changes:
            self._place.scrolled(self.article.id, self._page.part)

    async def _read(self, article: Article) -> None:
        await self._show(article)
        self._around.desktop.turn_to(View.PAGE)
        await self._around.desk.ask(lambda archive: archive.articles.shown(article.id))
        self._marked(Change(numbers=(article.id,), unread=False))

    async def _glance(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        article = self._around.desktop.headlines.article
        if article and not (self.article and article.id == self.article.id):
            await self._show(article)

    async def _show(self, article: Article) -> None:
        wants = self._set.wants_pictures
        reading, pictures = await self._around.desk.ask(lambda archive: questions.article(archive, article.id, wants))
        text = self._set.article(article, reading, pictures)
        self.leave()
        self.article = article
        self._page.show(text, part=self._place.scroll(article.id), slow=bool(pictures))

    async def _changes(self, article: Article) -> None:
        if self._set.showing_changes:
            await self._show(article)
            return
        versions = await self._around.desk.ask(lambda archive: archive.articles.revisions(article.id))
        self.leave()
        text = self._set.changes(versions)
        if text is None:
            self._around.say("the newsroom has changed nothing since it was first seen")
        else:
            self._page.show(text)
            self._around.say(f"what the newsroom changed; {self._around.key('changes')}: the article again")
