"""What reading a crawl costs in one process, on all cores and on Dask, what kills cost, and how others fare.

    python -m tests.benchmarks.cluster [--pages 20000] [--files 40] [--gigabytes 1] [--peer-files 40] [--folder FOLDER]
        [--only engines|kills|peer|large ...]

CPU is that of the whole tree of processes, memory the most a worker ever had. Prints figures and never fails on one;
that rows are the same is asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copyfile, rmtree

import pyarrow as pa
from pyarrow import dataset as datasets

from newscli.cluster.dataset.manifest import Dataset
from tests.benchmarks.cluster.collection import one_warc, warcs

_COLUMNS = [
    "url",
    "captured",
    "title",
    "published",
    "authors",
    "section",
    "language",
    "text",
    "blocks",
    "hash",
    "sketch",
    "error",
]


@dataclass(frozen=True)
class Cost:
    """Of one run."""

    seconds: float
    cpu_seconds: float


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--gigabytes", type=float, default=1)
    parser.add_argument("--peer-files", type=int, default=None, help="how many of the files the others read")
    parser.add_argument("--folder", type=Path, default=None, help="kept, so that files need not be made again")
    parts = ("engines", "kills", "peer", "large")
    parser.add_argument("--only", nargs="+", choices=parts, default=parts)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = wanted.folder or Path(temporary)
        files = warcs(folder / "crawl", pages=wanted.pages, files=wanted.files)
        print(
            f"{wanted.pages:,} pages in {len(files)} files of {sum(map(_size, files)) / 1e6:,.0f} MB packed", flush=True
        )
        if "engines" in wanted.only:
            _engines(folder, files)
        if "kills" in wanted.only:
            _kills(folder, files)
        if "peer" in wanted.only:
            _peer(folder, files[: wanted.peer_files])
        if "large" in wanted.only:
            _one_large(folder, int(wanted.gigabytes * 1e9))


def _engines(folder: Path, files: Sequence[Path]) -> None:
    modes = {
        "one process": ["--jobs", "1"],
        "all cores": [],
        "local Dask cluster, 2 workers": ["--scheduler", "local", "--jobs", "2"],
    }
    rows, first = None, None
    for name, options in modes.items():
        to = _fresh(folder / "to")
        cost = _run(_command(files, to, *options))
        table = _rows(to)
        first, rows = first or cost, rows or table
        assert table == rows, f"{name}: other rows"
        _say(name, cost, len(table), to, first)
    print(f"rows equal as sets: {len(rows or ()):,}", flush=True)


def _kills(folder: Path, files: Sequence[Path]) -> None:
    """A tenth of the crawl with a damaged file and an unreadable page; a worker, then the whole job shot."""
    some = list(files[: max(4, len(files) // 10)])
    crawl = _fresh(folder / "broken")
    crawl.mkdir()
    copies = [crawl / file.name for file in some]
    for file, copy in zip(some, copies, strict=True):
        copyfile(file, copy)
    body = copies[0].read_bytes()
    copies[0].write_bytes(body[: len(body) // 2] + bytes(1000) + body[len(body) // 2 + 1000 :])
    (crawl / "unreadable.warc").write_bytes(_unreadable())
    copies.append(crawl / "unreadable.warc")
    _run(_command(copies, _fresh(folder / "undisturbed"), "--jobs", "1"))
    to = _fresh(folder / "disturbed")
    command = _command(copies, to, "--jobs", "2")
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as job:
        _wait(lambda: len(list(to.glob("_writing/*/day=*"))) > 0)
        os.kill(_workers(job.pid)[0], signal.SIGKILL)
        _wait(lambda: len(list(to.glob("_manifest/*.json"))) > 0)
        os.killpg(job.pid, signal.SIGKILL)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert _rows(to) == _rows(folder / "undisturbed"), "rows were lost or doubled"
    print(f"a worker and then the job killed: the same {len(_rows(to)):,} rows, status {done.returncode}, and it said:")
    print("".join(f"    {line}\n" for line in done.stderr.splitlines()), end="", flush=True)


def _peer(folder: Path, files: Sequence[Path]) -> None:
    to = _fresh(folder / "to")
    ours = _run(_command(files, to))
    rows = len(_rows(to))
    processes = str(os.cpu_count() or 1)
    module = "tests.benchmarks.cluster.peer"
    theirs = _run([sys.executable, "-m", module, processes, str(folder / "peer.jsonl"), *map(str, files)])
    fast, slow = rows / ours.cpu_seconds, rows / theirs.cpu_seconds
    print(f"pages a CPU second on {len(files)} files: newscli {fast:.1f}, trafilatura over warcio {slow:.1f}", end="")
    print(f", {fast / slow:.2f} times", flush=True)


def _one_large(folder: Path, size: int) -> None:
    file = one_warc(folder / "large.warc", size=size)
    to = _fresh(folder / "to")
    cost = _run(_command([file], to, "--jobs", "2"))
    _say(f"one WARC of {_size(file) / 1e9:.2f} GB", cost, len(_rows(to)), to, cost)


def _say(name: str, cost: Cost, rows: int, to: Path, first: Cost) -> None:
    peak = max(entry.peak_bytes for entry in Dataset.at(str(to)).entries().values())
    print(
        f"{name:30} {cost.seconds:7.1f} s {cost.cpu_seconds:7.1f} s CPU ({cost.cpu_seconds / first.cpu_seconds:.2f}) "
        f"{rows / cost.cpu_seconds:6.1f} pages a CPU second, at most {peak / 1e6:.0f} MB a worker",
        flush=True,
    )


def _command(files: Sequence[Path], to: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "newscli", "cluster", "read", *map(str, files), "--to", str(to), *options]


def _run(command: Sequence[str]) -> Cost:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.monotonic() - started, cpu)


def _rows(to: Path) -> list[str]:
    """The rows in an order of their own; each by a digest of all that does not tell where it was read."""
    table: pa.Table = datasets.dataset(to, format="parquet", partitioning="hive").to_table(_COLUMNS)
    made = []
    for batch in table.to_batches(max_chunksize=1000):
        made += [sha256(repr(row).encode()).hexdigest() for row in batch.to_pylist()]
    return sorted(made)


def _unreadable() -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nnever packed"
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/broken\r\n"
        b"WARC-Date: 2026-11-25T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        + f"Content-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
    )


def _workers(pid: int) -> list[int]:
    """Processes that read, of those a job started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def _wait(happened: Callable[[], bool]) -> None:
    while not happened():
        time.sleep(0.05)


def _fresh(path: Path) -> Path:
    rmtree(path, ignore_errors=True)
    return path


def _size(path: Path) -> int:
    return path.stat().st_size


if __name__ == "__main__":
    main()
