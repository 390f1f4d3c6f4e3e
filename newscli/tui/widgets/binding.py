"""Keys of the one table as Textual's bindings, and a reader's own as its keymap."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType
from textual.keys import Keys

from newscli.tui.keymap import KEYS, Keymap
from newscli.tui.keys import Key

_NAMES = {"Esc": Keys.Escape.value, "PgUp": Keys.PageUp.value, "PgDn": Keys.PageDown.value}


def bindings(*tables: Iterable[Key]) -> list[BindingType]:
    """The bindings of some tables of keys; the reader's own come in their place by their names."""
    usual = Keymap()
    return [
        Binding(_named(usual.of(key)), key.action, key.meaning, show=False, id=key.name)
        for table in tables
        for key in table
    ]


def named(keymap: Keymap) -> dict[str, str]:
    """What each key does for a reader, in Textual's names."""
    return {name: _named(keymap.of(key)) for name, key in KEYS.items()}


def _named(keys: Iterable[str]) -> str:
    return ",".join(key if len(key) == 1 else _NAMES.get(key, key.lower().replace("ctrl-", "ctrl+")) for key in keys)
