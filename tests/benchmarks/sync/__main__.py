"""First and second visit to many feeds, each program a process of its own, its CPU beside that of the bare core.

newsboat takes part where it is installed, lemon24/reader where `--reader` names a Python that has it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.sync import feeds

VISITS = ("first visit", "second visit")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took."""

    cpu_seconds: float
    wall_seconds: float
    megabytes: float
    answers: str  #: how many were 200 and 304


def programs(folder: Path, port: int, count: int, reader: str | None) -> Iterator[tuple[str, list[str]]]:
    """Name and command of each program; the core first, for all others are told by it."""

    def ours(python: str, name: str) -> list[str]:
        return [python, "-m", f"tests.benchmarks.sync.{name}", str(folder / f"{name}.db"), str(port), str(count)]

    yield "core", ours(sys.executable, "core")
    yield "newscli", ours(sys.executable, "ours")
    if reader:
        yield "reader", ours(reader, "lemon24")
    if shutil.which("newsboat"):
        urls, config, cache = (folder / f"newsboat.{name}" for name in ("urls", "config", "db"))
        urls.write_text("".join(f"http://{feeds.address(number)}:{port}/feed\n" for number in range(count)), "utf-8")
        config.write_text("reload-threads 16\n", "utf-8")
        yield "newsboat", ["newsboat", "-u", str(urls), "-C", str(config), "-c", str(cache), "-x", "reload"]


def measure(command: list[str], server: subprocess.Popen[str]) -> Cost:
    """Run a program to its end; its CPU includes its start."""
    began = time.monotonic()
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write("counts\n")
    server.stdin.flush()
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, server.stdout.readline().strip())


def main() -> None:
    """Measure, and print a line for each program and visit with its ratio to the core."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--feeds", type=int, default=100)
    arguments.add_argument("--runs", type=int, default=2, help="second visits; the best counts")
    arguments.add_argument("--reader", metavar="PYTHON", help="a Python that has lemon24/reader")
    chosen = arguments.parse_args()
    command = [sys.executable, "-m", "tests.benchmarks.sync.server", str(chosen.feeds)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None
        port = int(server.stdout.readline())
        core: dict[str, Cost] = {}
        for name, program in programs(Path(folder), port, chosen.feeds, chosen.reader):
            for visit in VISITS:
                runs = 1 if visit == VISITS[0] else chosen.runs
                best = min((measure(program, server) for _ in range(runs)), key=lambda cost: cost.cpu_seconds)
                core.setdefault(visit, best)
                ratio = best.cpu_seconds / core[visit].cpu_seconds
                print(
                    f"{chosen.feeds:5} feeds  {visit:12}  {name:8}  CPU {best.cpu_seconds:7.3f} s  x{ratio:5.2f}  "
                    f"wall {best.wall_seconds:6.2f} s  {best.megabytes:4.0f} MB  200/304: {best.answers}",
                    flush=True,
                )
        server.kill()


if __name__ == "__main__":
    main()
