"""Which writing does a letter belong to, and is it written without blanks between words? Pure."""

from __future__ import annotations

from bisect import bisect_right

# The first code point of each run and its script; "" is everything whose script changes nothing here.
# Unicode blocks, as far as news is written in them.
_RUNS: tuple[tuple[int, str], ...] = (
    (0x0000, "latin"),
    (0x0370, "greek"),
    (0x0400, "cyrillic"),
    (0x0530, "armenian"),
    (0x0590, "hebrew"),
    (0x0600, "arabic"),
    (0x0700, ""),
    (0x0750, "arabic"),
    (0x0780, ""),
    (0x08A0, "arabic"),
    (0x0900, "devanagari"),
    (0x0980, "bengali"),
    (0x0A00, "gurmukhi"),
    (0x0A80, "gujarati"),
    (0x0B00, "odia"),
    (0x0B80, "tamil"),
    (0x0C00, "telugu"),
    (0x0C80, "kannada"),
    (0x0D00, "malayalam"),
    (0x0D80, "sinhala"),
    (0x0E00, "thai"),
    (0x0E80, "lao"),
    (0x0F00, "tibetan"),
    (0x1000, "myanmar"),
    (0x10A0, "georgian"),
    (0x1100, "hangul"),
    (0x1200, "ethiopic"),
    (0x13A0, ""),
    (0x1780, "khmer"),
    (0x1800, ""),
    (0x1C80, "cyrillic"),
    (0x1C90, "georgian"),
    (0x1CC0, ""),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, ""),
    (0x2C60, "latin"),
    (0x2C80, ""),
    (0x2D80, "ethiopic"),
    (0x2DE0, "cyrillic"),
    (0x2E00, ""),
    (0x3005, "han"),
    (0x3008, ""),
    (0x3040, "kana"),
    (0x3100, ""),
    (0x3130, "hangul"),
    (0x3190, ""),
    (0x31F0, "kana"),
    (0x3200, ""),
    (0x3400, "han"),
    (0xA000, ""),
    (0xA640, "cyrillic"),
    (0xA6A0, ""),
    (0xA720, "latin"),
    (0xA800, ""),
    (0xAC00, "hangul"),
    (0xD7FC, ""),
    (0xF900, "han"),
    (0xFB00, "latin"),
    (0xFB13, "armenian"),
    (0xFB1D, "hebrew"),
    (0xFB50, "arabic"),
    (0xFE00, ""),
    (0xFE70, "arabic"),
    (0xFF00, "latin"),
    (0xFF66, "kana"),
    (0xFFA0, "hangul"),
    (0xFFDD, ""),
    (0x1B000, "kana"),
    (0x1B170, ""),
    (0x20000, "han"),
    (0x323B0, ""),
)
_STARTS = [start for start, _ in _RUNS]

#: Scripts in which a run of letters is no word: indexed as pairs of neighbours. Hangul has blanks, but glues particles
#: to its nouns, which pairs see through.
UNSEGMENTED = frozenset({"han", "kana", "thai", "lao", "khmer", "myanmar", "tibetan", "hangul"})


def script(character: str) -> str:
    """The script of one character: `latin`, `cyrillic`, `han` …; "" for digits of no script and for rare ones."""
    return _RUNS[bisect_right(_STARTS, ord(character)) - 1][1]


def unsegmented_class() -> str:
    """The letters of `UNSEGMENTED`, as the inside of a regular expression's class."""
    ends = [*_STARTS[1:], 0x110000]
    return "".join(
        f"{chr(start)}-{chr(end - 1)}" for (start, name), end in zip(_RUNS, ends, strict=True) if name in UNSEGMENTED
    )
