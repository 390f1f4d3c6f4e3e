"""Settings that hold a small language of their own: the zone, the looks and the keys, understood or refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newscli.settings import Settings
    from newscli.tui.keymap import Keymap


def styles(settings: Settings) -> Mapping[str, str]:
    """The looks of words. Raises SettingsError."""
    from newscli.typeset import looks

    return looks.styles(settings.colors, _origin(settings, "colors")) if settings.colors else looks.STYLES


def keymap(settings: Settings) -> Keymap:
    """The keys of `newscli read`. Raises SettingsError."""
    from newscli.tui import keymap

    return keymap.keymap(settings.keys, _origin(settings, "keys"))


def check(settings: Settings) -> None:
    """Understand all of them. Raises SettingsError for the first that is not."""
    from newscli.cli import zones

    zones.named(settings)
    styles(settings)
    keymap(settings)


def _origin(settings: Settings, name: str) -> str:
    return settings.origins.get(name, name)
