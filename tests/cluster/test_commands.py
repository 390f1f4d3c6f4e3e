"""`newscli cluster` as a person types it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newscli.cluster.extra import need
from newscli.errors import UsageError
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


def test_what_is_all_done_is_said(tmp_path: Path) -> None:
    crawl.warc(tmp_path / "a.warc.gz", range(4))
    for _ in range(2):
        done = newscli("cluster", "read", tmp_path, "--to", tmp_path / "to", "--jobs", "1")
        assert done.returncode == 0
    assert done.stderr == "newscli: 1 of the inputs were done before\n"


def test_stories_and_rereading_say_what_they_found(tmp_path: Path) -> None:
    crawl.warc(tmp_path / "a.warc.gz", [1, 2])
    crawl.warc(tmp_path / "b.warc.gz", [3], body=crawl.page(1), site="other.example")
    newscli("cluster", "read", tmp_path, "--to", tmp_path / "to", "--jobs", "1")
    done = newscli("cluster", "same-story", tmp_path / "to", "--to", tmp_path / "stories.parquet", "--jobs", "1")
    assert done.returncode == 0
    assert "1 report in 2 pages" in done.stderr
    done = newscli("cluster", "reread", tmp_path / "to", "--all", "--jobs", "1")
    assert "0 of 3 rows say something else now" in done.stderr


def test_a_scheduler_that_does_not_answer_is_said(tmp_path: Path) -> None:
    crawl.warc(tmp_path / "a.warc.gz", [1])
    done = newscli("cluster", "read", tmp_path, "--to", tmp_path / "to", "--scheduler", "nothing://127.0.0.1:1")
    assert done.returncode == 2
    assert "no Dask scheduler answers there" in done.stderr


def test_what_must_be_installed_is_said_in_one_line() -> None:
    with pytest.raises(UsageError, match=r"needs no_such_module; install it with: pip install 'newscli\[cluster\]'"):
        need("sys", "no_such_module")
