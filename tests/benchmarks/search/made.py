"""Made articles for measuring speed and size: words by Zipf's law, the same for the same number; no sense in them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

#: Different words there are, and words of a headline and of a text.
VOCABULARY, TITLE, TEXT = 200_000, 8, 140
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def word(rank: int) -> str:
    """The word of this rank; 0 is the commonest. No two ranks share one."""
    number, letters = rank + 70, ""
    while number:
        number, syllable = divmod(number, 70)
        letters += _CONSONANTS[syllable // 5] + _VOWELS[syllable % 5]
    return letters


def articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Headline and text of each article."""
    words = [word(rank) for rank in range(VOCABULARY)]
    # Zipf with Mandelbrot's offset, which English fits (2.7; Zipf-Mandelbrot law).
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
    choices = random.Random(seed).choices
    for _ in range(count):
        chosen = choices(words, cum_weights=weights, k=TITLE + TEXT)
        yield " ".join(chosen[:TITLE]), " ".join(chosen[TITLE:])


def queries(kind: str, count: int, seed: int = 2) -> list[str]:
    """Queries of one kind; see KINDS."""
    chance = random.Random(seed)
    return [KINDS[kind](chance) for _ in range(count)]


def _some(chance: random.Random, *ranks: tuple[int, int]) -> list[str]:
    return [word(chance.randrange(*between)) for between in ranks]


_RARE, _MIDDLE, _COMMON = (20_000, 100_000), (500, 3_000), (0, 30)


def _misspelt(chance: random.Random) -> str:
    letters = word(chance.randrange(1_000, 20_000))
    at = chance.randrange(1, len(letters) - 1)
    return letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] + "x" * (letters[at] == letters[at + 1])


#: What is asked at each size.
KINDS = {
    "rare": lambda chance: _some(chance, _RARE)[0],
    "middle": lambda chance: _some(chance, _MIDDLE)[0],
    "common": lambda chance: _some(chance, _COMMON)[0],
    "commonest": lambda chance: word(chance.randrange(3)),
    "two common": lambda chance: " ".join(_some(chance, _COMMON, _COMMON)),
    "three mixed": lambda chance: " ".join(_some(chance, _RARE, _MIDDLE, _COMMON)),
    "three with OR": lambda chance: " OR ".join(_some(chance, _RARE, _MIDDLE, _COMMON)),
    "eight": lambda chance: " ".join(_some(chance, _RARE, _RARE, *[_MIDDLE] * 3, *[_COMMON] * 3)),
    "phrase": lambda chance: '"' + " ".join(_some(chance, (0, 200), (0, 200))) + '"',
    "prefix": lambda chance: word(chance.randrange(1_000, 20_000))[:5] + "*",
    "misspelt": _misspelt,
}
