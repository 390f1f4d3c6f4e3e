"""docs/archive-format.md is true: its queries run, and its commands bring back a page."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from newscli.archive import migrations, open_archive
from tests.archive.papers import NOW, capture, reading
from tests.archive.test_verify import path

__all__ = ["path"]

PAGE = (Path(__file__).parents[2] / "docs" / "archive-format.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_each_query_in_the_page_finds_something(path: Path, query: str) -> None:
    plain = sqlite3.connect(path)
    assert plain.execute(query).fetchall()
    plain.close()


def test_the_page_knows_the_files_number_and_every_table(path: Path) -> None:
    assert str(migrations.APPLICATION_ID) in PAGE
    plain = sqlite3.connect(path)
    names = [name for (name,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    plain.close()
    for name in names:
        assert name.startswith(("sqlite_", "search_")) or f"`{name}`" in PAGE, name


@pytest.mark.skipif(not (shutil.which("sqlite3") and shutil.which("zstd")), reason="sqlite3 and zstd are not installed")
def test_the_commands_in_the_page_bring_a_page_back(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.sqlite3") as archive:
        for number in range(1, 41):
            of = reading(number, f"Paragraph {number * 7919}.")
            archive.keep(capture(of), of, source_id=None, now=NOW)
        body = archive.articles.newest_capture(40).body
    (commands,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    script = commands.replace("newest 1", "newest 40")
    subprocess.run(["sh", "-ec", script], cwd=tmp_path, check=True, capture_output=True)
    assert sha256((tmp_path / "40.page").read_bytes()).digest() == sha256(body).digest()
