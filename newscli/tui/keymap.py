"""Which keys do what for one reader: the table of `keys` with the reader's own in its place; pure.

A key is written as one sees it: a letter or sign (`n`, `N`, `?`; the comma as `Comma`), a name from `NAMES`, `Ctrl-d`,
`F5`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newscli.errors import SettingsError
from newscli.tui.keys import HELP, TOGETHER, Key

#: Keys that print nothing, and how the help shows them.
NAMES: Mapping[str, str] = {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    **{name: name for name in ("Enter", "Space", "Tab", "Esc", "Home", "End", "PgUp", "PgDn", "Insert", "Delete")},
    "Backspace": "Backspace",
    "Comma": ",",
}
_BY_LETTERS = {name.lower(): name for name in NAMES}
#: What a terminal cannot tell from another key.
_SAME = {"Ctrl-i": "Tab", "Ctrl-m": "Enter", "Ctrl-h": "Backspace"}

KEYS: Mapping[str, Key] = {key.name: key for table in HELP.values() for key in table}


class Keymap:
    """What each key does for one reader; `own` holds the keys that differ, by the names of what they do."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self._own = own or {}

    def of(self, key: Key) -> list[str]:
        """Its keys, the most usual first."""
        return [*self._own.get(key.name, key.keys).split(), *key.always.split()]

    def shown(self, key: Key) -> str:
        """Its keys as a person reads them: `j ↓`."""
        return " ".join(NAMES.get(one, one) for one in self.of(key))

    def hint(self, name: str) -> str:
        """The key to press for something, for a hint on the screen."""
        key = KEYS[name]
        return NAMES.get(self.of(key)[0], self.of(key)[0])


def keymap(wish: str, origin: str) -> Keymap:
    """The keys with a reader's own: `undo=z, star=* F2`. Raises SettingsError, which begins with `origin`."""
    own: dict[str, str] = {}
    for part in filter(None, map(str.strip, wish.split(","))):
        name, _, words = (piece.strip() for piece in part.partition("="))
        if name not in KEYS:
            raise SettingsError(f"{origin}: no key does {name!r}; there are {', '.join(KEYS)}")
        if not words:
            raise SettingsError(f"{origin}: {name} wants keys such as x or Ctrl-x F5, found none")
        own[name] = " ".join(_key(word, name, origin) for word in words.split())
    made = Keymap(own)
    _check(made, origin)
    return made


def _key(word: str, name: str, origin: str) -> str:
    """A key as the table writes it, whatever the case of its name."""
    if len(word) == 1 and word.isprintable():
        return word
    if known := _BY_LETTERS.get(word.lower()):
        return known
    if control := re.fullmatch(r"(?:ctrl|c)[-+]([a-z])", word, re.IGNORECASE):
        written = f"Ctrl-{control[1].lower()}"
        return _SAME.get(written, written)
    if re.fullmatch(r"f([1-9]|1[0-2])", word, re.IGNORECASE):
        return word.upper()
    raise SettingsError(f"{origin}: {name} wants a letter, a sign, Ctrl-x, F5 or {', '.join(NAMES)}, found {word!r}")


def _check(made: Keymap, origin: str) -> None:
    """No key may mean two things at once."""
    for tables in TOGETHER:
        does: dict[str, str] = {}
        for key in (key for table in tables for key in table):
            for one in made.of(key):
                if does.setdefault(one, key.name) != key.name:
                    raise SettingsError(
                        f"{origin}: {one} would do both {does[one]} and {key.name}; give one of them another key"
                    )
