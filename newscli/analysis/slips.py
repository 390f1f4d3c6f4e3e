"""Which slip of the finger made this word of that one, and how likely is it? Pure.

A slip is a letter left out, doubled, added or replaced, or two neighbours swapped, anywhere, the first letter too. An
index is asked for every word one slip away (some 15 microseconds each, only for words it lacks), so that no table of
neighbours has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newscli.analysis.fold import fold
from newscli.analysis.scripts import UNSEGMENTED, script

#: A shorter word has too many neighbours to guess from.
SHORTEST = 4

# The letters of each script as they stand in the index.
_ALPHABETS = {
    "latin": "abcdefghijklmnopqrstuvwxyz",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "armenian": "".join(map(chr, range(0x561, 0x588))),
    "georgian": "".join(map(chr, range(0x10D0, 0x10F1))),
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ",
    "devanagari": "".join(map(chr, (*range(0x901, 0x904), *range(0x905, 0x93A), *range(0x93E, 0x94E)))),
    "bengali": "".join(map(chr, (*range(0x981, 0x984), *range(0x985, 0x9B9), *range(0x9BE, 0x9CE)))),
    "tamil": "".join(map(chr, (0xB82, *range(0xB85, 0xBBA), *range(0xBBE, 0xBCE)))),
    "ethiopic": "".join(sorted({fold(chr(code)) for code in range(0x1200, 0x1358) if chr(code).isalpha()})),
}

# A US keyboard's keys, and what stands on them on a Russian one, then on a Ukrainian and a Belarusian one.
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC_KEYS = (
    "йцукенгшщзхъфывапролджэячсмитьбюё",
    "йцукенгшщзхїфівапролджєячсмитьбюґ",
    "йцукенгшўзх'фывапролджэячсмітьбюё",
)
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_BESIDE = {pair for row in _ROWS for one, other in pairwise(row) for pair in (one + other, other + one)}

# A slip that leaves no choice (swapped, left out, doubled) explains a word far better than one of many letters added
# or replaced. On 700 single misspelt words of news-dev: nDCG@10 .942, against .936 with all alike.
_SWAPPED = _LEFT_OUT = _DOUBLED = 1.0
_KEY_BESIDE = 0.25
_ADDED = _REPLACED = 0.1
_IN_FIRST_LETTER = 0.4  # people look at it while they type it


def neighbours(word: str) -> set[str]:
    """Every word one slip away from a folded word; none for short words, numbers and scripts without an alphabet."""
    alphabet = _ALPHABETS.get(script(word[0]), "") if len(word) >= SHORTEST and not word[0].isdecimal() else ""
    found = set()
    for at in range(len(word) + 1) if alphabet else ():
        head, tail = word[:at], word[at:]
        found |= {head + letter + tail for letter in alphabet}
        if tail:
            found |= {head + letter + tail[1:] for letter in alphabet}
            found.add(head + tail[1:])
            found.add(head + tail[1:2] + tail[0] + tail[2:])
    return found - {word}


def likelihood(typed: str, meant: str) -> float:
    """How well one slip explains what was typed, from 0 to 1; `meant` is one of the neighbours of `typed`."""
    shorter = min(len(typed), len(meant))
    at = next((i for i in range(shorter) if typed[i] != meant[i]), shorter)
    likely = _kind(typed, meant, at)
    return likely if at else likely * _IN_FIRST_LETTER


def _kind(typed: str, meant: str, at: int) -> float:
    if len(typed) < len(meant):
        return _LEFT_OUT
    if len(typed) > len(meant):
        return _DOUBLED if at and typed[at] == typed[at - 1] else _ADDED
    if typed[at + 1 :] != meant[at + 1 :]:
        return _SWAPPED
    return _KEY_BESIDE if typed[at] + meant[at] in _BESIDE else _REPLACED


def other_layouts(written: str) -> set[str]:
    """What was meant if the keyboard stood on its other layout: `vbycr` is `минск`, `зфкшы` is `paris`."""
    small = written.casefold()
    found = set()
    for cyrillic in _CYRILLIC_KEYS:
        for there, back in ((_LATIN_KEYS, cyrillic), (cyrillic, _LATIN_KEYS)):
            keys = dict(zip(there, back, strict=True))
            if all(letter in keys for letter in small):
                found.add(fold("".join(keys[letter] for letter in small)))
    return found


def halves(word: str) -> Iterator[tuple[str, str]]:
    """The word as two words whose blank was left out, where both have two letters or more."""
    if word and script(word[0]) not in UNSEGMENTED:
        for at in range(2, len(word) - 1):
            yield word[:at], word[at:]
