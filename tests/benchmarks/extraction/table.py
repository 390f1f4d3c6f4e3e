"""From answers to one line of figures a program, for all pages, the tuned two thirds and the third kept aside."""

from __future__ import annotations

from collections.abc import Iterable

from tests.benchmarks.extraction import scores
from tests.benchmarks.extraction.corpus import Page, held_out
from tests.benchmarks.extraction.scores import Answer

#: column: (best peer, must, goal) ; "peer" is the best of all programs measured on these pages
TARGETS = {
    "body fundus": (0.966, 0.972, 0.985),
    "body wcxb": (0.939, 0.950, 0.965),
    "body readability": (0.943, 0.935, 0.955),
    "passages": (0.914, 0.930, 0.955),
    "title fundus": (0.828, 0.90, 0.98),
    "title wcxb": (0.772, 0.84, 0.92),
    "title mercury": (0.697, 0.74, 0.80),
    "date fundus": (0.953, 0.965, 0.985),
    "date wcxb": (0.862, 0.885, 0.91),
    "date mercury": (0.771, 0.80, 0.86),
    "date htmldate": (0.907, 0.920, 0.935),
    "authors fundus": (0.828, 0.88, 0.93),
    "authors wcxb": (0.694, 0.75, 0.80),
    "authors mercury": (0.516, 0.60, 0.70),
    "language fundus": (0.967, 0.975, 0.992),
    "exact fundus": (0.18, 0.30, 0.50),
}
PARTS = ("all", "tuned", "held out")

#: program, part, column: value
Results = dict[str, dict[str, dict[str, float]]]
Answers = list[tuple[Page, Answer]]


def figures(answers: Answers) -> dict[str, dict[str, float]]:
    """For each part of the corpus the value of each column."""
    parts = {
        "all": answers,
        "tuned": [pair for pair in answers if not held_out(pair[0].url)],
        "held out": [pair for pair in answers if held_out(pair[0].url)],
    }
    return {part: {column: round(_column(column, pairs), 4) for column in TARGETS} for part, pairs in parts.items()}


def _column(column: str, answers: Answers) -> float:
    what, _, source = column.partition(" ")
    if what == "passages":
        return scores.passages([(a.text, p.truth) for p, a in answers if p.source == "trafeval"])
    pairs = [(page, answer) for page, answer in answers if page.source == source]
    if what in ("body", "exact"):
        bodies = [
            scores.body(a.text, [p.truth["body"], *p.truth.get("body_alts", ())])
            for p, a in pairs
            if p.truth.get("body")
        ]
        return scores.body_f1(bodies) if what == "body" else _mean(exact for _, _, exact in bodies)
    return _mean(value for page, answer in pairs if (value := field(what, page, answer)) is not None)


def field(what: str, page: Page, answer: Answer) -> float | None:
    """The score of one field on one page; None where the page has no truth for it."""
    truth = page.truth
    match what:
        case "title" if truth.get("title"):
            return float(scores.title(answer.title, truth["title"]))
        case "date" if truth.get("date"):
            return float(scores.same_day(answer.published, truth["date"]))
        case "authors" if truth.get("authors"):
            return scores.authors(answer.authors, truth["authors"])
        case "language" if truth.get("lang"):
            return float(scores.language(answer.language, truth["lang"]))
        case _:
            return None


def write(results: Results) -> str:
    """The table for people: a column a program and part, beside the best peer, the must and the goal."""
    heads = [f"{name} {part}" for name, parts in results.items() for part in parts]
    lines = [f"{'column':18} {'peer':>6} {'must':>6} {'goal':>6}  " + "  ".join(heads)]
    for column, (peer, must, goal) in TARGETS.items():
        cells = []
        for name, parts in results.items():
            for part, values in parts.items():
                mark = "**" if values[column] >= goal else "*" if values[column] >= must else ""
                cells.append(f"{values[column]:.3f}{mark}".rjust(len(f"{name} {part}")))
        lines.append(f"{column:18} {peer:6.3f} {must:6.3f} {goal:6.3f}  " + "  ".join(cells))
    return "\n".join(lines) + "\n\n* at least the must, ** at least the goal\n"


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
