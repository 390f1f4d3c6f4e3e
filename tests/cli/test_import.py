"""newscli import at the command line: files and pipes, what is said of them, and the status."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

from newscli.archive import open_archive
from newscli.model import Filter

LINES = [{"id": f"a-{number}", "title": f"Article {number}", "text": "Words.", "lang": "de"} for number in range(3)]


def packed(*lines: object) -> bytes:
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def run(folder: Path, *arguments: str, given: bytes = b"") -> tuple[int, str]:
    """The status, and what was said on standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "newscli", "--archive", "news.db", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.stdout == b""
    return done.returncode, done.stderr.decode()


def test_a_packed_file_is_known_by_its_bytes_and_taken_in_once(tmp_path: Path) -> None:
    (tmp_path / "some.file").write_bytes(gzip.compress(packed(*LINES)))
    assert run(tmp_path, "import", "some.file") == (
        0,
        "newscli: 3 articles: 3 new, 0 changed, 0 kept before\n",
    )
    assert run(tmp_path, "import", "some.file") == (
        0,
        "newscli: 3 articles: 0 new, 0 changed, 3 kept before\n",
    )
    with open_archive(tmp_path / "news.db") as archive:
        assert archive.articles.count(Filter(languages=("de",))) == 3
        assert archive.articles.get("import:a-1").title == "Article 1"


def test_standard_input_is_read_and_a_bad_line_is_named(tmp_path: Path) -> None:
    status, said = run(tmp_path, "import", "-", given=packed(LINES[0]) + b"{no\n" + packed(LINES[1]))
    assert status == 3
    assert said.startswith("newscli: -: line 2: not JSON: ")
    assert said.endswith("newscli: 2 articles: 2 new, 0 changed, 0 kept before\n")


def test_the_sound_part_of_a_cut_off_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cut.gz").write_bytes(gzip.compress(packed(*LINES))[:-9])
    status, said = run(tmp_path, "import", "cut.gz")
    assert status == 3
    assert "newscli: cut.gz: after line " in said
    assert "the rest cannot be read" in said


def test_a_file_of_no_known_format_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty").write_bytes(b"")
    for name in ("picture", "empty", "missing", "."):
        status, said = run(tmp_path, "import", name)
        assert status == 1
        assert said.startswith(f"newscli: {name}: ")
        assert said.count("\n") == 1
