"""Processes killed at random moments, and writes that fail: afterwards all that was reported as kept is there, once.

    python -m tests.crash.kills [COUNT]

A forked child works on an archive and reports each commit through a pipe; its parent kills it, opens the archive and
looks. A killed process is no power cut: what the disk itself forgets is not tested here.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from newscli.archive import migrations, open_archive
from newscli.archive.backup import backup
from newscli.archive.compact import compact
from newscli.archive.connection import connect
from newscli.archive.verify import verify
from newscli.errors import ArchiveError
from newscli.model import Filter
from tests.archive.papers import NOW, capture, reading

#: Does something to an archive and reports the numbers of articles that are kept from then on.
Work = Callable[[Path, Callable[[int], None]], None]


def keep(path: Path, report: Callable[[int], None]) -> None:
    """Keep articles without end, three a commit; each is the next that is not there yet."""
    with open_archive(path) as archive:
        number = archive.articles.count()
        while number < 2000:
            with archive.transaction():
                for following in range(number + 1, number + 4):
                    of = reading(following, f"Paragraph {following * 7919}.", "The end.")
                    archive.keep(capture(of), of, source_id=None, now=NOW)
            number += 3
            report(number)


def reread(path: Path, report: Callable[[int], None]) -> None:
    """Read what is kept again, a little better each time."""
    with open_archive(path) as archive:
        report(archive.articles.count())
        for version in range(2, 1000):
            for number in archive.articles.numbers()[:50]:
                better = reading(number, f"Read {time.monotonic_ns()}.", parser_version=version)
                archive.keep(archive.articles.newest_capture(number), better, source_id=None, now=NOW)


def compacting(path: Path, report: Callable[[int], None]) -> None:
    """Compact again and again."""
    with open_archive(path) as archive:
        report(archive.articles.count())
        while True:
            compact(archive)


def backing_up(path: Path, report: Callable[[int], None]) -> None:
    """Copy again and again, always to the same name."""
    with open_archive(path) as archive:
        report(archive.articles.count())
    while True:
        copy = path.with_name("copy.db")
        copy.unlink(missing_ok=True)
        backup(path, copy)


def migrating(path: Path, report: Callable[[int], None]) -> None:
    """Bring a file of the first schema up to date, again and again."""
    old = path.with_name("old.db")
    while True:
        for ending in ("", "-wal", "-shm"):
            old.with_name(old.name + ending).unlink(missing_ok=True)
        first = connect(old)
        first.execute("PRAGMA journal_mode = WAL")
        first.execute("BEGIN")
        for statement in migrations.statements(Path(migrations.__file__).with_name("0001_first.sql")):
            first.execute(statement)
        first.execute("PRAGMA user_version = 1")
        first.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        first.execute("COMMIT")
        first.close()
        report(0)
        open_archive(old).close()


WORKS: tuple[Work, ...] = (keep, keep, reread, compacting, backing_up, migrating)


def main() -> None:
    """Kill as often as the argument says, 1,000 times without one."""
    with tempfile.TemporaryDirectory() as folder:
        print(kill(Path(folder), int(sys.argv[1]) if sys.argv[1:] else 1000, seed=1))


def kill(folder: Path, count: int, seed: int) -> Counter[str]:
    """Kill workers one after the other on one archive; counts what was done to it and what was found."""
    chance = random.Random(seed)
    path = folder / "news.db"
    came: Counter[str] = Counter()
    reported = 0
    for number in range(count):
        work = WORKS[number % len(WORKS)]
        reported = max(reported, _killed(work, path, chance.uniform(0.002, 0.25)))
        came[f"killed in {work.__name__}"] += 1
        came += _look(folder, reported)
        if reported > 400:  # begin anew: checking a large archive takes long and shows no more
            reported = 0
            for file in folder.iterdir():
                file.unlink()
    return came


def fail_writes(folder: Path, step: int) -> Counter[str]:
    """Let the write at each place of the files fail once, `step` bytes apart: no file may grow beyond there."""
    came: Counter[str] = Counter()
    limit = step
    while True:
        path = folder / f"news{limit}.db"
        reported, whole = _limited(path, limit)
        came["writes failed"] += not whole
        if path.exists() and path.stat().st_size:
            came += _look_at(path, reported)
            with open_archive(path) as archive:  # the disk has room again, and the next run goes on
                of = reading(999)
                archive.keep(capture(of), of, source_id=None, now=NOW)
        came["lost"] += reported > 0 and not path.exists()
        if whole:
            return came
        limit += step


def _killed(work: Work, path: Path, seconds: float) -> int:
    """Run a work in a child, kill it after some time; returns the highest number it reported."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)

        def report(number: int) -> None:
            os.write(writer, f"{number}\n".encode())

        try:
            work(path, report)
            os._exit(0)
        except ArchiveError:
            os._exit(0)
        finally:  # whatever happens, a child never goes on as its parent
            traceback.print_exc()
            os._exit(70)
    os.close(writer)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) == 70:
        raise AssertionError(f"{work.__name__} failed by itself")
    with os.fdopen(reader) as pipe:
        numbers = [int(line) for line in pipe.read().splitlines()]
    return max(numbers, default=0) if work is keep else 0


def _limited(path: Path, limit: int) -> tuple[int, bool]:
    """Keep nine articles in a child whose files may not grow beyond `limit`; (reported, whether all went well)."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            with open_archive(path) as archive:
                for number in range(1, 10):
                    of = reading(number, f"Paragraph {number * 7919}.")
                    archive.keep(capture(of), of, source_id=None, now=NOW)
                    os.write(writer, f"{number}\n".encode())
            os._exit(0)
        except ArchiveError:
            os._exit(1)
        finally:
            os._exit(70)
    os.close(writer)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reader) as pipe:
        return max((int(line) for line in pipe.read().splitlines()), default=0), os.waitstatus_to_exitcode(status) == 0


def _look(folder: Path, reported: int) -> Counter[str]:
    came: Counter[str] = Counter()
    for name in ("news.db", "copy.db", "old.db"):
        if (folder / name).exists():
            came += _look_at(folder / name, reported if name == "news.db" else 0)
    return came


def _look_at(path: Path, reported: int) -> Counter[str]:
    """Open what was left, and compare it with what was reported."""
    try:
        with open_archive(path) as archive:
            titles = Counter(article.title for article in archive.articles.latest(Filter(), 9999))
    except ArchiveError as error:
        if path.name == "old.db" and "not a newscli archive" in str(error):
            return Counter()  # killed while the harness itself made the file
        raise
    wanted = {reading(number).title for number in range(1, reported + 1)}
    return Counter(
        {
            "lost": len(wanted - titles.keys()),
            "doubled": sum(times > 1 for times in titles.values()),
            "torn": len(list(verify(path))),
            "looked at": 1,
        }
    )


if __name__ == "__main__":
    main()
