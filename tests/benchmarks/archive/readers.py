"""How long a reader waits while others write: lists, searches, articles and marks during a sync, a backup, a compact.

    python -m tests.benchmarks.archive.readers [SECONDS]

A reader asks again and again, each time with an archive newly opened, as each command does, while another process keeps
sibling pages in the batches of a sync without ever waiting for a server, or copies the archive, or compacts it. Printed
are milliseconds: the middle, the 99th of a hundred and the longest, then the same of what locks and the disk alone
cost: without the work itself and without waiting for a processor, as Linux counts it, for here are fewer processors
than processes. Quiet is what the reader needs alone. To mark is to write, and waits for the batch that is being
written: `newscli show` does so when the words are on the screen.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from itertools import count, islice
from pathlib import Path

from newscli.archive import Archive, open_archive
from newscli.archive.backup import backup
from newscli.archive.compact import compact
from newscli.model import Filter
from tests.benchmarks.archive.siblings import Corpus, corpus, siblings, sites

_KEPT = 2000
#: Bytes of pages that a sync writes in one transaction.
_BATCH = 4_000_000

QUESTIONS: dict[str, Callable[[Archive, int], object]] = {
    "latest": lambda archive, _: archive.articles.latest(Filter(), 20),
    "search": lambda archive, _: archive.search("minister water", limit=10),
    "show": lambda archive, number: (archive.articles.get(number), archive.articles.reading(number)),
    "mark as read": lambda archive, number: archive.articles.shown(number),
}


def main() -> None:
    """Measure each kind of writing for so many seconds, 20 without an argument."""
    seconds = float(sys.argv[1]) if sys.argv[1:] else 20.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        made = corpus("fundus")
        _keep(path, made, seed=0, most=_KEPT)
        for name, work in {"quiet": None, "sync": _syncing, "backup": _copying, "compact": _compacting}.items():
            writer = (
                multiprocessing.get_context("spawn").Process(target=work, args=(path,), daemon=True) if work else None
            )
            if writer:
                writer.start()
                time.sleep(8)  # until it has its pages
            for question, waits in _asked(path, seconds).items():
                every, held_up = (_shown(sorted(column)) for column in zip(*waits, strict=True))
                print(f"{name:8} {question:13} {every}, held up {held_up} ms of {len(waits):,}", flush=True)
            if writer:
                writer.kill()
                writer.join()


def _shown(waits: list[float]) -> str:
    """The middle, the 99th of a hundred and the longest."""
    return " ".join(f"{wait:7.1f}" for wait in (waits[len(waits) // 2], waits[-len(waits) // 100], waits[-1]))


def _asked(path: Path, seconds: float) -> dict[str, list[tuple[float, float]]]:
    """The milliseconds that each question took, and those of them without this process's work and its wait for a
    processor."""
    waits: dict[str, list[tuple[float, float]]] = defaultdict(list)
    end = time.monotonic() + seconds
    for number in count():
        for name, question in QUESTIONS.items():
            started, busy = time.monotonic(), _busy()
            with open_archive(path) as archive:
                question(archive, number * 7919 % _KEPT + 1)
            wait = time.monotonic() - started
            waits[name].append((wait * 1000, (wait - _busy() + busy) * 1000))
        if time.monotonic() > end:
            return waits
        time.sleep(0.005)
    raise AssertionError


def _busy() -> float:
    """Seconds that this process ran or waited for a processor."""
    ran, waited, _ = Path("/proc/self/schedstat").read_text(encoding="ascii").split()
    return (int(ran) + int(waited)) / 1e9


def _keep(path: Path, made: Corpus, *, seed: int, most: int) -> None:
    """Keep pages as a sync does, which reads the next batch while it does not write."""
    with open_archive(path) as archive:
        for page in sites(made, count=10):
            coming = siblings(made, page, count=most // 10, seed=seed)
            while batch := list(islice(coming, max(1, _BATCH // len(page[1])))):
                with archive.transaction():
                    for capture, reading in batch:
                        now = capture.fetched_at + timedelta(days=seed)
                        archive.keep(capture, reading, source_id=None, now=now)


def _syncing(path: Path) -> None:
    made = corpus("fundus")
    for seed in count(1):
        _keep(path, made, seed=seed, most=1000)


def _copying(path: Path) -> None:
    for number in count():
        backup(path, path.with_name(f"copy{number}.db"))
        path.with_name(f"copy{number}.db").unlink()


def _compacting(path: Path) -> None:
    with open_archive(path) as archive:
        while True:
            compact(archive)


if __name__ == "__main__":
    main()
