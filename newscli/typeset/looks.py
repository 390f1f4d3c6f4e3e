"""The looks there are, and a reader's own in their place."""

from __future__ import annotations

from collections.abc import Mapping

from newscli.errors import SettingsError

#: The looks, as the parameters of the terminal's "select graphic rendition". Few, and from the sixteen colours that
#: every terminal lets its owner choose.
STYLES: Mapping[str, str] = {
    "": "",
    "strong": "1",
    "faint": "2",
    "emphasis": "3",
    "code": "36",
    "number": "36",
    "mark": "33",
    "lit": "1;33",
    "error": "31",
    "link": "4",
    "heading": "1",
}

_COLORS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
#: What a look is written with, ECMA-48's parameters; the bright colours are those of aixterm, which all have.
_CODES: Mapping[str, str] = {
    "plain": "",
    "bold": "1",
    "faint": "2",
    "italic": "3",
    "underline": "4",
    "reverse": "7",
    **{name: str(30 + number) for number, name in enumerate(_COLORS)},
    **{f"bright-{name}": str(90 + number) for number, name in enumerate(_COLORS)},
}


def styles(wish: str, origin: str) -> Mapping[str, str]:
    """STYLES with a reader's own: `mark=red, link=bold blue`. Raises SettingsError, which begins with `origin`."""
    own: dict[str, str] = {}
    for part in filter(None, map(str.strip, wish.split(","))):
        name, _, words = (piece.strip() for piece in part.partition("="))
        if not name or name not in STYLES:
            known = ", ".join(filter(None, STYLES))
            raise SettingsError(f"{origin}: no look is called {name!r}; there are {known}")
        unknown = [word for word in words.split() if word not in _CODES]
        if unknown or not words:
            raise SettingsError(f"{origin}: {name} wants words such as bold blue, found {words!r}")
        own[name] = ";".join(filter(None, (_CODES[word] for word in words.split())))
    return {**STYLES, **own}
