"""The pieces of an article that prove a hit, with the words lit where they stand in the original text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newscli.analysis.stems import base, stem
from newscli.analysis.terms import terms, unsegmented, words
from newscli.archive.search.concepts import Concept
from newscli.model import Passage

#: Letters of one passage, more or less, and passages of one hit.
_LENGTH, _MOST = 200, 2
_SENTENCE_END = re.compile(r"(?<=[.!?…։।])[\s”»\"')]+|(?<=[。！？])|\n+")
# Only so much of a long text is looked through.
_LOOKED_THROUGH = 60_000


@dataclass(frozen=True, slots=True)
class _Light:
    """A place that matches, and which concept it shows."""

    start: int
    end: int
    concept: int


def passages(text: str, language: str | None, concepts: Sequence[Concept]) -> tuple[Passage, ...]:
    """The best passages of an article's text, in its order; none where only the headline matches."""
    lights = list(_lights(text[:_LOOKED_THROUGH], base(language), concepts))
    chosen: list[tuple[int, int]] = []
    shown: set[int] = set()
    while len(chosen) < _MOST:
        best = max(_windows(text, lights, chosen), key=lambda window: _worth(window, lights, shown), default=None)
        if best is None or _worth(best, lights, shown)[0] == 0:
            break
        chosen.append(best)
        shown |= {light.concept for light in _inside(best, lights)}
    return tuple(_passage(text, window, lights) for window in sorted(chosen))


def lit(text: str, language: str | None, concepts: Sequence[Concept]) -> tuple[tuple[int, int], ...]:
    """The places of a text, such as a headline, that match."""
    return _merged((light.start, light.end) for light in _lights(text, base(language), concepts))


def _lights(text: str, language: str, concepts: Sequence[Concept]) -> Iterable[_Light]:
    by_term = {term: number for number, concept in enumerate(concepts) for term in concept.terms}
    by_stem = {term: number for number, concept in enumerate(concepts) for term in concept.stems | concept.words.keys()}
    known: dict[str, int | None] = {}
    for match in words(text):
        word = match[0]
        if unsegmented(word):
            yield from _pairs(match.start(), word, by_term)
            continue
        if word not in known:
            found = next((by_term[term] for term in terms(word) if term in by_term), None)
            known[word] = by_stem.get(stem(word, language)) if found is None else found
        concept = known[word]
        if concept is not None:
            yield _Light(match.start(), match.end(), concept)


def _pairs(start: int, run: str, by_term: dict[str, int]) -> Iterable[_Light]:
    pieces = terms(run)
    if len(pieces) != max(1, len(run) - 1):  # folding changed the length: light the run as a whole
        if any(piece in by_term for piece in pieces):
            yield _Light(start, start + len(run), next(by_term[piece] for piece in pieces if piece in by_term))
        return
    for at, piece in enumerate(pieces):
        if piece in by_term:
            yield _Light(start + at, start + at + len(piece), by_term[piece])


def _windows(text: str, lights: list[_Light], taken: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Stretches of whole sentences, or of whole words where a sentence is long, around each light."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for light in lights:
        start = max(end for end in ends if end <= light.start)
        if light.end - start > _LENGTH:
            start = _word_start(text, light.start - _LENGTH // 3)
        stop = min((end for end in ends if end >= light.end), default=len(text))
        if stop - start > _LENGTH:
            stop = _word_start(text, max(light.end, start + _LENGTH))
        if not any(start < end and begin < stop for begin, end in taken):
            yield start, stop


def _word_start(text: str, near: int) -> int:
    blank = text.rfind(" ", max(0, near - 30), near)
    return blank + 1 if blank >= 0 else max(0, near)


def _inside(window: tuple[int, int], lights: list[_Light]) -> list[_Light]:
    return [light for light in lights if window[0] <= light.start and light.end <= window[1]]


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
