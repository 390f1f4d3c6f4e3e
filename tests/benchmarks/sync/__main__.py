"""First and second visit to many feeds, newscli beside the bare core, each program a process of its own."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = {"core": "tests.benchmarks.sync.core", "newscli": "tests.benchmarks.sync.ours"}
VISITS = ("first visit", "second visit")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a program took."""

    cpu_seconds: float
    wall_seconds: float
    megabytes: float
    answers: str  #: how many were 200 and 304


def measure(module: str, path: Path, port: int, count: int, server: subprocess.Popen[str]) -> Cost:
    """Run a program to its end; its CPU includes its start."""
    began = time.monotonic()
    child = subprocess.Popen([sys.executable, "-m", module, str(path), str(port), str(count)])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - began
    if child.returncode:
        raise SystemExit(f"{module} failed")
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
    chosen = arguments.parse_args()
    command = [sys.executable, "-m", "tests.benchmarks.sync.server", str(chosen.feeds)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None
        port = int(server.stdout.readline())
        core: dict[str, Cost] = {}
        for name, module in PROGRAMS.items():
            for visit in VISITS:
                runs = 1 if visit == VISITS[0] else chosen.runs
                path = Path(folder) / f"{name}.db"
                costs = [measure(module, path, port, chosen.feeds, server) for _ in range(runs)]
                best = min(costs, key=lambda cost: cost.cpu_seconds)
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
