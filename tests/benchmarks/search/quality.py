"""nDCG@10 of newscli and of plain engines on the development suites, in one run.

    python -m tests.benchmarks.search.quality [--only ENGINE] [--half even|odd] [SUITE ...]

`--half odd` asks every second query. Most weights were chosen on the even half; those for single inflected
words and for long topics saw all queries, so the halves are no clean test of those.
"""

from __future__ import annotations

import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path

from tests.benchmarks.search import suites
from tests.benchmarks.search.engines import ENGINES


def main() -> None:
    """Print a line an engine and suite: the mean, milliseconds of CPU a query, and each kind."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=suites.NAMES)
    parser.add_argument("--only", choices=ENGINES)
    parser.add_argument("--half", choices=("even", "odd"))
    asked = parser.parse_args()
    for name in asked.suites:
        suite = suites.load(name)
        questions = suite.questions
        if asked.half:
            questions = questions[asked.half == "odd" :: 2]
        for engine in [asked.only] if asked.only else ENGINES:
            with tempfile.TemporaryDirectory() as folder:
                find = ENGINES[engine](suite.documents, Path(folder))
                started = time.process_time()
                kinds = suites.by_kind(questions, find)
                spent = (time.process_time() - started) / len(questions) * 1000
            each = "  ".join(f"{kind} {score:.3f}" for kind, score in kinds.items())
            print(f"{name:<11} {engine:<26} {suites.mean(kinds):.4f} {spent:7.2f} ms  {each}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
