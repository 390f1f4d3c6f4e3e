"""`newscli cluster` as a person types it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cluster import crawl


def newscli(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newscli", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def test_reading_says_what_it_came_to(tmp_path: Path) -> None:
    crawl.warc(tmp_path / "a.warc.gz", range(4))
    done = newscli("cluster", "read", tmp_path / "a.warc.gz", "--to", tmp_path / "to", "--jobs", "1")
    assert done.returncode == 0
    assert "4 pages of 1 input in" in done.stderr
    assert "a CPU second" in done.stderr


def test_what_was_damaged_is_named_and_the_status_is_3(tmp_path: Path) -> None:
    crawl.damaged(crawl.warc(tmp_path / "a.warc.gz", range(9)))
    crawl.warc(tmp_path / "b.warc.gz", [20])
    (tmp_path / "c.warc.gz").write_bytes(b"nothing")
    for _ in range(2):
        done = newscli("cluster", "read", tmp_path, "--to", tmp_path / "to", "--jobs", "1")
        assert done.returncode == 3
        assert "a.warc.gz: after record" in done.stderr
        assert "c.warc.gz: not read" in done.stderr
