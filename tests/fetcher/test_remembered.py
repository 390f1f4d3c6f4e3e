from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newscli.demo import Answer, Newspapers
from newscli.fetcher import Fetcher
from newscli.model import Capture
from newscli.settings import Settings

SETTINGS = Settings(pause_seconds=0.0, timeout_seconds=2.0)
CLOSED = Answer(body=b"User-agent: *\nDisallow: /world/", content_type="text/plain")


def ask(newspapers: Newspapers, folder: Path | None, path: str = "/") -> bool:
    """Whether a fetcher of its own gets an address that newscli chose itself."""
    with Fetcher(SETTINGS, robots_folder=folder) as fetcher:
        return isinstance(fetcher.get(newspapers.paper + path, crawling=True), Capture)


def asked(newspapers: Newspapers) -> int:
    return sum(one.request.path == "/robots.txt" for one in newspapers.asked)


def test_robots_txt_is_asked_once_a_day_and_kept_to_in_the_next_runs(newspapers: Newspapers, tmp_path: Path) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", CLOSED)
    for _ in range(3):
        assert not ask(newspapers, tmp_path / "robots", "/world/x")
        assert ask(newspapers, tmp_path / "robots")
    assert asked(newspapers) == 1


def test_after_a_day_it_is_asked_again(newspapers: Newspapers, tmp_path: Path) -> None:
    ask(newspapers, tmp_path)
    (file,) = tmp_path.iterdir()
    old = time.time() - 24 * 3600 - 1
    os.utime(file, (old, old))
    newspapers.answer(f"{newspapers.paper}/robots.txt", CLOSED)
    assert not ask(newspapers, tmp_path, "/world/x")
    assert asked(newspapers) == 2


def test_that_there_is_none_is_remembered_too(newspapers: Newspapers, tmp_path: Path) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(status=404))
    assert ask(newspapers, tmp_path)
    assert ask(newspapers, tmp_path)
    assert asked(newspapers) == 1


def test_a_failing_server_is_asked_again_the_next_time(newspapers: Newspapers, tmp_path: Path) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(status=500))
    assert not ask(newspapers, tmp_path)
    newspapers.answer(f"{newspapers.paper}/robots.txt", None)
    assert ask(newspapers, tmp_path)


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\n\n", b"\xff\xfe"])
def test_a_damaged_memory_is_none(newspapers: Newspapers, tmp_path: Path, damage: bytes) -> None:
    ask(newspapers, tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert ask(newspapers, tmp_path)
    assert asked(newspapers) == 2


def test_a_folder_that_cannot_be_made_stops_nothing(newspapers: Newspapers, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert ask(newspapers, tmp_path / "file" / "robots")
    assert ask(newspapers, None)
    assert asked(newspapers) == 2


def test_its_files_do_not_name_the_host(newspapers: Newspapers, tmp_path: Path) -> None:
    ask(newspapers, tmp_path)
    assert not [file for file in tmp_path.iterdir() if "127" in file.name]
