"""newscli export at the command line: what is chosen, where it goes, what is said, and the status."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscli.archive import open_archive
from newscli.exchange import by_bytes
from newscli.exchange.opening import opened
from newscli.transfer.incoming import bring_in

KEPT = datetime(2025, 1, 1, tzinfo=UTC)  # what was first seen in the future would be seen now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an archive of three articles."""
    lines = [
        {
            "id": "one",
            "title": "One",
            "published": "2024-11-01",
            "section": "City",
            "source": "paper",
            "language": "de",
        },
        {"id": "two", "title": "Two", "published": "2024-11-02", "section": "World", "starred": True},
        {"id": "three", "title": "Three", "published": "2024-11-03", "section": "City", "read": True},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with open_archive(tmp_path / "news.db") as archive, opened(str(tmp_path / "in.jsonl")) as (stream, opening):
        assert len(list(bring_in(archive, by_bytes(opening, "in").read(stream), now=lambda: KEPT))) == 3
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, bytes, str]:
    """The status, what went to standard output, and what was said on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "newscli", "--archive", "news.db", "export", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr.decode()


def titles(out: bytes) -> list[str]:
    return [json.loads(line)["title"] for line in out.splitlines()]


def test_the_filters_of_lists_choose_what_goes_out(folder: Path) -> None:
    for options, wanted in {
        (): ["One", "Two", "Three"],
        ("--section", "city"): ["One", "Three"],
        ("--since", "2024-11-02"): ["Two", "Three"],
        ("--starred",): ["Two"],
        ("-n", "1"): ["Three"],
        ("--query", "two"): ["Two"],
    }.items():
        status, out, said = run(folder, "-f", "jsonl", *options)
        assert (status, titles(out), said) == (0, wanted, "")


def test_the_ending_of_the_file_tells_the_format(folder: Path) -> None:
    assert run(folder, "paper.epub") == (0, b"", "newscli: 3 articles in paper.epub\n")
    assert (folder / "paper.epub").read_bytes().startswith(b"PK")
    assert run(folder, "paper.epub") == (1, b"", "newscli: paper.epub: there already; --force writes over it\n")


def test_what_makes_no_sense_is_said_in_one_line(folder: Path) -> None:
    for arguments, status in {
        ("paper.xyz",): 2,
        (): 2,
        ("-f", "papyrus"): 2,
        ("-f", "markdown"): 2,
        ("--section", "None", "paper.csv"): 1,
        ("missing/paper.csv",): 1,
    }.items():
        found, out, said = run(folder, *arguments)
        assert (found, out, said.count("\n")) == (status, b"", 1)
    assert sorted(path.name for path in folder.iterdir() if not path.name.startswith("news.db")) == ["in.jsonl"]


def test_what_goes_out_comes_in_again_and_goes_out_the_same(folder: Path) -> None:
    run(folder, "out.jsonl")
    again = folder / "again"
    again.mkdir()
    command = [sys.executable, "-m", "newscli", "--archive", "news.db"]
    subprocess.run([*command, "import", "../out.jsonl"], cwd=again, check=True, capture_output=True)
    assert run(again, "-f", "jsonl")[1] == (folder / "out.jsonl").read_bytes()
