"""File names made of headlines: legal on every system, readable, each once. No word from outside leaves its folder."""

from __future__ import annotations

import re
import unicodedata

#: What Windows, Unix, archives and Obsidian's links take for something else, and everything that cannot be seen.
_FORBIDDEN = re.compile(
    r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+'
)
#: Names of devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
#: Most file systems take 255 bytes; some letters are four, and the ending and a number come on top.
_MAX_BYTES = 180


def safe(text: str) -> str:
    """The text as a file's name, without an ending; `untitled` where nothing is left of it."""
    words = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text).replace(": ", " – ")).split()
    name = " ".join(words).encode()[:_MAX_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"_{name}" if _DEVICES.match(name) else name or "untitled"


class Names:
    """The names given in one folder."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def give(self, text: str, suffix: str) -> str:
        """A safe name for the text, with a number where it is taken; letters' case does not tell two names apart."""
        name = stem = safe(text)
        number = 2
        while (key := (name + suffix).casefold()) in self._taken:
            name = f"{stem} ({number})"
            number += 1
        self._taken.add(key)
        return name + suffix
