"""Keys of the one table as Textual's bindings."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from newscli.tui.keys import Key


def bindings(*tables: Iterable[Key], priority: bool = False) -> list[BindingType]:
    """The bindings of some tables of keys."""
    return [
        Binding(key.keys, key.action, key.meaning, show=False, priority=priority) for table in tables for key in table
    ]
