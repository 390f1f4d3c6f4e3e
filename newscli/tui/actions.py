"""What keys do that mean the same in every view; keys of one view are answered by its widget."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from newscli.model import Article
from newscli.tui.arrivals import Arrivals
from newscli.tui.exporting import Exporting
from newscli.tui.keymap import Keymap
from newscli.tui.layout import View
from newscli.tui.lists import Lists
from newscli.tui.looks import Looks
from newscli.tui.marking import Marking
from newscli.tui.outside import Outside
from newscli.tui.reading import Reading
from newscli.tui.status import Status
from newscli.tui.walking import Walking
from newscli.tui.widgets.desktop import Desktop
from newscli.tui.widgets.helpscreen import HelpScreen


class Actions(App[None], inherit_bindings=False):
    """The parts of the reader, and the key actions that they answer."""

    desktop: Desktop
    status: Status
    lists: Lists
    marking: Marking
    reading: Reading
    walking: Walking
    exporting: Exporting
    arrivals: Arrivals
    outside: Outside
    looks: Looks
    keys: Keymap

    @property
    def article(self) -> Article | None:
        """The article that keys are about: the one that is open, or under the cursor; in its newest state."""
        opened = self.reading.article
        if self.desktop.view is View.PAGE and opened:
            return self.desktop.headlines.rows.held(opened.id) or opened
        return self.desktop.headlines.article

    def say(self, words: str) -> None:
        """Say something until the next move."""
        self.status.said = words
        self.desktop.tell()

    def _about(self, do: Callable[[Article], None]) -> None:
        """Do something with the article that keys are about, where there is one."""
        if article := self.article:
            do(article)

    def action_unread(self, step: int) -> None:
        """The next unread article, or the one before."""
        self.walking.to_unread(step)

    def action_toggle_star(self) -> None:
        """A star, or none."""
        self._about(self.marking.star)

    def action_toggle_unread(self) -> None:
        """Unread again, or read."""
        self._about(self.marking.unread)

    def action_older_read(self) -> None:
        """This article and all below it are read."""
        self.marking.older_read()

    def action_undo(self) -> None:
        """Take the last mark back."""
        self.marking.undo()

    def action_browse(self) -> None:
        """Open the article in the browser."""
        self._about(self.outside.open)

    def action_copy(self) -> None:
        """Copy the article's address, by the terminal's own means (OSC 52), which also reach through ssh."""
        self._about(self.outside.copy)

    def action_same_story(self) -> None:
        """The same report in other sources, or in another edition."""
        self._about(self._same_story)

    def _same_story(self, article: Article) -> None:
        if article.story:
            self.lists.same_story(article)
            self.desktop.turn_to(View.HEADLINES)
        else:
            self.say("no other article is known to be the same story")

    def action_export(self) -> None:
        """Write the article into a file."""
        self._about(self.exporting.begin)

    def action_search(self) -> None:
        """Search, as you type."""
        self.lists.begin_search()
        self.desktop.ask(self.desktop.search)

    def action_only_unread(self) -> None:
        """Only unread headlines, or all again."""
        self.lists.toggle_unread()

    def action_bring(self) -> None:
        """Show the headlines that came, or ask the sources."""
        self.arrivals.bring()

    def action_retreat(self) -> None:
        """One view back; from a search to the list before it; from the sources: leave."""
        view = self.desktop.view
        if self.desktop.target.display:
            self.exporting.end()
        elif self.desktop.search.display or (view is View.HEADLINES and self.lists.is_aside):
            self.desktop.hide(self.desktop.search)
            self.desktop.turn_to(View.HEADLINES)
            self.lists.end_aside()
        elif view is View.SHELVES:
            self.exit()
        else:
            self.reading.leave()
            self.desktop.turn_to(View(view - 1))
        self.say("")

    def action_next_view(self) -> None:
        """The next of the views that has something to show; where a file is asked for, another format."""
        if self.desktop.target.has_focus:
            self.exporting.offer()
            return
        last = View.PAGE if self.reading.article else View.HEADLINES
        self.desktop.turn_to(View((self.desktop.view + 1) % (last + 1)))

    def action_help(self) -> None:
        """The keys."""
        self.push_screen(HelpScreen(self.looks, self.keys))

    def action_leave(self) -> None:
        """Leave."""
        self.exit()
