"""An archive opens, or says in one line why not and what to do."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from newscli.archive import Archive, migrations, open_archive
from newscli.archive.connection import connect
from newscli.errors import ArchiveError
from tests.archive.papers import NOW, capture, reading


def test_an_archive_is_an_sqlite_file_that_tells_what_it_is(tmp_path: Path) -> None:
    open_archive(tmp_path / "news.db").close()
    header = (tmp_path / "news.db").read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\0")
    assert int.from_bytes(header[68:72], "big") == migrations.APPLICATION_ID


def test_opening_again_finds_what_was_kept(tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive:
        archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    with open_archive(tmp_path / "news.db", create=False) as archive:
        assert archive.articles.get(1).title == "Story 1 of the day"


def test_the_schema_in_one_file_is_the_sum_of_the_steps(archive: Archive) -> None:
    summed = connect(archive.path.with_name("sum.db"))
    for statement in migrations.statements(Path(migrations.__file__).parent.parent / "schema.sql"):
        summed.execute(statement)
    assert _schema(summed) == _schema(archive.connection)
    summed.close()


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    return {name: re.sub(r"\s+", " ", re.sub(r"--[^\n]*", "", sql)) for name, sql in rows}


def test_a_file_of_an_older_newscli_that_may_not_be_written_is_told_apart_from_a_damaged_one(tmp_path: Path) -> None:
    open_archive(tmp_path / "news.db").close()
    older = connect(tmp_path / "news.db")
    older.execute(f"PRAGMA user_version = {len(migrations.STEPS) - 1}")
    older.close()
    with pytest.raises(ArchiveError, match="kept by an older newscli"):
        open_archive(tmp_path / "news.db", readonly=True)


def test_every_step_is_in_the_list() -> None:
    files = sorted(file.stem for file in Path(migrations.__file__).parent.glob("*.sql"))
    assert files == list(migrations.STEPS)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="a directory"):
        open_archive(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="folder does not exist"):
        open_archive(tmp_path / "nowhere" / "news.db")


def test_a_missing_file_is_made_only_where_wanted(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        open_archive(tmp_path / "news.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"Dear diary, today I read the news." * 99, b"\x89PNG\r\n\x1a\n" * 400])
def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "news.db").write_bytes(content)
    with pytest.raises(ArchiveError, match="not a newscli archive"):
        open_archive(tmp_path / "news.db")
    assert (tmp_path / "news.db").read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "news.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    before = (tmp_path / "news.db").read_bytes()
    with pytest.raises(ArchiveError, match="not a newscli archive"):
        open_archive(tmp_path / "news.db")
    assert (tmp_path / "news.db").read_bytes() == before


def test_a_newer_newsclis_archive_is_refused(archive: Archive) -> None:
    archive.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveError, match="newer newscli"):
        open_archive(archive.path)
    with pytest.raises(ArchiveError, match="newer newscli"):
        open_archive(archive.path, readonly=True)


def test_an_archive_that_was_cut_off_is_never_written_to(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_archive(path) as archive:
        archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ArchiveError, match="damaged"):
        open_archive(path)
    assert path.read_bytes() == whole[: len(whole) // 2]


def test_overwritten_pages_are_damage_and_not_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_archive(path) as archive:
        for number in range(1, 30):
            archive.keep(capture(reading(number)), reading(number), source_id=None, now=NOW)
    whole = bytearray(path.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    path.write_bytes(whole)
    with pytest.raises(ArchiveError, match="damaged"), open_archive(path) as archive:
        archive.articles.latest()


def test_a_reader_may_look_while_somebody_writes_and_a_writer_is_told_to_wait(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    with archive.transaction(), open_archive(archive.path, wait_seconds=0.05) as other:
        archive.articles.mark([1], starred=True)
        assert [article.starred for article in other.articles.latest()] == [False]
        with pytest.raises(ArchiveError, match="busy: another program is writing"):
            other.articles.mark([1], unread=False)


def test_a_second_sync_is_told_who_syncs(archive: Archive) -> None:
    with (
        archive.lock_sync(),
        open_archive(archive.path) as other,
        pytest.raises(ArchiveError, match=rf"process {os.getpid()}, since .* is syncing it already"),
        other.lock_sync(),
    ):
        pass
    with archive.lock_sync():
        pass


def test_a_sync_that_was_killed_locks_nobody_out(archive: Archive) -> None:
    script = """
        import os, signal, sys
        from newscli.archive import open_archive
        with open_archive(sys.argv[1]) as archive, archive.lock_sync():
            os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(archive.path)], check=False)
    with archive.lock_sync():
        pass


def test_a_read_only_archive_can_be_read_and_says_so_when_written(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    with open_archive(archive.path, readonly=True) as reader:
        assert len(reader.articles.latest()) == 1
        assert reader.articles.reading(1).text == "The words of story 1."
        with pytest.raises(ArchiveError, match="read-only"):
            reader.articles.mark([1], unread=False)


def test_a_list_loads_neither_zstd_nor_json(archive: Archive) -> None:
    script = """
        import sys
        from newscli.archive import open_archive
        with open_archive(sys.argv[1]) as archive:
            archive.articles.latest()
        heavy = {"zstandard", "ssl", "httpx", "json", "hashlib", "selectolax", "Stemmer", "newscli.parser"}
        print(sorted(heavy & set(sys.modules)))
    """
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            f"import sys; sys.path = {sys.path!r}\n{textwrap.dedent(script)}",
            str(archive.path),
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "[]"
