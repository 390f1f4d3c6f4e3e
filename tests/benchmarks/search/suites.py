"""The development suites, and their scores as the corpus's README defines them."""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "search"
NAMES = ("news", "newsbody", "qa", "adhoc.time", "adhoc.cisi", "slips")
#: Languages with fewer queries say nothing about a kind, unless there are no others.
ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the right answers and their grades."""

    text: str
    kind: str
    language: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Suite:
    """Documents and questions about them."""

    name: str
    documents: tuple[dict[str, Any], ...]
    questions: tuple[Question, ...]


def load(name: str) -> Suite:
    """A suite of the corpus, or that of our own."""
    if name == "slips":
        from tests.benchmarks.search import slips  # made from one of the others

        return slips.suite()
    folder = CORPUS / name
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split("\t")
        grades[query][document] = int(grade)
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = tuple(json.loads(line) for line in lines)
    return Suite(name, documents, tuple(_questions(folder / "queries.jsonl", grades)))


def _questions(file: Path, grades: Mapping[str, Mapping[str, int]]) -> Iterator[Question]:
    for line in file.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        yield Question(query["text"], query["kind"], query["lang"], grades[query["id"]])


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG@10 with gain 2^grade - 1 and discount log2(rank + 1)."""
    ideal = _gain(sorted(grades.values(), reverse=True)[:10])
    return _gain([grades.get(document, 0) for document in found[:10]]) / ideal if ideal else 0.0


def mrr(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """One over the rank of the first right answer within ten."""
    return next((1 / rank for rank, document in enumerate(found[:10], 1) if grades.get(document)), 0.0)


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of right answers among the ten."""
    return len({document for document in found[:10] if grades.get(document)}) / len(grades)


def _gain(grades: Iterable[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def by_kind(
    questions: Iterable[Question],
    find: Callable[[str], Sequence[str]],
    score: Callable[[Sequence[str], Mapping[str, int]], float] = ndcg,
) -> dict[str, float]:
    """The score of each kind: the mean over its languages, of the means over their queries."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for question in questions:
        scores[question.kind][question.language].append(score(find(question.text), question.grades))
    return {kind: _mean(_languages(languages)) for kind, languages in sorted(scores.items())}


def _languages(scores: Mapping[str, list[float]]) -> list[float]:
    enough = [values for values in scores.values() if len(values) >= ENOUGH] or list(scores.values())
    return [_mean(values) for values in enough]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def mean(kinds: Mapping[str, float]) -> float:
    """The score of a suite."""
    return _mean(list(kinds.values()))
