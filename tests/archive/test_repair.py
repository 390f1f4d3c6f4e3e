"""What is sound in a damaged archive is saved, under its old numbers, and the rest is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscli.archive import log, open_archive
from newscli.archive.migrations import STEPS
from newscli.archive.repair import repair
from newscli.archive.verify import verify
from newscli.errors import ArchiveError
from newscli.model import Filter
from tests.archive import earlier
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


def _with_a_flipped_bit(path: Path, where: bytes | int, bit: int) -> None:
    """Flip a bit of the first place in the file that says this, or of the byte with this number."""
    whole = bytearray(path.read_bytes())
    whole[where if isinstance(where, int) else whole.index(where)] ^= 1 << bit
    path.write_bytes(whole)


@pytest.mark.parametrize("bit", [0, 5, 7])
@pytest.mark.parametrize(
    "where",
    [
        0,
        16,
        18,
        20,
        29,
        47,
        59,
        63,
        70,
        b"CREATE TABLE bodies",
        b"frame   BLOB",
        b"CREATE INDEX articles_by_source",
        b"CREATE TABLE story_pictures",
    ],
)
def test_a_flipped_bit_in_what_tells_of_the_file_hides_no_article(
    path: Path, tmp_path: Path, where: bytes | int, bit: int
) -> None:
    _with_a_flipped_bit(path, where, bit)
    done = repair(path, tmp_path / "saved.db")
    assert (done.articles, done.lost) == (40, [])
    assert list(verify(tmp_path / "saved.db")) == []
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("newscli-")] == []


@pytest.mark.parametrize("version", [1, len(STEPS) - 1])
def test_so_it_is_for_an_archive_of_an_earlier_schema(tmp_path: Path, version: int) -> None:
    old = earlier.restore(version, tmp_path / "old.db")
    _with_a_flipped_bit(old, b"CREATE TABLE revisions", 2)
    assert repair(old, tmp_path / "saved.db").articles == earlier.COUNT
    assert list(verify(tmp_path / "saved.db")) == []


def test_what_is_no_archive_or_a_newer_one_is_not_repaired(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").write_bytes(b"Dear editors, " * 500)
    with pytest.raises(ArchiveError, match="not a newscli archive"):
        repair(tmp_path / "letters", tmp_path / "saved.db")
    with open_archive(path) as archive:
        archive.connection.execute("CREATE TABLE inventions (id INTEGER PRIMARY KEY) STRICT")
        archive.connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(ArchiveError, match="newer newscli"):
        repair(path, tmp_path / "saved.db")
    assert not (tmp_path / "saved.db").exists()


def test_a_file_or_folder_that_is_not_there_is_named(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="nowhere"):
        repair(path, tmp_path / "nowhere" / "saved.db")
    with pytest.raises(ArchiveError, match=r"missing\.db"):
        repair(tmp_path / "missing.db", tmp_path / "saved.db")
