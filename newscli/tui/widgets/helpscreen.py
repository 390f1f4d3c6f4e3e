"""The key help, made from the table of keys that the program itself binds."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from newscli.tui.keys import HELP, shown
from newscli.tui.looks import Looks
from newscli.tui.widgets.page import Page
from newscli.typeset.cells import pad, width, wrap
from newscli.typeset.pieces import Line


class HelpScreen(ModalScreen[None]):
    """The keys by what they are about; any of the usual keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,question_mark,h,enter,left", "dismiss", "Back", show=False)
    ]

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks

    def compose(self) -> ComposeResult:
        """A page of its own."""
        yield Page(self._looks, id="keys")

    def on_mount(self) -> None:
        """Set the table."""
        self.query_one(Page).show(lines)
        self.query_one(Page).focus()


def lines(cells: int) -> list[Line]:
    """The help, line by line."""
    edge = max(width(shown(key)) for table in HELP.values() for key in table)
    made: list[Line] = []
    for title, table in HELP.items():
        made += [[], [(f" {title}", "heading")]]
        for key in table:
            first: Line = [("   ", ""), (pad(shown(key), edge), "number"), ("  ", "")]
            made += wrap([(key.meaning, "")], cells, first=first, rest=[(" " * (edge + 5), "")])
    return [*made[1:], [], [(" q leads back", "faint")]]
