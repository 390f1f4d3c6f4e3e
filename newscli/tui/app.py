"""The keyboard reader: which part answers which key.

Nothing here waits: what the archive has to say comes from the desk's thread, and the views are told when it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, ClassVar

from textual.binding import BindingType
from textual.filter import LineFilter, NoColor
from textual.message import Message
from textual.widgets import Input
from textual.worker import Worker

from newscli.errors import NewscliError
from newscli.pictures.means import Means
from newscli.tui import keys, outside
from newscli.tui.actions import Actions
from newscli.tui.around import Around, Work
from newscli.tui.arrivals import Arrivals
from newscli.tui.courier import State
from newscli.tui.desk import Desk
from newscli.tui.exporting import Exporting
from newscli.tui.keymap import Keymap
from newscli.tui.layout import View
from newscli.tui.lists import Lists
from newscli.tui.looks import Looks
from newscli.tui.marking import Marking
from newscli.tui.place import Place, load, save
from newscli.tui.reading import Reading
from newscli.tui.status import Status
from newscli.tui.typesetting import Typesetting
from newscli.tui.walking import Walking
from newscli.tui.widgets.binding import bindings, named
from newscli.tui.widgets.cursored import Cursored
from newscli.tui.widgets.desktop import Desktop
from newscli.tui.widgets.headlines import Headlines
from newscli.tui.widgets.page import Page
from newscli.typeset.article import Sheet
from newscli.typeset.looks import STYLES

#: So often it is looked whether a source is due.
LOOK_SECONDS = 60


class Reader(Actions, inherit_bindings=False):
    """newscli read."""

    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(keys.ARTICLE, keys.EVERYWHERE),
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
        sheet: Sheet,
        styles: Mapping[str, str] = STYLES,
        color: bool = True,
        keymap: Keymap | None = None,
        means: Means | None = None,
        start_sync: Callable[[bool], IO[bytes]] | None = None,
        remembered: Path | None = None,
        browse: Callable[[str, outside.Aside], bool] = outside.browse,
    ) -> None:
        """`sheet` says how texts are set, `styles` and `color` what they look like, `keymap` what keys do, `means` how
        pictures are drawn; `start_sync` begins a sync (see Courier), None: never; `remembered`: the file of the place.
        """
        super().__init__(ansi_color=True)
        self.theme = "ansi-dark"  # the terminal's own sixteen colours, light or dark as they are
        self.place = load(remembered) if remembered else Place()
        self.keys = keymap or Keymap()
        self.status = Status(key=self.keys.hint("new"))
        self.looks = Looks(styles)
        self.desktop = Desktop(
            self.looks, sheet.zone, sheet.language, self._tell, hint=f"{self.keys.hint('help')} keys"
        )
        around = Around(desk, self.desktop, self._do, self.say, self.keys.hint)
        self.lists = Lists(around, sheet.zone)
        self.marking = Marking(around, self.lists.marked)
        self.reading = Reading(around, Typesetting(sheet, means), self.place, self.lists.marked)
        self.walking = Walking(around, self.lists, self.reading)
        self.exporting = Exporting(around, sheet.zone, self.place)
        self.arrivals = Arrivals(around, self.status, show=self.lists.refresh, start=start_sync, tell=self._sync_told)
        self._remembered = remembered
        self.outside = outside.Outside(browse, self.copy_to_clipboard, self.suspend, self.say)
        self._color = color

    def get_default_screen(self) -> Desktop:
        """The three views."""
        return self.desktop

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What lines go through on their way to the terminal."""
        filters = super().get_line_filters()
        return filters if self._color else [*filters, NoColor()]

    def on_mount(self) -> None:
        """Go on where the reader left off."""
        self.set_keymap(named(self.keys))
        self._do(self._begin, "rows")
        self.set_interval(LOOK_SECONDS, self.arrivals.look)

    def on_unmount(self) -> None:
        """Remember the place."""
        self.reading.leave()
        self.place.shelf = self.lists.shelf.name
        self.place.article = self.article.id if self.article else None
        self.place.open = self.desktop.view is View.PAGE
        if self._remembered:
            save(self._remembered, self.place)

    def _do(self, work: Work, group: str, *, exclusive: bool = True) -> None:
        guarded: Work = partial(self._saying_errors, work)
        _: Worker[None] = self.run_worker(guarded, group=group, exclusive=exclusive)

    async def _saying_errors(self, work: Work) -> None:
        try:
            await work()
        except NewscliError as error:
            self.say(str(error))

    async def _begin(self) -> None:
        place = self.place
        await self.lists.begin(place)
        headline = self.desktop.headlines.article
        if place.open and headline and headline.id == place.article:
            self.reading.open(headline)
        self.arrivals.look()

    def _tell(self) -> tuple[str, str]:
        """What the two bars say."""
        return self.lists.title, self.status.words

    # --- what the views ask for

    def on_cursored_opened(self, message: Cursored.Opened) -> None:
        """A list or an article is wanted."""
        if message.rows is self.desktop.shelves:
            self.lists.choose(self.desktop.shelves.shelf)
            self.desktop.turn_to(View.HEADLINES)
        elif headline := self.desktop.headlines.article:
            self.reading.open(headline)

    def on_cursored_moved(self, message: Cursored.Moved) -> None:
        """Where there is room, what is under the cursor is shown beside."""
        self.say(self.desktop.shelves.shelf.trouble if message.rows is self.desktop.shelves else "")
        if message.rows is self.desktop.headlines:
            self._show_beside()

    def on_headlines_shown(self) -> None:
        """The same where the list is another."""
        self._show_beside()

    def _show_beside(self) -> None:
        if self.desktop.shows(View.PAGE) and self.desktop.view is not View.PAGE:
            self.reading.glance()

    def on_headlines_wanted(self, message: Headlines.Wanted) -> None:
        """Headlines come into sight."""
        self.lists.bring(message)

    def on_page_at_end(self) -> None:
        """Read to the end: on to the next unread article."""
        self.walking.to_unread(1)

    def on_page_turned(self, message: Page.Turned) -> None:
        """The next article, or the one before."""
        self.walking.by(message.step)

    def on_page_changes_wanted(self) -> None:
        """What the newsroom changed, or the article again."""
        self.reading.toggle_changes()

    def on_input_changed(self, message: Input.Changed) -> None:
        """A search goes on."""
        if message.input is self.desktop.search:
            self.lists.search(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """On to what was found, or a file to write."""
        if message.input is self.desktop.target:
            self.exporting.write(message.value)
        else:
            self.desktop.hide(self.desktop.search)
            self.desktop.turn_to(View.HEADLINES)

    def on_reader_sync_told(self, message: SyncTold) -> None:
        """A sync goes on; the list stays as it is under the reader's eyes."""
        self.arrivals.told(message.state)
        self.desktop.tell()

    def _sync_told(self, state: State) -> None:
        """From the courier's thread: `post_message` is what may be called from any."""
        self.post_message(self.SyncTold(state))
