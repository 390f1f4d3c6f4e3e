"""Which language do these words speak? A small detector: scripts, small words, special letters; no model, no numpy.

Measured against the languages of the development pages: see `tests/parser/page/language`. It looks at a bounded part of
the text, so that a long article costs no more than a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache
from typing import NamedTuple

from newscli.parser.language.words import BLOCKS, ENDINGS, LETTERS, SCRIPTS, SIMPLIFIED, TABLES, TRADITIONAL

#: So much is looked at: about 400 words, after which no verdict changed on the development pages.
_LETTERS_READ = 2_500
#: What one special letter weighs against a small word that only one language has.
_LETTER_WEIGHT = 0.4
#: What the end of a longer word weighs against a small word that only one language has.
_ENDING_WEIGHT, _LONGER = 0.35, 5
_RANGES = sorted(
    (ord(ends[0]), ord(ends[2]), script)
    for script, letters in (BLOCKS | SCRIPTS).items()
    for ends in (letters[at : at + 3] for at in range(0, len(letters), 3))
)
_STARTS = [start for start, _, _ in _RANGES]
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u097f\u200c])+(?:['’‘][^\W\d_]*)?")
#: Kana among Han letters by which a text is Japanese; Chinese texts quote names, not sentences.
_JAPANESE = 0.05


class Verdict(NamedTuple):
    """A language and how sure it is: 0 (a guess) to 1 (no other comes near)."""

    language: str
    certainty: float
    evidence: float  #: how many small words and letters spoke for it


def detect(text: str) -> Verdict | None:
    """The language of a text; None where nothing speaks for any."""
    text = text[:_LETTERS_READ]
    letters = Counter(text.lower())
    counts: Counter[str] = Counter()
    for letter, number in letters.items():
        if (script := _script(letter)) is not None:
            counts[script] += number
    if not counts:
        return None
    if counts.get("han", 0) + counts.get("kana", 0) > 0.3 * sum(counts.values()):
        return _east_asian(text, counts)
    script = max(counts, key=counts.__getitem__)
    share = counts[script] / sum(counts.values())
    if script in SCRIPTS:
        return Verdict(script, share, counts[script])
    return _by_words(text, script, letters)


def _east_asian(text: str, counts: dict[str, int]) -> Verdict:
    kana, han = counts.get("kana", 0), counts.get("han", 0)
    if kana > _JAPANESE * (kana + han):
        return Verdict("ja", 1.0, kana)
    if counts.get("ko", 0) > han:
        return Verdict("ko", 1.0, counts["ko"])
    traditional = sum(letter in TRADITIONAL for letter in text)
    simplified = sum(letter in SIMPLIFIED for letter in text)
    return Verdict("zh-Hant" if traditional > simplified else "zh", 1.0, han)


@cache  # there are no more letters than Unicode has
def _script(letter: str) -> str | None:
    at = bisect_right(_STARTS, ord(letter)) - 1
    return _RANGES[at][2] if at >= 0 and ord(letter) <= _RANGES[at][1] else None


def _by_words(text: str, script: str, letters: Counter[str]) -> Verdict | None:
    table = TABLES.get(script, {})
    scores: defaultdict[str, float] = defaultdict(float)
    for word in _WORD.findall(text.lower().replace("’", "'")):
        said = table.get(word)
        if said is None and "'" in word:  # l'homme, dell'anno: the elided word alone
            said = table.get(word[: word.index("'") + 1])
        for language, weight in said or ():
            scores[language] += weight
        if said is None and script == "latin" and len(word) >= _LONGER:
            for language, weight in ENDINGS.get(word[-4:]) or ENDINGS.get(word[-3:]) or ():
                scores[language] += _ENDING_WEIGHT * weight
    special = _SPECIAL[script]
    for letter in letters.keys() & special.keys():
        for language in special[letter]:
            scores[language] += _LETTER_WEIGHT * letters[letter]
    if not scores:
        return None
    (best, score), *others = sorted(scores.items(), key=lambda item: -item[1])
    second = others[0][1] if others else 0.0
    return Verdict(best, (score - second) / score, score)


def _special(table: dict[str, tuple[tuple[str, float], ...]]) -> dict[str, list[str]]:
    """For each special letter the languages of a script's table that it speaks for."""
    speaks: defaultdict[str, list[str]] = defaultdict(list)
    for language in sorted({language for users in table.values() for language, _ in users}):
        for letter in LETTERS.get(language, ""):
            speaks[letter].append(language)
    return dict(speaks)


_SPECIAL = {script: _special(table) for script, table in TABLES.items()}
