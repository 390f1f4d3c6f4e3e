"""CPU of lists, articles and histories in a large archive, as a ratio to a small one.

    python -m tests.benchmarks.archive.scale [LARGE [SMALL]]

Both are made of short articles kept in the usual way, copied row by row within the file until there are enough.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newscli.archive import Archive, open_archive
from newscli.blocks import Paragraph, Span
from newscli.model import Filter, Reading

_NOW = datetime(2026, 11, 25, tzinfo=UTC)
_KEPT = 1000

QUESTIONS: dict[str, Callable[[Archive, int], object]] = {
    "open and latest": lambda archive, _: _opened(archive.path),
    "latest 20": lambda archive, _: archive.articles.latest(Filter(), 20),
    "latest of two sources": lambda archive, _: archive.articles.latest(Filter(sources=("s3", "s4")), 20),
    "latest in a language": lambda archive, _: archive.articles.latest(Filter(languages=("de",)), 20),
    "latest of a section": lambda archive, _: archive.articles.latest(Filter(sections=("sport",)), 20),
    "latest unread": lambda archive, _: archive.articles.latest(Filter(unread=True), 20),
    "latest starred": lambda archive, _: archive.articles.latest(Filter(starred=True), 20),
    "latest until a year ago": lambda archive, _: archive.articles.latest(Filter(until=_NOW - timedelta(days=365)), 20),
    "show": lambda archive, number: (archive.articles.get(number), archive.articles.reading(number)),
    "history": lambda archive, number: archive.articles.revisions(number),
}


def main() -> None:
    """Measure both in turns, the middle one of many runs of each question."""
    large, small = (
        (int(count) for count in [*sys.argv[1:], "1000000", "10000"][:2]) if sys.argv[1:] else (1_000_000, 10_000)
    )
    with tempfile.TemporaryDirectory() as folder:
        archives = [open_archive(_made(Path(folder) / f"{count}.db", count)) for count in (small, large)]
        print(f"{'':26}{small:>12,}{large:>12,}  ratio")
        for name, question in QUESTIONS.items():
            micros = [_micros(question, archives[turn % 2], (small, large)[turn % 2]) for turn in range(6)]
            few, many = min(micros[::2]), min(micros[1::2])
            print(f"{name:26}{few:9,.0f} us{many:9,.0f} us  {many / few:.2f}")
        for archive in archives:
            archive.close()


def _opened(path: Path) -> None:
    with open_archive(path) as archive:
        archive.articles.latest(Filter(), 20)


def _micros(question: Callable[[Archive, int], object], archive: Archive, count: int) -> float:
    runs = []
    for run in range(41):
        started = time.process_time_ns()
        question(archive, (run * 7919) % count + 1)
        runs.append(time.process_time_ns() - started)
    return sorted(runs)[len(runs) // 2] / 1000


def _made(path: Path, count: int) -> Path:
    with open_archive(path) as archive:
        sources = [archive.sources.add(f"https://s{n}.example/feed", name=f"s{n}", now=_NOW).id for n in range(10)]
        with archive.transaction():
            for number in range(_KEPT):
                archive.keep(None, _reading(number), source_id=sources[number % 10], now=_NOW)
            archive.articles.mark(range(1, _KEPT, 2), unread=False)
            archive.articles.mark(range(1, _KEPT, 100), starred=True)
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        for copy in range(1, count // _KEPT):
            with archive.transaction():
                _copy(archive, copy)
    return path


def _copy(archive: Archive, copy: int) -> None:
    """The kept rows once more, under higher numbers and at earlier moments."""
    by, earlier = copy * _KEPT, copy * 3_600_000_000
    archive.connection.execute(
        f"""
        INSERT INTO articles
        SELECT id + {by}, source_id, url, title, published - {earlier}, published_is_day, updated, authors, section_id,
          language_id, kind, tags, first_seen_at, listed_at - {earlier}, changed_at, gone_at, unread, starred,
          revision_id + {by}
        FROM articles WHERE id <= {_KEPT}
        """
    )
    archive.connection.execute(
        f"""
        INSERT INTO revisions
        SELECT id + {by}, article_id + {by}, capture_id, seen_at, ours, sha256, frame FROM revisions WHERE id <= {_KEPT}
        """
    )


def _reading(number: int) -> Reading:
    return Reading(
        url=f"https://s{number % 10}.example/news/{number}",
        title=f"Headline number {number} of the archive",
        published=_NOW - timedelta(seconds=37 * number),
        section=("Politics", "Sport", "Culture")[number % 3],
        language=("en", "de", "fr", "pl")[number % 4],
        blocks=(Paragraph((Span(f"The words of article {number}, which are few."),)),),
    )


if __name__ == "__main__":
    main()
