"""The key help, made from the table of keys that the program itself binds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from newscli.tui.keymap import KEYS, Keymap
from newscli.tui.keys import HELP
from newscli.tui.looks import Looks
from newscli.tui.widgets.bar import Bar
from newscli.tui.widgets.binding import bindings
from newscli.tui.widgets.page import Page
from newscli.typeset.cells import pad, width, wrap
from newscli.typeset.pieces import Line


class HelpScreen(ModalScreen[None], inherit_bindings=False):
    """The keys by what they are about; any of the usual keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        [replace(KEYS[name], action="dismiss") for name in ("back", "help", "leave")]
    )

    def __init__(self, looks: Looks, keymap: Keymap) -> None:
        super().__init__()
        self._looks = looks
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """A page of its own, and the way back."""
        yield Page(self._looks, id="keys")
        way_back = Bar(self._looks, id="way-back", look="faint")
        way_back.say(f"{self._keymap.hint('back')} leads back")
        yield way_back

    def on_mount(self) -> None:
        """Set the table."""
        self.query_one(Page).show(partial(lines, self._keymap))
        self.query_one(Page).focus()


def lines(keymap: Keymap, cells: int) -> list[Line]:
    """The help, line by line."""
    edge = max(width(keymap.shown(key)) for table in HELP.values() for key in table)
    made: list[Line] = []
    for title, table in HELP.items():
        made += [[], [(f" {title}", "heading")]]
        for key in table:
            first: Line = [("   ", ""), (pad(keymap.shown(key), edge), "number"), ("  ", "")]
            made += wrap([(key.meaning, "")], cells, first=first, rest=[(" " * (edge + 5), "")])
    return made[1:]
