"""A suite of our own: slips that the corpus's suites leave out, made from the headlines of its news.

Each fifth article gives one query of each kind, where its headline has a word for it: five letters or more, in at most
ten articles. What is typed then stands in no article.

first        one word alone, its first letter replaced by a neighbour on the keyboard, left out, doubled or swapped with
             the second: right are the articles with the true word
first2       the same word with another of the headline: right is the article
unspaced     two neighbouring words of the headline without their blank: right is the article
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from newscli.analysis.scripts import UNSEGMENTED, script
from newscli.analysis.terms import raw_words, terms
from tests.benchmarks.search.suites import Question, Suite, load

_LEAST, _MOST = 5, 10
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_BESIDE: dict[str, str] = defaultdict(str)
for _row in _ROWS:
    for _one, _other in pairwise(_row):
        _BESIDE[_one] += _other
        _BESIDE[_other] += _one


def suite() -> Suite:
    """The corpus's news with these questions."""
    documents = load("news").documents
    having: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for word in raw_words(f"{document['title']} {document['text']}"):
            for term in terms(word):
                having[term].add(document["id"])
    chance = random.Random(7)
    return Suite("slips", documents, tuple(_questions(documents, having, chance)))


def _questions(
    documents: Sequence[dict[str, Any]], having: dict[str, set[str]], chance: random.Random
) -> Iterator[Question]:
    for document in documents[::5]:
        words = [word for word in raw_words(document["title"]) if script(word[0]) not in UNSEGMENTED]
        rare = [word for word in words if len(word) >= _LEAST and 0 < len(having[terms(word)[0]]) <= _MOST]
        meant = chance.choice(rare) if rare else ""
        typed = _slipped(meant.lower(), chance)
        if typed and typed not in having:
            right = dict.fromkeys(having[terms(meant)[0]], 1)
            yield Question(typed, "first", document["lang"], right)
            others = [word for word in words if word != meant]
            if others:
                beside = chance.choice(others)
                yield Question(f"{typed} {beside}", "first2", document["lang"], {document["id"]: 1})
        pairs = [
            one + other for one, other in pairwise(words) if min(len(one), len(other)) > 2 and {one, other} & {*rare}
        ]
        joined = chance.choice(pairs).lower() if pairs else ""
        if joined and terms(joined)[0] not in having:
            yield Question(joined, "unspaced", document["lang"], {document["id"]: 1})


def _slipped(word: str, chance: random.Random) -> str:
    if not word:
        return ""
    beside = _BESIDE[word[0]]
    made = [word[1:], word[0] + word, word[1] + word[0] + word[2:]]
    made += [chance.choice(beside) + word[1:]] if beside else []
    return chance.choice([one for one in made if one != word])
