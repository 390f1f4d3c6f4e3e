"""A text as terms: folded words, and pairs of neighbouring letters where a script has no blanks. Pure.

A term never holds a blank or ASCII punctuation, so terms joined by blanks are read back whole by an index that splits
at ASCII alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newscli.analysis.fold import fold
from newscli.analysis.scripts import UNSEGMENTED, script, unsegmented_class

#: Letters of a word that count: more is no word, and costs time. A run without blanks may be longer.
LONGEST = 100
# What Python's \w leaves out and yet stands inside words: the marks of Hebrew, Arabic and Indic scripts, loose accents,
# joiners and soft hyphens.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0a83"
    "\u0abc-\u0d83\u0dca-\u0ddf\u135d-\u135f\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u034f"
)
# An apostrophe is part of a Ukrainian or Belarusian word, and parts two French or English ones.
_CYRILLIC = "[\u0400-\u0481\u0483-\u04ff]"
_APOSTROPHE = f"(?<={_CYRILLIC})['’ʼ](?={_CYRILLIC})"
_WORD = re.compile(rf"(?:[^\W_]|[{_MARKS}]|{_APOSTROPHE})+")
#: A letter that may be of a script without blanks; curly quotes and dashes, which stand between, are not. Said by what
#: it is not: as ranges up to U+10FFFF it takes 3 ms to make.
_BEYOND = re.compile("[^\0-\u0dff\u2000-\u2e7f]")


@cache
def _word_or_run() -> re.Pattern[str]:
    """The same with runs without blanks as words of their own; only for texts that have any: it takes 6 ms to make."""
    run = unsegmented_class()
    letter = rf"(?:[^\W_{run}]|[{_MARKS}])"
    return re.compile(rf"[{run}][{run}{_MARKS}]*|{letter}+(?:{_APOSTROPHE}{letter}+)*")


def _pattern(text: str) -> re.Pattern[str]:
    return _word_or_run() if _BEYOND.search(text) else _WORD


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text as written, with their places. A run without blanks is one of them."""
    return _pattern(text).finditer(text)


def raw_words(text: str) -> list[str]:
    """The words of a text as written, in order."""
    return _pattern(text).findall(text)


def unsegmented(word: str) -> bool:
    """Is this a run of a script that has no blanks between words?"""
    return script(word[0]) in UNSEGMENTED


def terms(word: str) -> tuple[str, ...]:
    """The terms one written word is found by: itself folded, or its pairs: `東京都` is `東京 京都`."""
    if not unsegmented(word):
        folded = fold(word[:LONGEST])
        return (folded,) if folded else ()
    folded = fold(word)
    if len(folded) <= 2:
        return (folded,) if folded else ()
    return tuple(folded[at : at + 2] for at in range(len(folded) - 1))
