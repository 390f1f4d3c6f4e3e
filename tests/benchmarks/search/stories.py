"""Copies of one report: the share that sketches recognise, by kind of edit, and stories told of plain news.

    python -m tests.benchmarks.search.stories [--pairs] [--cost]

Reports are the suites' articles of 120 words and more. `--pairs` prints the headlines and openings of each story that
is told, to be read one by one: real news holds real copies. `--cost` measures what one more article costs.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from newscli.analysis.article import columns
from newscli.analysis.sketches import alike, sketch
from newscli.archive import Archive, open_archive, stories
from newscli.blocks import Paragraph, Span
from newscli.model import Article, Reading
from tests.benchmarks.search import made, suites

_REPORTS = 600
_NOW = datetime(2026, 11, 25, tzinfo=UTC)
_MANY, _AT_ONCE = 100_000, 100
_SHOWN = (1_000, 10_000, 50_000, 100_000)
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
    """Print the share found of each edit, the stories told of plain news, and what one more article costs."""
    documents = list(suites.load("news").documents)
    _edits([document["text"].split() for document in documents if len(document["text"].split()) >= 120])
    with TemporaryDirectory() as folder:
        articles = [*documents, *suites.load("adhoc.time").documents, *_pages()]
        for name, address in (("one site", "https://paper.example/{}"), ("as many sites", "https://paper{}.example/")):
            _told(Path(folder) / f"{name}.db", articles, name, address)
        if "--cost" in sys.argv:
            _cost(Path(folder) / "cost.db")


def _edits(texts: list[Words]) -> None:
    chance = random.Random(1)
    chance.shuffle(texts)
    reports = texts[:_REPORTS]
    for name, edit in EDITS.items():
        edited = [edit(report, texts[-1 - number], chance) for number, report in enumerate(reports)]
        found = sum(
            _alike(sketch(" ".join(one)), sketch(" ".join(other))) for one, other in zip(reports, edited, strict=True)
        )
        print(f"{name:<10} {found / len(reports):.3f}")


def _alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return alike(len({*one} & {*other}), min(len(one), len(other)))


def _pages() -> Iterator[dict[str, str]]:
    """The articles of the pages for reading, as those who made that corpus read them."""
    with (suites.CORPUS.parent / "extraction" / "truth.jsonl").open(encoding="utf-8") as lines:
        for truth in (json.loads(line)["truth"] for line in lines):
            if len(truth.get("body") or "") >= 600:
                yield {"title": truth.get("title") or "", "text": truth["body"]}


def _told(path: Path, articles: list[dict[str, str]], name: str, address: str) -> None:
    """Stories told of these articles, as if all were of one day: worse than life, where days lie between them."""
    with open_archive(path) as archive:
        for start in range(0, len(articles), 100):
            with archive.transaction():
                for number, one in enumerate(articles[start : start + 100], start):
                    _keep(archive, address.format(number), one["title"], one["text"], _NOW)
        told: dict[int, list[Article]] = defaultdict(list)
        for article in archive.articles.latest(limit=len(articles)):
            if article.story:
                told[min(article.id, *article.story)].append(article)
        pairs = sum(len(same) * (len(same) - 1) // 2 for same in told.values())
        print(f"{len(articles)} articles of {name}: {len(told)} stories, {pairs} pairs")
        for same in told.values() if "--pairs" in sys.argv else ():
            print()
            for article in same:
                print(f"{article.title} | {archive.articles.reading(article.id).text[:150]!r}")


def _keep(archive: Archive, url: str, title: str, text: str, now: datetime) -> None:
    paragraphs = tuple(Paragraph((Span(part),)) for part in text.split("\n") if part)
    reading = Reading(url=url, title=title, language="en", published=now, blocks=paragraphs)
    archive.keep(None, reading, source_id=None, now=now)


def _cost(path: Path) -> None:
    """CPU time of telling an article, with more and more of the same three days in the archive."""
    spent, count = 0.0, 0
    with open_archive(path) as archive:
        _keep(archive, "https://made.example/0", "First", "First.", _NOW)
        row = archive.connection.execute("SELECT * FROM articles").fetchone()
        marks = ", ".join("?" * len(row))
        everything = made.articles(_MANY)
        for start in range(2, _MANY, _AT_ONCE):
            some = list(enumerate(islice(everything, _AT_ONCE), start))
            terms = {number: columns(title, text, "en") for number, (title, text) in some}
            with archive.transaction():
                archive.connection.executemany(
                    f"INSERT INTO articles VALUES ({marks})",
                    [(number, row[1], f"https://made{number % 40}.example/{number}", *row[3:]) for number, _ in some],
                )
                started = time.process_time()
                stories.replace(archive.connection, terms)
                spent, count = spent + time.process_time() - started, count + len(some)
            if start + _AT_ONCE - 2 in _SHOWN:
                print(f"telling an article at {start + _AT_ONCE - 2:>7,}: {spent / count * 1e6:.0f} us")
                spent, count = 0.0, 0
        sizes = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'story_%'"
        print(f"bytes an article that is compared: {archive.connection.execute(sizes).fetchone()[0] / _MANY:.0f}")


if __name__ == "__main__":
    main()
