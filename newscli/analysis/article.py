"""An article as the columns of the search index: its words, and beside them the stems that differ. Pure.

Stems only where they differ, once an article and field, and not of the shortest words: on the news suite the index
weighs 1.29 times a contentless FTS5 of the same text, 1.41 with every occurrence of every stem. Inflected words are
found as well (infl .972 both), topics a little less (adhoc.cisi .379 for .384, before weights were chosen anew).
"""

from __future__ import annotations

from typing import NamedTuple

from newscli.analysis.fold import fold, lower
from newscli.analysis.stems import Stem, base, stemmer
from newscli.analysis.terms import LONGEST, raw_words, terms, unsegmented

# Shorter words are mostly particles and articles: their stems cost much and find nothing.
_SHORTEST_BENT = 4
# News repeats itself: remembering what was read makes reading three times as fast. So many pieces of text are
# remembered in all languages together, some 36 MB; longer ones (addresses, lines without blanks) never come again.
_REMEMBERED = 150_000
_LONGEST_REMEMBERED = 40
# What stands around words. It is taken off before a piece is looked up a second time, so that `Rome`, `Rome,` and
# `(Rome)` are remembered once.
_AROUND = '.,:;!?"()[]«»“”„‘…–—-/|'


class Columns(NamedTuple):
    """What the index gets of one article: terms separated by blanks."""

    body: str
    title: str
    body_stems: str
    title_stems: str


def columns(title: str, text: str, language: str | None) -> Columns:
    """The columns of an article in this language (a tag such as `pt-BR`; None: unknown, so without stems)."""
    if sum(map(len, _memos.values())) > _REMEMBERED:
        _memos.clear()
    code = base(language)
    memo = _memos.get(code)
    if memo is None:
        memo = _memos[code] = _Memo(stemmer(code))
    title, title_stems = _read(title, memo)
    body, body_stems = _read(text, memo)
    return Columns(body, title, body_stems, title_stems)


class _Memo(dict[str, tuple[str, str]]):
    """What a piece of text between two blanks adds to a field in one language: terms, and stems that differ."""

    def __init__(self, stem: Stem | None) -> None:
        super().__init__()
        self._stem = stem

    def __missing__(self, piece: str) -> tuple[str, str]:
        bare = piece.strip(_AROUND)
        if bare != piece:
            return self[bare] if bare else ("", "")
        words = [piece] if piece.isascii() and piece.isalnum() else raw_words(piece)
        found = self._word(words[0]) if len(words) == 1 else _joined(list(map(self._word, words)))
        if len(piece) <= _LONGEST_REMEMBERED:
            self[piece] = found
        return found

    def _word(self, word: str) -> tuple[str, str]:
        if unsegmented(word):
            return " ".join(terms(word)), ""
        folded = fold(word)
        term = folded if len(word) <= LONGEST else fold(word[:LONGEST])
        if term == word:
            term = word  # one text in memory instead of two equal ones: half of all words, and found quicker
        if self._stem is None or len(folded) < _SHORTEST_BENT:
            return term, ""
        stem = fold(self._stem(lower(word)))
        return term, "" if stem == folded else stem


_memos: dict[str, _Memo] = {}


def _read(text: str, memo: _Memo) -> tuple[str, str]:
    """The terms of a text in order, and the stems that differ, each once."""
    words, stems = _joined([memo[piece] for piece in text.split()])
    return words, " ".join(dict.fromkeys(stems.split()))


def _joined(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    words, stems = zip(*pairs, strict=True) if pairs else ((), ())
    return " ".join(filter(None, words)), " ".join(filter(None, stems))
