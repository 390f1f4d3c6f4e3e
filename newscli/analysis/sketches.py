"""Is this the same report in other clothes? Sketches of texts whose overlap tells. Pure.

A sketch holds the hashes of a text's three-word shingles that one in eight has ("modulo" sampling: Broder 1997, "On the
resemblance and containment of documents"), so two sketches share what the texts share in the same proportion, however
long either is. Of 600 reports with wire-style edits .997 and more of each kind are known again, and .952 where half of
the text is another's (tests/benchmarks/search/stories.py); simhash finds none of those, MinHash 72 %.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from newscli.analysis.terms import raw_words, terms

#: Words of a shingle, and the share of shingles that is kept (one in so many).
SHINGLE, KEPT = 3, 8
#: The same report: so much of the shorter text's sketch is in the longer's; of articles of one site, which share its
#: standing phrases, more. A sketch of fewer hashes than FEW needs more still, for two short notices share phrases by
#: chance, and of fewer than LEAST it says nothing. Of 3,140 articles, read one by one, all as if of one day: nine
#: stories as if of one site, one of them wrong; 13 as if each had a site of its own, three of them wrong.
SAME, LEAST, FEW = 0.4, 4, 12
_SAME_HERE, _SAME_FEW, _SAME_FEW_HERE = 0.7, 0.7, 0.9
# Only the beginning of a long text is sketched: 500 hashes.
_MOST_WORDS = 4_000


def sketch(text: str) -> tuple[int, ...]:
    """The hashes that stand for a text, in order; 32 bits each."""
    return of_terms(" ".join(term for word in raw_words(text)[:_MOST_WORDS] for term in _terms(word)))


def of_terms(terms: str) -> tuple[int, ...]:
    """The sketch of a text whose terms, separated by blanks, are there already."""
    found = terms.encode("utf-8", "replace").split(b" ", _MOST_WORDS)[:_MOST_WORDS]
    # At least one shingle, however few words.
    shingles = zip(found, found[1:], found[2:], strict=False) if len(found) > SHINGLE else iter([found])
    return tuple(sorted({number for number in map(crc32, map(b" ".join, shingles)) if not number % KEPT}))


@lru_cache(maxsize=1 << 16)  # texts of one time share their words: two thirds of a sketch's cost
def _terms(word: str) -> tuple[str, ...]:
    return terms(word)


def containment(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of the shorter sketch is in the longer, from 0 to 1; 0 where one is too short to say."""
    least = min(len(one), len(other))
    if least < LEAST:
        return 0.0
    return len(set(one) & set(other)) / least


def alike(shared: int, least: int, *, elsewhere: bool = True) -> bool:
    """Whether two texts are the same report: hashes they share, of so many that the shorter sketch has.

    `elsewhere`: they are of different sites.
    """
    few, many = (_SAME_FEW, SAME) if elsewhere else (_SAME_FEW_HERE, _SAME_HERE)
    return least >= LEAST and shared >= least * (few if least < FEW else many)


def pack(numbers: Sequence[int]) -> bytes:
    """A sketch as bytes, four a hash, the least significant first."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def unpack(packed: bytes) -> tuple[int, ...]:
    """The sketch that `pack` packed."""
    return struct.unpack(f"<{len(packed) // 4}I", packed)
