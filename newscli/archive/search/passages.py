"""The pieces of an article that prove a hit, with the words lit where they stand in the original text. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from newscli.analysis.fold import fold
from newscli.analysis.stems import base, cuts_in_front, stem
from newscli.analysis.terms import terms, unsegmented, words
from newscli.archive.search.concepts import Concept
from newscli.model import Passage

#: Letters of one passage, more or less, and passages of one hit.
_LENGTH, _MOST = 200, 2
_SENTENCE_END = re.compile(r"(?<=[.!?…։।])[\s”»\"')]+|(?<=[。！？])|\n+")
# Only so many letters of a long text are looked through, and so many places looked at.
_LOOKED_THROUGH, _LOOKED_AT = 60_000, 300


class _Light(NamedTuple):
    """A place that matches, and which concept it shows."""

    start: int
    end: int
    concept: int


class Lamp:
    """Lights what shows a query's concepts. One for all hits of a query: it remembers words it has judged."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self._by_term = {term: number for number, concept in enumerate(concepts) for term in concept.terms}
        self._starts = {term[0] for term in self._by_term}
        self._known: dict[str, dict[str, int | None]] = {}

    def passages(self, text: str, language: str | None) -> tuple[Passage, ...]:
        """The best passages of an article's text, in its order; none where only the headline matches."""
        lights = list(islice(self._lights(text[:_LOOKED_THROUGH], base(language)), _LOOKED_AT))
        windows = list(dict.fromkeys(_windows(text, lights)))
        chosen: list[tuple[int, int]] = []
        shown: set[int] = set()
        while windows and len(chosen) < _MOST:
            best = max(windows, key=lambda window: _worth(window, lights, shown))
            if _worth(best, lights, shown)[0] == 0:
                break
            chosen.append(best)
            shown |= {light.concept for light in _inside(best, lights)}
            windows = [(start, end) for start, end in windows if end <= best[0] or best[1] <= start]
        return tuple(_passage(text, window, lights) for window in sorted(chosen))

    def lit(self, text: str, language: str | None) -> tuple[tuple[int, int], ...]:
        """The places of a text, such as a headline, that match."""
        return _merged((light.start, light.end) for light in self._lights(text, base(language)))

    def _lights(self, text: str, language: str) -> Iterator[_Light]:
        known = self._known.setdefault(language, {})
        for match in words(text):
            word = match[0]
            if word in known:
                concept = known[word]
            elif unsegmented(word):
                yield from _pairs(match.start(), word, self._by_term)
                continue
            else:
                concept = known[word] = self._shown(word, language)
            if concept is not None:
                yield _Light(match.start(), match.end(), concept)

    def _shown(self, word: str, language: str) -> int | None:
        """The concept that a word shows, itself or by its stem."""
        # Most words differ from all that is looked for in their first letter, which is ten times quicker to see.
        if _first_letter(word[0]) not in self._starts and not cuts_in_front(language):
            return None
        found = next((self._by_term[term] for term in terms(word) if term in self._by_term), None)
        return self._by_term.get(stem(word, language)) if found is None else found


@lru_cache(maxsize=4096)
def _first_letter(letter: str) -> str:
    return fold(letter)[:1]


def _pairs(start: int, run: str, by_term: dict[str, int]) -> Iterator[_Light]:
    pieces = terms(run)
    if len(pieces) != max(1, len(run) - 1):  # folding changed the length: light the run as a whole
        if any(piece in by_term for piece in pieces):
            yield _Light(start, start + len(run), next(by_term[piece] for piece in pieces if piece in by_term))
        return
    for at, piece in enumerate(pieces):
        if piece in by_term:
            yield _Light(start + at, start + at + len(piece), by_term[piece])


def _windows(text: str, lights: list[_Light]) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences, or of whole words where a sentence is long, around each light."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)] if lights else []
    for light in lights:
        start = ends[bisect_right(ends, light.start) - 1]
        if light.end - start > _LENGTH:
            start = _word_start(text, light.start - _LENGTH // 3)
        stop = ends[min(bisect_left(ends, light.end), len(ends) - 1)]
        if stop - start > _LENGTH:
            stop = _word_start(text, max(light.end, start + _LENGTH))
        yield start, max(stop, light.end)


def _word_start(text: str, near: int) -> int:
    blank = text.rfind(" ", max(0, near - 30), near)
    return blank + 1 if blank >= 0 else max(0, near)


def _inside(window: tuple[int, int], lights: list[_Light]) -> list[_Light]:
    first = bisect_left(lights, window[0], key=lambda light: light.start)
    return list(takewhile(lambda light: light.end <= window[1], islice(lights, first, None)))


def _worth(window: tuple[int, int], lights: list[_Light], shown: set[int]) -> tuple[int, int, int]:
    """New concepts, then lights, then the earlier."""
    inside = _inside(window, lights)
    fresh = {light.concept for light in inside} - shown
    return len(fresh), len(inside), -window[0]


def _passage(text: str, window: tuple[int, int], lights: list[_Light]) -> Passage:
    start, end = window
    piece = text[start:end].rstrip()
    places = _merged((light.start - start, light.end - start) for light in _inside(window, lights))
    return Passage(piece, places)


def _merged(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Places that overlap or touch as one: neighbouring pairs of a run without blanks."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
