"""What is sound in a damaged archive is saved, under its old numbers, and the rest is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscli.archive import log, open_archive
from newscli.archive.repair import repair
from newscli.archive.verify import verify
from newscli.errors import ArchiveError
from newscli.model import Filter
from tests.archive.papers import capture, reading
from tests.archive.test_verify import path

__all__ = ["path"]


def test_a_sound_archive_comes_out_as_it_went_in(path: Path, tmp_path: Path) -> None:
    done = repair(path, tmp_path / "saved.db")
    assert (done.articles, done.lost) == (40, [])
    assert list(verify(tmp_path / "saved.db")) == []
    with open_archive(path) as before, open_archive(tmp_path / "saved.db") as after:
        assert after.articles.latest(Filter(), 99) == before.articles.latest(Filter(), 99)
        assert dict(after.captures.each()) == dict(before.captures.each())
        assert log.head(after.connection) == log.head(before.connection)
        for number in range(1, 41):
            assert after.articles.revisions(number) == before.articles.revisions(number)
        assert after.articles.known(["https://paper.example/politics/story-9"]) == {
            "https://paper.example/politics/story-9": 9
        }


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ("UPDATE bodies SET frame = zeroblob(9) WHERE id = 30", 1),
        ("UPDATE revisions SET frame = zeroblob(9) WHERE id = 30", 1),
        ("UPDATE articles SET title = 'lie', published = 7 WHERE id = 30", 0),
        ("UPDATE captures SET status = 500 WHERE id = 30", 0),
        ("DELETE FROM log_nodes", 0),
        ("DELETE FROM log WHERE position BETWEEN 4 AND 9", 0),
        ("DELETE FROM addresses", 0),
        ("INSERT INTO search_index (search_index) VALUES ('delete-all')", 0),
    ],
)
def test_only_what_is_damaged_is_lost(path: Path, tmp_path: Path, change: str, lost: int) -> None:
    with open_archive(path) as archive:
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        archive.connection.execute(change)
    done = repair(path, tmp_path / "saved.db")
    assert done.articles == 40 - lost
    assert list(verify(tmp_path / "saved.db")) == []
    with open_archive(tmp_path / "saved.db") as saved:
        assert saved.articles.newest_capture(29) == capture(
            reading(29, "Paragraph 29 is about something.", "Another one is not.")
        )


def test_a_file_that_is_there_is_not_written_over(path: Path) -> None:
    with pytest.raises(ArchiveError, match="a file already"):
        repair(path, path)
