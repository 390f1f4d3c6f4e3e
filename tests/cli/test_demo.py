"""newscli demo: the whole program at work, and the newspapers it keeps running."""

from __future__ import annotations

import re
import shlex
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscli import demo
from tests.cli.program import Program

PROPOSED = re.compile(r"^  (newscli .*)$", re.MULTILINE)


@pytest.fixture
def temporary(newscli: Program, tmp_path: Path) -> Program:
    """newscli whose temporary files are the test's own."""
    newscli.environ["TMPDIR"] = str(tmp_path)
    return newscli


@pytest.fixture
def served(temporary: Program) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`demo --serve` at work, and what it has said."""
    with temporary.start("demo", "--serve") as process:
        assert process.stdout
        said = b""
        while b"another gone" not in said:
            line = process.stdout.readline()
            assert line, "it ended before it said all"
            said += line
        yield process, said.decode()
        process.kill()


def test_it_shows_headlines_a_search_and_an_article(temporary: Program) -> None:
    shown = temporary.run("demo")
    assert (shown.status, shown.err) == (0, "")
    _, headlines, search, article = re.split(r"\$ newscli (?:latest|search|show) .*\n", shown.out)
    assert "Störche überwintern erstmals am Kraftwerk von Lipniki" in headlines
    assert "Бобры построили плотину и спасли деревню от паводка" in headlines
    assert "Old swing bridge opens for first time in nine years" in headlines
    assert "Ferry to Skerrow runs again after four days of storm" in search
    assert "Skerrow" in article


def test_the_commands_it_proposes_work_afterwards_and_leave_the_readers_archive_alone(temporary: Program) -> None:
    proposed = [line for line in PROPOSED.findall(temporary.run("demo").out) if "--archive" in line]
    assert len(proposed) == 3
    for line in proposed:
        tried = temporary.run(*shlex.split(line)[1:])
        assert (tried.status, tried.err) == (0, ""), line
    assert not temporary.archive.exists()


def test_the_archive_is_kept_where_it_is_wanted(temporary: Program, tmp_path: Path) -> None:
    place = tmp_path / "a new place" / "for news"
    assert f"--archive '{place / 'archive.sqlite3'}'" in temporary.run("demo", "--keep", str(place)).out
    again = temporary.run("demo", "--keep", str(place))
    assert (again.status, again.out) == (1, "")
    assert "name another folder" in again.err


def test_a_place_that_cannot_be_is_said_in_one_line(temporary: Program, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    refused = temporary.run("demo", "--keep", str(tmp_path / "a file" / "in it"))
    assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1)


def test_an_archive_of_ones_own_is_refused(newscli: Program) -> None:
    refused = newscli.run("--archive", "mine.sqlite3", "demo")
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)


def test_a_taken_port_is_said_in_one_line(newscli: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = newscli.run("demo", "--serve", "--port", str(taken.getsockname()[1]))
    assert refused.status == 1
    assert re.fullmatch(r"newscli: cannot serve on port \d+ .*; try another --port\n", refused.err)


def test_served_newspapers_can_be_followed_from_another_terminal(
    served: tuple[subprocess.Popen[bytes], str], newscli: Program
) -> None:
    for line in PROPOSED.findall(served[1]):
        tried = newscli.run(*shlex.split(line)[1:])
        assert tried.status == 0, tried.err
    assert "Störche überwintern erstmals" in tried.out


def test_ctrl_c_is_how_serving_ends(served: tuple[subprocess.Popen[bytes], str]) -> None:
    process, _ = served
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    assert process.stderr
    assert process.stderr.read() == b""


def test_a_recheck_finds_what_the_newspapers_corrected_and_took_down(
    newscli: Program, newspapers: demo.Newspapers
) -> None:
    newscli.run("follow", f"{newspapers.paper}/feed.xml", "--name", "courier")
    newscli.run("sync")
    newspapers.correct()
    newspapers.withdraw()
    assert newscli.run("sync", "--recheck").rows[0][:4] == ["courier", "new", "0", "1"]
    (changed,) = newscli.run("latest", "--offline", "--changed").rows
    assert newscli.run("diff", changed[0]).status == 0
