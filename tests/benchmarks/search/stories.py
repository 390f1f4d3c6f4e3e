"""Copies of one report: the share that sketches recognise, by kind of edit, and pairs recognised in plain news.

    python -m tests.benchmarks.search.stories [--pairs]

Reports are the suites' articles of 120 words and more. `--pairs` prints the headlines and openings of the pairs, to be
read one by one: real news holds real copies.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import islice

from newscli.analysis.sketches import LEAST, SAME, containment, sketch
from tests.benchmarks.search import suites

_REPORTS = 600
Words = list[str]
Edit = Callable[[Words, Words, random.Random], Words]


def _replaced(report: Words, other: Words, chance: random.Random, share: float) -> Words:
    return [chance.choice(other) if chance.random() < share else word for word in report]


def _dropped(report: Words, _: Words, chance: random.Random) -> Words:
    stretches = [report[at : at + 15] for at in range(0, len(report), 15)]
    return [word for stretch in stretches if chance.random() > 0.25 for word in stretch]


#: What an editor does to a wire report; the second text is another report, for words that are new.
EDITS: dict[str, Edit] = {
    "byline": lambda report, other, _: [*other[:6], *report],
    "trimmed": lambda report, *_: report[: len(report) * 6 // 10],
    "new lead": lambda report, other, _: other[:30] + report[30:],
    "words": lambda report, other, chance: _replaced(report, other, chance, 0.08),
    "dropped": _dropped,
    "half": lambda report, other, _: report[: len(report) // 2] + other[: len(report) // 2],
}


def main() -> None:
    """Print the share found of each edit, then the pairs among all articles."""
    documents = list(suites.load("news").documents)
    texts = [document["text"].split() for document in documents if len(document["text"].split()) >= 120]
    chance = random.Random(1)
    chance.shuffle(texts)
    reports = texts[:_REPORTS]
    for name, edit in EDITS.items():
        found = sum(
            containment(sketch(" ".join(report)), sketch(" ".join(edit(report, texts[-1 - number], chance)))) >= SAME
            for number, report in enumerate(reports)
        )
        print(f"{name:<10} {found / len(reports):.3f}")
    started = time.process_time()
    sketches = [sketch(document["text"]) for document in documents]
    print(f"{len(documents) / (time.process_time() - started):.0f} sketches a CPU second")
    pairs = _pairs(sketches)
    print(f"{len(pairs)} pairs among {len(documents)} articles")
    for one, other in pairs if "--pairs" in sys.argv else ():
        print("", *(f"{documents[i]['title']} | {documents[i]['text'][:150]!r}" for i in (one, other)), sep="\n")


def _pairs(sketches: list[tuple[int, ...]]) -> list[tuple[int, int]]:
    having: dict[int, list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for number, hashes in enumerate(sketches):
        for value in hashes:
            for former in islice(having[value], 50):
                shared[former, number] += 1
            having[value].append(number)
    return [pair for pair, count in shared.items() if count >= LEAST * SAME and _same(sketches, pair)]


def _same(sketches: list[tuple[int, ...]], pair: tuple[int, int]) -> bool:
    return containment(sketches[pair[0]], sketches[pair[1]]) >= SAME


if __name__ == "__main__":
    main()
