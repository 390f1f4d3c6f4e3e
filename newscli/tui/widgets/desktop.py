"""The screen: three views side by side as far as there is room, bars above and below, a line for searching."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from newscli.tui.layout import View, visible
from newscli.tui.looks import Looks
from newscli.tui.widgets.bar import Bar
from newscli.tui.widgets.headlines import Headlines
from newscli.tui.widgets.page import Page
from newscli.tui.widgets.shelflist import ShelfList

#: Styles by how many views are shown.
_MANY = ("", "one", "two", "three")


class Desktop(Screen[None], inherit_bindings=False):
    """Where the views are, which of them has the keys, and what the bars say."""

    AUTO_FOCUS = ""  # `turn_to` says which view has the keys

    def __init__(
        self, looks: Looks, zone: tzinfo, language: str, words: Callable[[], tuple[str, str]], *, hint: str
    ) -> None:
        """`words` are what the bars above and below say; the hint stands at the right below."""
        super().__init__()
        self._words = words
        self.view = View.HEADLINES
        self.shelves = ShelfList(looks, id="shelves")
        self.headlines = Headlines(looks, zone, language, id="headlines")
        self.page = Page(looks, id="page")
        self.title_bar = Bar(looks, id="title", look="heading")
        self.status_bar = Bar(looks, id="status", look="")
        self.search = Input(id="search", placeholder='words, "a phrase", source:name, after:7d', compact=True)
        self.target = Input(id="target", placeholder="a file to write the article into", compact=True)
        self._hint = hint
        for line in (self.search, self.target):
            line.display = False

    def compose(self) -> ComposeResult:
        """Everything, from top to bottom."""
        yield self.title_bar
        yield Horizontal(self.shelves, self.headlines, self.page, id="views")
        yield self.search
        yield self.target
        yield self.status_bar

    def on_mount(self) -> None:
        """Begin with the headlines, which are what one came for, or with the article that was open."""
        self.turn_to(self.view)

    def turn_to(self, view: View) -> None:
        """Give a view the keys, and room beside the others."""
        self.view = view
        self.fit_views(self.app.size.width)
        self.set_focus(self.views[view])  # not `focus()`, which takes place later, when another view may be meant

    @property
    def views(self) -> dict[View, Widget]:
        """The widget of each view."""
        return {View.SHELVES: self.shelves, View.HEADLINES: self.headlines, View.PAGE: self.page}

    def shows(self, view: View) -> bool:
        """Whether a view is on the screen."""
        return view in visible(self.app.size.width, self.view)

    def fit_views(self, cells: int) -> None:
        """Show the views that fit into so many cells."""
        shown = visible(cells, self.view)
        for view, widget in self.views.items():
            widget.display = view in shown
        reading = {"reading"} if shown == (View.HEADLINES, View.PAGE) else set()
        self.classes = {_MANY[len(shown)], *reading}  # at once: each change has all widgets' styles looked up again

    def on_resize(self, event: events.Resize) -> None:
        """Another width may hold more views, or fewer."""
        self.fit_views(event.size.width)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A view that was clicked, or reached with Tab, has the keys from now on."""
        for view, widget in self.views.items():
            # A view that has lost the keys again meanwhile tells of it late.
            if widget is event.widget is self.focused and view is not self.view:
                self.turn_to(view)

    def tell(self) -> None:
        """Have the bars say how things are."""
        title, status = self._words()
        place = f"{self.headlines.cursor + 1:,} of {self.headlines.count:,}" if self.headlines.count else ""
        self.title_bar.say(title, place)
        self.status_bar.say(status, self._hint)

    def ask(self, line: Input, words: str = "") -> None:
        """Show a line to write in, with some words to begin with."""
        with line.prevent(Input.Changed):
            line.value = words
        line.cursor_position = len(words)
        line.display = True
        line.focus()

    def hide(self, line: Input) -> None:
        """A line to write in goes; the view has the keys again."""
        if line.display:
            line.display = False
            self.turn_to(self.view)
