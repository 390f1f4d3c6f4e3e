"""An article as the columns of the search index: its words, and beside them the stems that differ. Pure.

Stems only where they differ, once an article and field, and not of the shortest words: on the news suite the index
weighs 1.29 times a contentless FTS5 of the same text, 1.41 with every occurrence of every stem. Inflected words are
found as well (infl .972 both), topics a little less (adhoc.cisi .379 for .384, before weights were chosen anew).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newscli.analysis.fold import fold, lower
from newscli.analysis.stems import Stem, base, stemmer
from newscli.analysis.terms import raw_words, terms, unsegmented

# Shorter words are mostly particles and articles: their stems cost much and find nothing.
_SHORTEST_BENT = 4
# Written words remembered a language. News repeats itself: a memo makes reading three times as fast, and 40,000 words
# are some 8 MB.
_REMEMBERED = 40_000


class Columns(NamedTuple):
    """What the index gets of one article: terms separated by blanks."""

    title: str
    body: str
    title_stems: str
    body_stems: str


class _Memo(dict[str, str]):
    """The terms or stems of a written word, as a piece of a column."""

    def __init__(self, stem: Stem | None) -> None:
        super().__init__()
        self.stem = stem

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = self.read(word)
        return found

    def read(self, word: str) -> str:
        if self.stem is None:
            return " ".join(terms(word))
        if unsegmented(word):
            return ""
        folded, stem = fold(word), fold(self.stem(lower(word)))
        return "" if stem == folded or len(folded) < _SHORTEST_BENT else stem


@lru_cache(maxsize=64)
def _memos(language: str) -> tuple[_Memo, _Memo | None]:
    stem = stemmer(language)
    return _words, _Memo(stem) if stem else None


_words = _Memo(None)


def columns(title: str, text: str, language: str | None) -> Columns:
    """The columns of an article in this language (a tag such as `pt-BR`; None: unknown, so without stems)."""
    in_words, in_stems = _memos(base(language))
    headline, body = raw_words(title), raw_words(text)
    return Columns(
        " ".join(map(in_words.__getitem__, headline)),
        " ".join(map(in_words.__getitem__, body)),
        " ".join(dict.fromkeys(filter(None, map(in_stems.__getitem__, headline)))) if in_stems is not None else "",
        " ".join(dict.fromkeys(filter(None, map(in_stems.__getitem__, body)))) if in_stems is not None else "",
    )
