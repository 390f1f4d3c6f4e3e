"""Archives of every earlier schema open and are whole; a large one is copied first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newscli.archive import Archive, migrations, open_archive, rereading
from newscli.archive.migrations import STEPS, precaution
from newscli.archive.repair import repair
from newscli.archive.search.reindex import reindex
from newscli.archive.verify import verify
from newscli.errors import ArchiveError
from newscli.model import Filter
from tests.archive.earlier import COUNT, FOLDER, LATER, make, restore
from tests.archive.papers import capture, reading

EARLIER = range(1, len(STEPS))
SAME_INDEX = 9  #: the schema from which on the search index stayed as it is


def said(archive: Archive) -> list[object]:
    """All that an archive says, marks and history too; tags are younger than some schemas."""
    articles = archive.articles.latest(Filter(), 99)
    versions = [archive.articles.revisions(article.id) for article in articles]
    return [[(one.title, one.changed_at, one.gone_at, one.unread, one.starred) for one in articles], versions]


def test_every_earlier_schema_has_its_archive() -> None:
    made = sorted(int(file.name.removeprefix("schema").removesuffix(".sql.gz")) for file in FOLDER.glob("*.gz"))
    assert made[: len(EARLIER)] == list(EARLIER), "run `python -m tests.archive.earlier` before a step is added"


@pytest.mark.parametrize("version", EARLIER)
def test_an_archive_of_an_earlier_schema_opens_and_is_whole(tmp_path: Path, version: int) -> None:
    make(tmp_path / "today.db")
    path = restore(version, tmp_path / "news.db")
    with open_archive(path) as archive, open_archive(tmp_path / "today.db") as today:
        assert archive.remark is None
        if version < SAME_INDEX:
            assert reindex(archive, anew=False) == COUNT
        assert said(archive) == said(today)
        assert {hit.article.id for hit in archive.search('"two bridges"')} == {2}
        assert dict(archive.captures.each()) == dict(today.captures.each())
        assert archive.articles.get(5).own_tags == (("read later",) if version >= 4 else ())
        again = reading(9)
        archive.keep(capture(again), again, source_id=None, now=LATER)
        assert archive.articles.count() == COUNT + 1
    assert list(verify(path)) == []


@pytest.mark.parametrize("version", EARLIER)
def test_an_archive_of_an_earlier_schema_is_repaired_as_it_is(tmp_path: Path, version: int) -> None:
    path = restore(version, tmp_path / "news.db")
    done = repair(path, tmp_path / "saved.db")
    assert (done.articles, done.lost) == (COUNT, [])
    assert list(verify(tmp_path / "saved.db")) == []


def test_pages_of_before_there_was_word_of_it_are_read_again(tmp_path: Path) -> None:
    with open_archive(restore(4, tmp_path / "news.db")) as archive:
        assert rereading.stale(archive, 1) == [1, 2, 3, 5, 6]


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_archive_that_may_not_be_written_says_so_in_a_line(tmp_path: Path, version: int) -> None:
    path = restore(version, tmp_path / "news.db")
    with pytest.raises(ArchiveError, match="older newscli"):
        open_archive(path, readonly=True)
    with pytest.raises(ArchiveError, match="older newscli"):
        list(verify(path))


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """An archive of an earlier schema whose loss would hurt."""
    path = restore(4, tmp_path / "news.db")
    with closing(sqlite3.connect(path)) as archive:
        archive.execute("INSERT INTO facts VALUES ('weight', zeroblob(?))", (precaution.DEAR,))
        archive.commit()
    return path


def test_a_large_archive_is_copied_before_it_is_changed_and_its_reader_told(large: Path) -> None:
    with open_archive(large) as archive:
        assert archive.remark is not None
        assert str(large.with_name("news.db.schema-4")) in archive.remark
    with open_archive(large) as archive:
        assert archive.remark is None
    with closing(sqlite3.connect(large.with_name("news.db.schema-4"))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (4,)
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (COUNT,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sorted(file.name for file in large.parent.iterdir()) == ["news.db", "news.db.schema-4"]


def test_the_copy_opens_as_any_archive(large: Path) -> None:
    open_archive(large).close()
    copy = large.with_name("news.db.schema-4")
    with open_archive(copy) as archive:
        assert len(archive.articles.latest(Filter(), 99)) == COUNT


def test_two_that_open_a_large_archive_at_once_change_it_once(large: Path) -> None:
    with closing(sqlite3.connect(large, isolation_level=None)) as first:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="busy"):
            open_archive(large, wait_seconds=0.05)
    assert not large.with_name("news.db.schema-4").exists()
    open_archive(large).close()
    assert list(verify(large)) == []


def test_a_step_that_fails_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    path = restore(len(STEPS) - 1, tmp_path / "news.db")
    with closing(sqlite3.connect(path)) as archive:
        for sql in migrations.statements(Path(migrations.__file__).with_name(f"{STEPS[-1]}.sql")):
            archive.execute(sql)
            break
        archive.commit()
        before = archive.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    with pytest.raises((ArchiveError, sqlite3.Error)):
        open_archive(path)
    with closing(sqlite3.connect(path)) as archive:
        assert archive.execute("SELECT count(*) FROM sqlite_schema").fetchone() == before
        assert archive.execute("PRAGMA user_version").fetchone() == (len(STEPS) - 1,)


def test_where_there_is_no_room_for_a_copy_the_reader_is_told(large: Path) -> None:
    told = precaution.copied(large, 4, free=1_000_000)
    assert told is not None
    assert "no room for a copy" in told
    assert [file.name for file in large.parent.iterdir()] == ["news.db"]


def test_a_small_archive_is_not_copied(tmp_path: Path) -> None:
    open_archive(restore(3, tmp_path / "news.db")).close()
    assert [file.name for file in tmp_path.iterdir()] == ["news.db"]
