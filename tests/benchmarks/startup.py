"""What a command costs to start: CPU as a ratio to `python -c pass`, measured in turns in one run.

`python -m tests.benchmarks.startup [--articles 5000] [--runs 20] [--keep FOLDER]` fills an archive, or finds it in the
folder again, then takes the least of the runs of each command, in a pipe and at a pseudo-terminal. The machine may be
busy: the ratio is what to compare.
"""

from __future__ import annotations

import argparse
import os
import pty
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from newscli import open_archive
from newscli.blocks import Paragraph, Span
from newscli.model import Reading
from tests.benchmarks.search import made


def fill(path: Path, articles: int) -> None:
    """An archive of made articles, each of a headline and four paragraphs."""
    now = datetime.now(UTC)
    with open_archive(path) as archive:
        source = archive.sources.add("https://paper.example/feed.xml", name="paper", now=now)
        archive.sources.update(replace(source, asked_at=now, next_at=now + timedelta(days=1)))  # nothing is due
        readings = (_reading(number, now, *one) for number, one in enumerate(made.articles(articles)))
        while some := list(islice(readings, 500)):
            with archive.transaction():
                for reading in some:
                    archive.keep(None, reading, source_id=source.id, now=now)


def _reading(number: int, now: datetime, title: str, text: str) -> Reading:
    words = text.split()
    a_quarter = len(words) // 4
    return Reading(
        url=f"https://paper.example/politik/{number}",
        title=title,
        published=now - timedelta(minutes=number),
        section="Politik",
        language="de",
        blocks=tuple(Paragraph((Span(" ".join(words[n : n + a_quarter])),)) for n in range(0, len(words), a_quarter)),
    )


def cpu(command: Sequence[str], *, terminal: bool) -> float:
    """Seconds of CPU of one run, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if terminal:
        _at_terminal(command)
    else:
        subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _at_terminal(command: Sequence[str]) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    with suppress(OSError):  # Linux says so that the last program at the terminal has ended
        while os.read(master, 65536):
            pass
    process.wait()
    os.close(master)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--keep", type=Path, help="a folder to build the archive in, and to find it in again")
    wanted = parser.parse_args()
    python = sys.executable
    newscli = [python, "-c", "from newscli.cli import main; main()"]
    rows: list[tuple[str, list[str], bool]] = [
        ("python -c pass", [python, "-c", "pass"], False),
        ("python -c 'import typer'", [python, "-c", "import typer"], False),
        ("python -c 'import typer, rich'", [python, "-c", "import typer, rich"], False),
    ]
    for words in ("latest -n 20", f"search {made.word(700)} {made.word(1500)}", "show 1"):
        rows += [(f"newscli {words}", [*newscli, *words.split()], terminal) for terminal in (False, True)]
    rows.append(("newscli --help", [*newscli, "--help"], True))
    with tempfile.TemporaryDirectory() as passing:
        home = wanted.keep or Path(passing)
        os.environ |= {"NEWSCLI_HOME": str(home), "PAGER": "cat", "TERM": "xterm-256color"}
        if not (home / "archive.sqlite3").exists():
            home.mkdir(exist_ok=True)
            fill(home / "archive.sqlite3", wanted.articles)
        best = [min(cpu(command, terminal=terminal) for _ in range(2)) for _, command, terminal in rows]
        for _ in range(wanted.runs):
            for index, (_, command, terminal) in enumerate(rows):
                best[index] = min(best[index], cpu(command, terminal=terminal))
    print(f"CPU, least of {wanted.runs} runs in turns, archive of {wanted.articles} articles\n")
    for (name, _, terminal), seconds in zip(rows, best, strict=True):
        print(f"{name:34} {'terminal' if terminal else 'pipe':9} {seconds * 1000:7.1f} ms {seconds / best[0]:6.2f}")


if __name__ == "__main__":
    main()
