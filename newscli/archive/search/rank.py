"""Which articles fit best what a query asks for. Pure: evidence in, scores out.

A word counts by how rare it is, how often it stands in the article against the article's length, and six times as much
in the headline (BM25F: Robertson, Zaragoza and Taylor 2004, "Simple BM25 extension to multiple weighted fields"). Its
other forms count too, less. Few words then gain from standing all together, near each other and in the headline.

Each number below stands with what chose it: nDCG@10 on the development suites (tests/benchmarks/search).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from newscli.archive.search.evidence import Evidence, Shown
from newscli.archive.search.lookup import About, Totals

# How soon more of the same word stops to count. adhoc.time .726 with 1.2, .737 with 2; qa .967 both.
_SATURATION = 2.0
# How much a field's length counts against it. Body: newsbody .920 with .5, .932 with .75; adhoc.cisi the same.
_TITLE_LENGTH, _BODY_LENGTH = 0.3, 0.75
_TITLE = 6.0
# What another form is worth against the word itself, in the body; in the headline it is worth as much. adhoc.time
# .703 with 1, .726 with .7, adhoc.cisi .362 with .4, .365 with .7.
_BODY_STEM = 0.7
# The part of a word's weight that only the word as typed can earn. One word alone is often meant as typed, unless
# another form is in the headline: lemma1 .719 with 0, .829 with .5, .838 with .8. Of several: infl and qa fall from .3.
_AS_TYPED, _AS_TYPED_ALONE = 0.2, 0.7
# Up to this many words are a handful that a reader remembers; more are a text, in which few are essential.
_HANDFUL = 6
# Of a handful: gain for having all (the square of the part had), and for having them in the headline.
_ALL, _IN_HEADLINE = 0.5, 0.3
# Gain for neighbours of the query that stand side by side in the article, of a handful and of a text; of a text .5 is
# harmful (adhoc.time .727 for .737).
_NEAR, _NEAR_IN_TEXT = 0.3, 0.15
_NEAR_REACH = 50
# In a text rare words count more than by their logarithm: adhoc.cisi .376 with 1, .386 with 1.3; others rise or stay.
_RARITY_POWER_IN_TEXT = 1.5
# In a text words in so many of the articles are left out where six rarer ones are there: adhoc.time .716 without, .731
# with .15, .732 with .2, .705 with .1; adhoc.cisi .390, .379 and .385.
_TOO_COMMON, _RARER = 0.15, 6
# The second look, at nearness, goes to the best of the first.
_SECOND_LOOK = 60
# Lengths are looked up for so many at most; beyond, the best by rarity of their words are taken.
_WEIGHED = 500


def ranked(
    evidence: list[Evidence], totals: Totals, about: Callable[[Iterable[int]], Mapping[int, About]]
) -> list[tuple[int, float]]:
    """Articles with their scores, best first, the newer first of equals. `about` tells what weighs an article."""
    evidence = _without_the_too_common([one for one in evidence if one.articles])
    if not evidence:
        return []
    weights = [_rarity(one, totals, in_text=len(evidence) > _HANDFUL) for one in evidence]
    candidates = _candidates(evidence, weights)
    scores = _scores(evidence, weights, totals, about(candidates))
    best = heapq.nsmallest(len(scores), scores, key=lambda article: (-scores[article], -article))
    second = best[:_SECOND_LOOK]
    for article in second:
        scores[article] = _nearer(article, scores[article], evidence, weights)
    second.sort(key=lambda article: (-scores[article], -article))
    return [(article, scores[article]) for article in second + best[_SECOND_LOOK:]]


def _without_the_too_common(evidence: list[Evidence]) -> list[Evidence]:
    rarer = [one for one in evidence if one.share <= _TOO_COMMON]
    return rarer if len(rarer) >= _RARER else evidence


def _rarity(one: Evidence, totals: Totals, *, in_text: bool) -> float:
    having = one.share * totals.articles
    rarity = math.log(1 + (totals.articles - having + 0.5) / (having + 0.5))
    return one.concept.times * (rarity**_RARITY_POWER_IN_TEXT if in_text else rarity)


def _candidates(evidence: list[Evidence], weights: list[float]) -> set[int]:
    articles = {article for one in evidence for article in one.articles}
    if len(articles) <= _WEIGHED:
        return articles
    rough: dict[int, float] = dict.fromkeys(articles, 0.0)
    for one, weight in zip(evidence, weights, strict=True):
        for article, shown in one.articles.items():
            rough[article] += weight * (2 if shown.title or shown.title_stems else 1)
    newest_first = sorted(rough, reverse=True)
    return set(sorted(newest_first, key=rough.__getitem__, reverse=True)[:_WEIGHED])


def _scores(
    evidence: list[Evidence], weights: list[float], totals: Totals, about: Mapping[int, About]
) -> dict[int, float]:
    as_typed = _AS_TYPED_ALONE if len(evidence) == 1 else _AS_TYPED
    is_handful = 1 < len(evidence) <= _HANDFUL
    mean_title, mean_body = totals.title_terms / totals.articles or 1, totals.body_terms / totals.articles or 1
    altogether = sum(weights)
    scores = {}
    for article, (_, title_terms, body_terms) in about.items():
        title = _TITLE / (1 - _TITLE_LENGTH + _TITLE_LENGTH * title_terms / mean_title)
        body = 1 / (1 - _BODY_LENGTH + _BODY_LENGTH * body_terms / mean_body)
        score = had = in_title = 0.0
        for one, weight in zip(evidence, weights, strict=True):
            shown = one.articles.get(article)
            if shown is None:
                continue
            word = shown.title * title + shown.body * body
            form = word + shown.title_stems * title + shown.body_stems * body * _BODY_STEM
            part = as_typed * word / (word + _SATURATION) + (1 - as_typed) * form / (form + _SATURATION)
            score += weight * part * shown.sure
            had += weight
            in_title += weight * bool(shown.title or shown.title_stems)
        if is_handful:
            score *= 1 + _ALL * (had / altogether) ** 2 + _IN_HEADLINE * in_title / altogether
        scores[article] = score
    return scores


def _nearer(article: int, score: float, evidence: list[Evidence], weights: list[float]) -> float:
    """The score with what neighbours of the query gain from standing near each other."""
    gain = 0.0
    for (one, weight), (other, other_weight) in pairwise(zip(evidence, weights, strict=True)):
        first, second = one.articles.get(article), other.articles.get(article)
        if first is None or second is None:
            continue
        gap = _gap(first, second)
        if gap < _NEAR_REACH:
            gain += (1 if len(evidence) <= _HANDFUL else min(weight, other_weight)) / (1 + gap)
    if len(evidence) <= _HANDFUL:
        return score * (1 + _NEAR * gain / max(1, len(evidence) - 1))
    return score + _NEAR_IN_TEXT * gain


def _gap(first: Shown, second: Shown) -> int:
    """The least number of terms between the two, one more where they stand in the other order."""
    return min(_between(first.title_at, second.title_at), _between(first.body_at, second.body_at))


def _between(first: Sequence[int], second: Sequence[int]) -> int:
    if not first or not second or len(first) * len(second) > 400:  # two common words are near each other anyway
        return _NEAR_REACH
    return min(after - before - 1 if after > before else before - after for before in first for after in second)
