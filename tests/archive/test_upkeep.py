"""Copies, numbers and compacting."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from newscli.archive import Archive, open_archive
from newscli.archive.backup import backup
from newscli.archive.bodies import DEPTH
from newscli.archive.compact import compact
from newscli.archive.forget import forget
from newscli.archive.stats import stats
from newscli.archive.verify import verify
from newscli.errors import ArchiveError
from newscli.model import Filter
from tests.archive.papers import NOW, capture, reading
from tests.archive.test_verify import path

__all__ = ["path"]


def test_a_copy_is_a_whole_archive_of_one_moment(path: Path, tmp_path: Path) -> None:
    with open_archive(path) as archive:
        with archive.transaction():
            archive.articles.mark([9], starred=True)
            size = backup(path, tmp_path / "copy.db")
        assert size == (tmp_path / "copy.db").stat().st_size
        with open_archive(tmp_path / "copy.db") as copy:
            assert len(copy.articles.latest(Filter(), 99)) == 40
            assert not copy.articles.get(9).starred
    assert list(verify(tmp_path / "copy.db")) == []


def test_a_copy_is_made_while_articles_are_kept(path: Path, tmp_path: Path) -> None:
    def write() -> None:
        with open_archive(path) as archive:
            for number in range(100, 130):
                archive.keep(capture(reading(number)), reading(number), source_id=None, now=NOW)

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(3):
        backup(path, tmp_path / f"copy{number}.db")
    writer.join()
    for number in range(3):
        assert list(verify(tmp_path / f"copy{number}.db")) == []


def test_a_copy_never_takes_the_place_of_a_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    with pytest.raises(ArchiveError, match="a file already"):
        backup(path, tmp_path / "precious")
    with pytest.raises(ArchiveError, match="folder does not exist"):
        backup(path, tmp_path / "nowhere" / "copy.db")
    assert (tmp_path / "precious").read_text() == "mine"


def test_a_compacted_archive_is_smaller_and_says_the_same(path: Path) -> None:
    with open_archive(path) as archive:
        pages = dict(archive.captures.each())
        before, after = compact(archive)
        assert after <= before
    assert list(verify(path)) == []
    with open_archive(path) as archive:
        assert dict(archive.captures.each()) == pages
        assert after == path.stat().st_size


#: The markup of a publisher's system, which several of its sites share, and no page alone becomes small by.
_SYSTEMS = [
    "".join(f'<i id="{sha256(f"{name} {n}".encode()).hexdigest()}">' for n in range(300)) for name in ("old", "new")
]


def _keep_pages(archive: Archive, systems: Iterable[int]) -> None:
    """A page of each of these systems, each on a site of its own."""
    for number, system in enumerate(systems, 1):
        of = reading(number, url=f"https://paper{number}.example/{number}")
        archive.keep(capture(of, furniture=_SYSTEMS[system]), of, source_id=None, now=NOW)


def _steps(archive: Archive) -> list[int]:
    numbers = archive.connection.execute("SELECT id FROM bodies ORDER BY id").fetchall()
    return [len(archive.store.bodies.path(number)) - 1 for (number,) in numbers]


def test_a_page_that_stood_alone_finds_its_like_on_another_site(tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive:
        _keep_pages(archive, (0, 1, 1, 0))
        assert _steps(archive) == [0, 0, 0, 0]
        compact(archive)
        assert [archive.store.bodies.path(number)[1:] for number in range(1, 5)] == [[], [], [2], [1]]
    assert list(verify(tmp_path / "news.db")) == []


def test_compacting_again_and_again_leaves_room_for_what_comes(tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive:
        for _ in range(3):
            _keep_pages(archive, [0] * 9)
            compact(archive)
        assert max(_steps(archive)) == 2
        for hour in range(1, 9):
            of = reading(9, f"Update {hour}.", url="https://paper9.example/9")
            page = capture(of, furniture=_SYSTEMS[0], at=NOW + timedelta(hours=hour))
            archive.keep(page, of, source_id=None, now=NOW + timedelta(hours=hour))
        assert max(_steps(archive)) == DEPTH
        compact(archive)
        assert max(_steps(archive)) == DEPTH


def test_what_is_forgotten_while_an_archive_is_compacted_stays_forgotten(tmp_path: Path) -> None:
    def meanwhile(done: int, _: int) -> None:
        with open_archive(tmp_path / "news.db") as other:
            if done == 3:
                forget(other, [1, 2, 9], now=NOW)
                _keep_pages(other, [0] * 12)  # whose numbers may be those that were forgotten
            elif done == 5:
                forget(other, [3, 4, 5, 7], now=NOW)

    with open_archive(tmp_path / "news.db") as archive:
        _keep_pages(archive, [0] * 9)
        compact(archive, progress=meanwhile)
    assert list(verify(tmp_path / "news.db")) == []


def test_a_second_capture_with_a_changed_sentence_costs_under_1500_bytes_in_all(tmp_path: Path) -> None:
    words = [" ".join(f"{(n * 7919 + k * 104729) % 99991:x}" for k in range(150)) for n in range(50)]
    with open_archive(tmp_path / "news.db") as archive:
        with archive.transaction():
            for number in range(50):
                archive.keep(
                    capture(reading(number, words[number])), reading(number, words[number]), source_id=None, now=NOW
                )
        _, before = compact(archive)
        with archive.transaction():
            for number in range(50):
                of = reading(number, words[number].replace(" ", " corrected ", 1))
                kept = archive.keep(capture(of, at=NOW + timedelta(hours=1)), of, source_id=None, now=NOW)
                assert kept.change == "changed"
        _, after = compact(archive)
    assert (after - before) / 50 < 1500


def test_numbers_count_everything_once(path: Path) -> None:
    with open_archive(path) as archive:
        counted = stats(archive, now=NOW)
    assert (counted.articles, counted.versions, counted.captures) == (40, 42, 42)
    assert counted.sources == {"paper": 40}
    assert counted.languages == {"en": 40}
    assert counted.days[-1] == (NOW.date(), 40)
    assert sum(counted.kinds.values()) in (0, counted.file_bytes)
