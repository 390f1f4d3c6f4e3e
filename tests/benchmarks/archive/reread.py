"""Kept pages read again: pages a second in one process and in two, and what a kill in the middle costs.

    python -m tests.benchmarks.archive.reread [COUNT]

COUNT sibling pages of ten sites (`siblings`) are kept with the readings they were made from; then the next parser,
which is today's by another number, reads them all again, and the one after it: at first nearly all differ somewhere,
then none. The last run is killed half way and run again. CPU seconds are those of all processes, seen from /proc.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from newscli.archive import open_archive
from newscli.archive.verify import verify
from newscli.model import Capture, Reading
from newscli.parser import PARSER_VERSION, read_capture
from newscli.sync.reread import reread
from tests.benchmarks.archive.siblings import corpus, siblings, sites

_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure; or, with three arguments, be the process that is measured."""
    if len(sys.argv) == 4:
        _run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
        return
    count = int(sys.argv[1]) if sys.argv[1:] else 10_000
    with tempfile.TemporaryDirectory() as folder:
        made = _made(Path(folder) / "made.db", count)
        print(f"{count:,} pages, {made.stat().st_size / 1e6:,.0f} MB of archive")
        for jobs in (1, 2):
            path = Path(shutil.copy(made, made.with_name(f"{jobs}.db")))
            for version, what in ((1, "read otherwise"), (2, "read the same")):
                seconds, cpu, said = _measured(path, version, jobs)
                print(f"{jobs} process{'es' * (jobs > 1)}, {what}: {count / seconds:.0f} pages a second, ", end="")
                print(f"{cpu / count * 1000:.1f} ms of CPU a page ({said})")
        path = Path(shutil.copy(made, made.with_name("killed.db")))
        before, _, said = _measured(path, 1, 2, kill_after=seconds / 2)
        after, _, rest = _measured(path, 1, 2)
        print(f"killed after {before:.1f} s, then {after:.1f} s ({rest})")
        with open_archive(path) as archive:
            rows = archive.connection.execute("SELECT count(*) FROM revisions GROUP BY article_id")
            versions = Counter(number for (number,) in rows)
        print(f"versions an article: {dict(versions)}; damaged: {len(list(verify(path)))}")


def read(page: Capture, version: int = 1) -> Reading:
    """Today's parser by another number."""
    return replace(read_capture(page), parser_version=PARSER_VERSION + version)


def read_later(page: Capture) -> Reading:
    """The same by the number after that."""
    return read(page, 2)


def _run(path: Path, version: int, jobs: int) -> None:
    with open_archive(path) as archive:
        parser = read if version == 1 else read_later
        done = Counter(
            "differ" if again.reading else again.refused or "same"
            for again in reread(archive, read=parser, parser_version=PARSER_VERSION + version, jobs=jobs)
        )
    print(dict(done))


def _measured(path: Path, version: int, jobs: int, kill_after: float | None = None) -> tuple[float, float, str]:
    """Wall and CPU seconds of a run in a session of its own, and what it says."""
    started = time.monotonic()
    command = [sys.executable, "-m", "tests.benchmarks.archive.reread", str(path), str(version), str(jobs)]
    used: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as program:
        while program.poll() is None:
            used |= _used(program.pid)
            time.sleep(0.1)
            if kill_after is not None and time.monotonic() - started > kill_after:
                program.kill()
        assert program.stdout is not None
        return time.monotonic() - started, sum(used.values()), program.stdout.read().strip()


def _used(session: int) -> dict[int, float]:
    """CPU seconds of each process of a session so far."""
    used = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == session:
            used[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / _TICKS
    return used


def _made(path: Path, count: int) -> Path:
    made = corpus("fundus", "wcxb", "readability")
    with open_archive(path) as archive:
        for page in sites(made, count=10):
            with archive.transaction():
                for capture, reading in siblings(made, page, count=count // 10):
                    archive.keep(capture, reading, source_id=None, now=capture.fetched_at)
    return path


if __name__ == "__main__":
    main()
