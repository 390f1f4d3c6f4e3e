"""Outside text made harmless for a terminal: the one function all printed words go through.

A headline is data. It may hold escape sequences that move the cursor or rename the window, controls that overwrite the
line, overrides that turn its reading direction, separators that fake a second line, and letters nobody can see. What
follows keeps what scripts and emoji need (joiners between their letters, marks of direction, variation selectors, the
tags of a flag) and shows or drops the rest.
"""

from __future__ import annotations

import re
from unicodedata import category

#: Shown in place of a character that could do harm or has no meaning yet, so that nothing is hidden.
STAND_IN = "\ufffd"

#: Tabs and everything that ends a line become one blank; a headline has one line.
_BLANKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")

#: Format characters that change how their neighbours look and do nothing else: marks of direction, Arabic number signs.
_MARKS = frozenset("\u200e\u200f\u061c\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")

#: Joiners (ZWNJ, ZWJ) are letters' business from Hebrew (U+0590) on, and that of emoji; between Latin ones they hide.
_JOINERS = frozenset("\u200c\u200d")
_FIRST_JOINING = "\u0590"

#: A black flag followed by tag letters is the flag of a region (England, Scotland); tags elsewhere are invisible text.
_FLAG = "\U0001f3f4"

#: What JSON writes as it is and a terminal would act on (JSON escapes the controls below a blank itself).
_ACTED_ON = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"


def safe(text: str) -> str:
    """One line of outside text, harmless to print; the same text where it was harmless. `safe(safe(x)) == safe(x)`."""
    if text.isprintable():
        return text
    made: list[str] = []
    for character in text:
        if character.isprintable():
            made.append(character)
        else:
            made.append(_tamed(character, made[-1] if made and made[-1] else ""))
    return "".join(made)


def safe_lines(text: str) -> list[str]:
    """Text whose line breaks and indentation matter, line by line, each made safe; a tab is four blanks."""
    return [safe(line.replace("\t", "    ")) for line in text.replace("\r\n", "\n").split("\n")]


def escaped(json_text: str) -> str:
    r"""JSON text with its dangerous characters written as `\u` escapes: harmless on a screen, and nothing is lost."""
    return re.sub(_ACTED_ON, lambda match: f"\\u{ord(match[0]):04x}", json_text)


def _tamed(character: str, before: str) -> str:
    if character in _BLANKS:
        return " "
    if character in _MARKS:
        return character
    if character in _JOINERS:
        return character if before >= _FIRST_JOINING and before not in _JOINERS else ""
    if "\U000e0020" <= character <= "\U000e007f":
        return character if before == _FLAG or "\U000e0020" <= before <= "\U000e007e" else ""
    kind = category(character)
    if kind == "Zs":
        return character
    # Format characters that are left (overrides, isolates, zero-width blanks, soft hyphens) show nothing: dropped.
    return "" if kind == "Cf" else STAND_IN
