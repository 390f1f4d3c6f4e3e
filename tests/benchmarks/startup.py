"""What a command costs to start: CPU as a ratio to `python -c pass`, measured in turns in one run.

`python tests/benchmarks/startup.py [--articles 5000] [--runs 20]` fills an archive, then takes the least of the runs of
each command, in a pipe and at a pseudo-terminal. The machine may be busy: the ratio is what to compare.
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
from pathlib import Path

from newscli import open_archive
from newscli.blocks import Paragraph, Span
from newscli.model import Reading

_WORDS = ("Die", "Brücke", "über", "den", "Fluss", "gehört", "beiden", "Dörfern", "und", "wird", "neu", "gestrichen")


def fill(path: Path, articles: int) -> None:
    """An archive of invented articles, each of two hundred words."""
    now = datetime.now(UTC)
    with open_archive(path) as archive:
        source = archive.sources.add("https://paper.example/feed.xml", name="paper", now=now)
        archive.sources.update(replace(source, asked_at=now, next_at=now + timedelta(days=1)))  # nothing is due
        for start in range(0, articles, 500):
            with archive.transaction():
                for number in range(start, min(start + 500, articles)):
                    archive.keep(None, _reading(number, now), source_id=source.id, now=now)


def _reading(number: int, now: datetime) -> Reading:
    words = [_WORDS[(number * 7 + step * step) % len(_WORDS)] for step in range(200)]
    return Reading(
        url=f"https://paper.example/politik/{number}",
        title=f"{' '.join(words[:8])} {number}",
        published=now - timedelta(minutes=number),
        section="Politik",
        language="de",
        blocks=tuple(Paragraph((Span(" ".join(words[n : n + 50])),)) for n in range(0, 200, 50)),
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
    wanted = parser.parse_args()
    python = sys.executable
    newscli = [python, "-c", "from newscli.cli import main; main()"]
    rows: list[tuple[str, list[str], bool]] = [
        ("python -c pass", [python, "-c", "pass"], False),
        ("python -c 'import typer'", [python, "-c", "import typer"], False),
        ("python -c 'import typer, rich'", [python, "-c", "import typer, rich"], False),
    ]
    for words in ("latest -n 20", "search Brücke Fluss", "show 1"):
        rows += [(f"newscli {words}", [*newscli, *words.split()], terminal) for terminal in (False, True)]
    rows.append(("newscli --help", [*newscli, "--help"], True))
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"NEWSCLI_HOME": home, "PAGER": "cat", "TERM": "xterm-256color"}
        fill(Path(home) / "archive.sqlite3", wanted.articles)
        best = [min(cpu(command, terminal=terminal) for _ in range(2)) for _, command, terminal in rows]
        for _ in range(wanted.runs):
            for index, (_, command, terminal) in enumerate(rows):
                best[index] = min(best[index], cpu(command, terminal=terminal))
    print(f"CPU, least of {wanted.runs} runs in turns, archive of {wanted.articles} articles\n")
    for (name, _, terminal), seconds in zip(rows, best, strict=True):
        print(f"{name:34} {'terminal' if terminal else 'pipe':9} {seconds * 1000:7.1f} ms {seconds / best[0]:6.2f}")


if __name__ == "__main__":
    main()
