"""The keyboard reader: what each key asks for, and where the answers go.

Nothing here waits: what the archive has to say comes from the desk's thread, and the views are told when it is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import IO, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.widgets import Input

from newscli.errors import NewscliError
from newscli.model import Article
from newscli.tui import keys, marks, outside, questions
from newscli.tui.courier import Courier, State
from newscli.tui.desk import Desk
from newscli.tui.layout import View
from newscli.tui.marks import Change
from newscli.tui.place import Place, load, save
from newscli.tui.rows import Rows
from newscli.tui.shelves import ALL, Shelf, named, shelves, unread_only
from newscli.tui.status import Status
from newscli.tui.typesetting import Typesetting
from newscli.tui.widgets.binding import bindings
from newscli.tui.widgets.cursored import Cursored
from newscli.tui.widgets.desktop import Desktop
from newscli.tui.widgets.headlines import Headlines
from newscli.tui.widgets.helpscreen import HelpScreen
from newscli.tui.widgets.page import Page

#: A search begins when typing rests so long, and an article beside the headlines is set when the cursor does.
REST_SECONDS = 0.12
#: So often it is looked whether a source is due.
LOOK_SECONDS = 60


#: Something that waits for answers; begun only when its turn comes.
Work = Callable[[], Coroutine[None, None, None]]


class Reader(App[None]):
    """newscli read."""

    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(keys.ARTICLE, keys.EVERYWHERE),
        *bindings(keys.VIEWS, priority=True),
    ]

    class SyncTold(Message):
        """A sync in the background told its state."""

        def __init__(self, state: State) -> None:
            self.state = state
            super().__init__()

    def __init__(
        self,
        desk: Desk,
        *,
        zone: tzinfo,
        measure: int,
        color: bool = True,
        start_sync: Callable[[bool], IO[bytes]] | None = None,
        remembered: Path | None = None,
        browse: Callable[[str, outside.Aside], bool] = outside.browse,
    ) -> None:
        """`start_sync` begins a sync (see Courier), None: never; `remembered` is the file of the reader's place."""
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"  # the terminal's own sixteen colours, light or dark as they are
        self.desk = desk
        self.desktop = Desktop(zone)
        self.shelf = ALL
        self.opened: Article | None = None
        self.place = load(remembered) if remembered else Place()
        self._remembered = remembered
        self._set = Typesetting(zone, measure)
        self._browse = browse
        self._color = color
        self._courier = (
            Courier(start_sync, lambda state: self.post_message(self.SyncTold(state))) if start_sync else None
        )
        self._status = Status()
        self._undoable: list[Change] = []
        self._query = ""
        self._before_search: int | None = None
        self._only_unread = False
        self._newest = 0

    def get_default_screen(self) -> Desktop:
        """The three views."""
        return self.desktop

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What lines go through on their way to the terminal."""
        filters = super().get_line_filters()
        return filters if self._color else [*filters, NoColor()]

    def on_mount(self) -> None:
        """Bring the first headlines, then everything else."""
        self._do(self._begin, "rows")
        if self._courier:
            self.set_interval(LOOK_SECONDS, self._look)

    # --- asking the archive

    def _do(self, work: Work, group: str, *, exclusive: bool = True) -> None:
        """Do something that waits; a newer one of the same group takes its place where `exclusive`."""
        guarded: Work = partial(self._saying_errors, work)
        self.run_worker(guarded, group=group, exclusive=exclusive)

    async def _saying_errors(self, work: Work) -> None:
        try:
            await work()
        except NewscliError as error:
            self.say(str(error))

    async def _begin(self) -> None:
        overview = await self.desk.ask(questions.overview)
        lists = shelves(overview.sources)
        self.desktop.shelves.show(lists, overview.unread)
        self.desktop.shelves.find(self.place.shelf)
        self.shelf = named(lists, self.place.shelf)
        await self._fill(at=self.place.article)
        article = self.desktop.headlines.article
        if self.place.open and article and article.id == self.place.article:
            self._open(article)
        self._look()

    async def _fill(self, *, at: int | None = None) -> None:
        """Show the list that was chosen: its first screens, then all of it."""
        shelf = unread_only(self.shelf) if self._only_unread else self.shelf
        rows = await self.desk.ask(lambda archive: questions.beginning(archive, shelf))
        self._show(rows, at=at)
        if len(rows) == questions.FIRST:
            numbers = await self.desk.ask(lambda archive: questions.whole(archive, shelf))
            current = self.desktop.headlines.article
            moved = self.desktop.headlines.cursor > 0
            self._show(rows.grown(numbers), at=current.id if current and (moved or at is None) else at)
        self._newest = await self.desk.ask(questions.newest)

    def _show(self, rows: Rows, *, at: int | None) -> None:
        empty = "nothing fits these words" if self._query else "nothing here; r asks the sources, U shows what was read"
        self.desktop.headlines.show(rows, sources=self.shelf.source is None or bool(self._query), at=at, empty=empty)
        self._tell()

    # --- lists

    def on_cursored_opened(self, message: Cursored.Opened) -> None:
        """A list or an article is wanted."""
        if message.rows is self.desktop.shelves:
            self._choose(self.desktop.shelves.shelf)
            self.desktop.turn_to(View.HEADLINES)
        elif article := self.desktop.headlines.article:
            self._open(article)

    def on_cursored_moved(self, message: Cursored.Moved) -> None:
        """Where there is room, what is under the cursor is shown beside."""
        self._tell()
        beside = self.desktop.shows(View.PAGE) and self.desktop.view is not View.PAGE
        if beside and message.rows is self.desktop.headlines:
            self._do(self._glance, "page")

    async def _glance(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        if article := self.desktop.headlines.article:
            await self._set_page(article)

    def on_headlines_wanted(self, message: Headlines.Wanted) -> None:
        """Headlines come into sight."""
        self._do(partial(self._bring_rows, message), "near", exclusive=False)

    async def _bring_rows(self, message: Headlines.Wanted) -> None:
        articles = await self.desk.ask(lambda archive: archive.articles.many(message.numbers))
        if message.rows is self.desktop.headlines.rows:
            self.desktop.headlines.hold(articles)

    def _choose(self, shelf: Shelf, *, at: int | None = None) -> None:
        self.shelf, self._query = shelf, ""
        self._do(partial(self._fill, at=at), "rows")

    def action_only_unread(self) -> None:
        """Only unread headlines, or all again."""
        self._only_unread = not self._only_unread
        self.say("only unread headlines; U shows all" if self._only_unread else "all headlines")
        article = self.desktop.headlines.article
        self._do(partial(self._fill, at=article.id if article else None), "rows")

    # --- the article

    def _open(self, article: Article) -> None:
        self.desktop.turn_to(View.PAGE)
        self._do(partial(self._read, article), "page")

    async def _read(self, article: Article) -> None:
        await self._set_page(article)
        await self.desk.ask(lambda archive: archive.articles.shown(article.id))
        if article.unread:
            self._marked(Change(numbers=(article.id,), unread=False))
        self._tell()

    async def _set_page(self, article: Article) -> None:
        reading = await self.desk.ask(lambda archive: archive.articles.reading(article.id))
        self._leave_page()
        self.opened = article
        self.desktop.page.show(self._set.article(article, reading), part=self.place.scroll(article.id))

    def _leave_page(self) -> None:
        if self.opened:
            self.place.scrolled(self.opened.id, self.desktop.page.part)

    def on_page_at_end(self) -> None:
        """Read to the end: on to the next unread article."""
        self.action_unread(1)

    def on_page_turned(self, message: Page.Turned) -> None:
        """The next article, or the one before."""
        self.desktop.headlines.go(self.desktop.headlines.cursor + message.step)
        self._do(self._follow_cursor, "rows")

    async def _follow_cursor(self) -> None:
        """Open what is under the cursor, brought first where it was far away."""
        headlines = self.desktop.headlines
        if headlines.article is None and headlines.count:
            number = headlines.rows.numbers[headlines.cursor]
            headlines.hold(await self.desk.ask(lambda archive: archive.articles.many([number])))
        if headlines.article and headlines.article != self.opened:
            self._open(headlines.article)

    def on_page_changes_wanted(self) -> None:
        """What the newsroom changed, or the article again."""
        if self.opened:
            self._do(partial(self._changes, self.opened), "page")

    async def _changes(self, article: Article) -> None:
        if self._set.showing_changes:
            await self._set_page(article)
            return
        versions = await self.desk.ask(lambda archive: archive.articles.revisions(article.id))
        text = self._set.changes(versions)
        if text is None:
            self.say("the newsroom has changed nothing since it was first seen")
        else:
            self._leave_page()
            self.desktop.page.show(text)
            self.say("what the newsroom changed; d leads back to the article")

    @property
    def article(self) -> Article | None:
        """The article that keys are about: the one that is open, or under the cursor; in its newest state."""
        if self.desktop.view is View.PAGE and self.opened:
            return self.desktop.headlines.rows.held(self.opened.id) or self.opened
        return self.desktop.headlines.article

    def action_unread(self, step: int) -> None:
        """The next unread article, or the one before."""
        self._do(partial(self._to_unread, step), "rows")

    async def _to_unread(self, step: int) -> None:
        headlines = self.desktop.headlines
        rows, start = headlines.rows, headlines.cursor + step
        place = rows.unread_near(start, step)
        if place is None:
            place = await self.desk.ask(lambda archive: questions.next_unread(archive, rows, start, step))
        if place is None:
            self.say("everything here is read")
        elif rows is headlines.rows:
            headlines.go(place)
            if self.desktop.view is View.PAGE:
                await self._follow_cursor()

    def action_browse(self) -> None:
        """Open the article in the browser."""
        if self.article:
            opened = self._browse(self.article.url, self.suspend)
            self.say(f"opened {self.article.url}" if opened else f"no browser answers: {self.article.url}")

    def action_copy(self) -> None:
        """Copy the article's address, by the terminal's own means (OSC 52), which also reach through ssh."""
        if self.article:
            self.copy_to_clipboard(self.article.url)
            self.say(f"copied {self.article.url}")

    # --- marks

    def action_toggle_star(self) -> None:
        """A star, or none."""
        if self.article:
            self._mark(marks.toggled_star(self.article))

    def action_toggle_unread(self) -> None:
        """Unread again, or read."""
        if self.article:
            self._mark(marks.toggled_unread(self.article))

    def action_older_read(self) -> None:
        """This article and all below it are read."""
        below = self.desktop.headlines.rows.numbers[self.desktop.headlines.cursor :]

        async def mark() -> None:
            unread = set(await self.desk.ask(questions.unread_numbers))
            change = marks.all_read(below, unread)
            self._mark(change)
            self.say(f"{len(change.numbers):,} marked as read; u takes it back")

        self._do(mark, "marks", exclusive=False)

    def action_undo(self) -> None:
        """Take the last mark back."""
        if self._undoable:
            self._mark(self._undoable.pop().opposite, undoable=False)
            self.say("taken back")
        else:
            self.say("nothing to take back")

    def _mark(self, change: Change, *, undoable: bool = True) -> None:
        if undoable:
            self._undoable.append(change)

        async def write() -> None:
            await self.desk.ask(lambda archive: marks.write(archive, change))
            self._marked(change)

        self._do(write, "marks", exclusive=False)

    def _marked(self, change: Change) -> None:
        """Show marks that were written."""
        self.desktop.headlines.mark(change)
        self._do(self._recount, "counts")

    async def _recount(self) -> None:
        overview = await self.desk.ask(questions.overview)
        self.desktop.shelves.show(shelves(overview.sources), overview.unread)

    # --- search

    def action_search(self) -> None:
        """Search, as you type."""
        if not self._query and (article := self.desktop.headlines.article):
            self._before_search = article.id
        self.desktop.ask_words()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for what is typed, once typing rests."""
        self._query = message.value.strip()
        self._do(self._find if self._query else self._fill, "rows")

    async def _find(self) -> None:
        await asyncio.sleep(REST_SECONDS)
        query, now = self._query, datetime.now(UTC).astimezone(self._set.zone)
        self._show(await self.desk.ask(lambda archive: questions.found(archive, query, now)), at=None)

    def on_input_submitted(self) -> None:
        """On to what was found."""
        self._end_search()

    def _end_search(self) -> None:
        self.desktop.hide_search()
        self.desktop.turn_to(View.HEADLINES)
        self._tell()

    # --- news from outside

    def _look(self) -> None:
        """Ask the sources, where one is due."""
        self._do(self._send_when_due, "sync")

    async def _send_when_due(self) -> None:
        due = await self.desk.ask(lambda archive: questions.due(archive, datetime.now(UTC)))
        if due and self._courier:
            self._courier.send()

    def on_reader_sync_told(self, message: SyncTold) -> None:
        """Count what comes; the list stays as it is under the reader's eyes."""
        self._status.sync = message.state
        if message.state is None or message.state.get("finished"):
            self._do(self._count_new, "new")
        self._tell()

    async def _count_new(self) -> None:
        self._status.new = await self.desk.ask(lambda archive: questions.newer(archive, self._newest))
        if self._status.new and not self.desktop.headlines.count and not self._query:
            await self._fill()  # nothing to be disturbed
        self._tell()

    def action_bring(self) -> None:
        """Show the headlines that came, or ask the sources."""
        if self._status.new:
            self._status.new = 0
            self._choose(self.shelf)
            self._do(self._recount, "counts")
        elif self._courier:
            self._courier.send(force=True)
            self.say("asking the sources")

    # --- around

    def action_retreat(self) -> None:
        """One view back; from a search to the list before it; from the sources: leave."""
        if self.desktop.search.has_focus:
            self._end_search()
            self._choose(self.shelf, at=self._before_search)
        elif self.desktop.view is View.PAGE:
            self._leave_page()
            self.desktop.turn_to(View.HEADLINES)
        elif self.desktop.view is View.HEADLINES and self._query:
            self._choose(self.shelf, at=self._before_search)
        elif self.desktop.view is View.HEADLINES:
            self.desktop.turn_to(View.SHELVES)
        else:
            self.exit()
        self._tell()

    def action_next_view(self) -> None:
        """The next of the views that has something to show."""
        last = View.PAGE if self.opened else View.HEADLINES
        self.desktop.turn_to(View((self.desktop.view + 1) % (last + 1)))

    def action_help(self) -> None:
        """The keys."""
        self.push_screen(HelpScreen())

    def action_leave(self) -> None:
        """Leave."""
        self.exit()

    def say(self, words: str) -> None:
        """Say something until the next move."""
        self._status.said = words
        self._tell(keep=True)

    def _tell(self, *, keep: bool = False) -> None:
        """Have the bars say how things are."""
        if not keep:
            self._status.said = ""
        headlines = self.desktop.headlines
        title = f"Search: {self._query}" if self._query else self.shelf.title
        place = f"{headlines.cursor + 1:,} of {headlines.count:,}" if headlines.count else ""
        self.desktop.title_bar.say(title, place)
        self.desktop.status_bar.say(self._status.words, "? keys")

    def on_unmount(self) -> None:
        """Remember the place."""
        self._leave_page()
        article = self.article
        self.place.shelf, self.place.article = self.shelf.name, article.id if article else None
        self.place.open = self.desktop.view is View.PAGE
        if self._remembered:
            save(self._remembered, self.place)
