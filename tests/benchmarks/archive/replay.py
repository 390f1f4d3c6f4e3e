"""Whole pages replayed by pywb byte for byte, and brought back from it when their own server is gone.

    python -m tests.benchmarks.archive.replay FOLDER

FOLDER holds pywb's programs (`python -m venv x; x/bin/pip install pywb` makes x/bin). A page is kept whole twice, with
a change between, and written as WARC; pywb serves that on loopback, every part is compared, and an archive that never
saw the page recovers it.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newscli.demo import Answer
from tests.cli.program import Program
from tests.sync import paper

LATER = paper.PAGE.replace("until the spring", "until the summer")


def main() -> None:
    """Keep, export, replay, recover."""
    programs = Path(sys.argv[1]).absolute()
    with tempfile.TemporaryDirectory() as folder:
        keeper = Program(Path(folder) / "keeper")
        with paper.serve() as site:
            keeper.run("keep", f"{site.base}/bridge")
            time.sleep(1.1)  # web archives know seconds
            site.answer("/bridge", Answer(body=LATER.encode()))
            keeper.run("keep", f"{site.base}/bridge")
            base = site.base
        warc = Path(folder) / "pages.warc.gz"
        assert keeper.run("export", str(warc)).status == 0
        with _served(programs, warc, Path(folder)) as gate:
            wanted = {path: paper.FILES[path][1] for path in paper.PARTS} | {"/bridge": LATER.encode()}
            equal = sum(_get(f"{gate}2id_/{base}{path}") == body for path, body in wanted.items())
            print(f"replayed byte for byte: {equal} of {len(wanted)}")
            other = Program(Path(folder) / "other", web_archives=gate)
            for options in ((), ("--all",)):
                found = other.run("recover", f"{base}/bridge", *options)
                print(f"recover {' '.join(options)}".strip(), [row[3:5] for row in found.rows], found.err.strip())
            print("archive verify:", other.run("archive", "verify").err.strip())


@contextmanager
def _served(programs: Path, warc: Path, folder: Path) -> Iterator[str]:
    """The TimeGate of a pywb that has the file."""
    for command in (["init", "news"], ["add", "news", str(warc)]):
        subprocess.run([programs / "wb-manager", *command], cwd=folder, check=True, capture_output=True)
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    command = [str(programs / "wayback"), "--port", str(port), "--bind", "127.0.0.1"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        gate = f"http://127.0.0.1:{port}/news/"
        for _ in range(60):
            time.sleep(0.5)
            try:
                _get(gate)
            except OSError:
                continue
            break
        yield gate
    finally:
        process.terminate()
        process.wait()


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
    return body


if __name__ == "__main__":
    main()
