"""Kept pages are read again in processes, in order, and whatever ends that, the next time goes on from there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newscli.archive import Archive, open_archive, rereading
from newscli.archive.verify import verify
from newscli.errors import NewscliError
from newscli.model import Capture, Reading
from newscli.parser import PARSER_VERSION, read_capture
from newscli.sync.reread import reread
from tests.archive.papers import NOW, capture, reading

COUNT = 90
NEXT = PARSER_VERSION + 1


def read(page: Capture) -> Reading:
    """The next parser: it calls every article by another name."""
    found = read_capture(page)
    return replace(found, title=f"{found.title}, read better", parser_version=NEXT)


def read_slowly(page: Capture) -> Reading:
    time.sleep(0.02)
    return read(page)


def read_to_death(page: Capture) -> Reading:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError(page)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Articles read by today's parser."""
    with open_archive(tmp_path / "news.db") as opened:
        with opened.transaction():
            for number in range(1, COUNT + 1):
                page = capture(
                    reading(number, f"Story {number} tells of a bridge in {number * 7} sentences and a ferry.")
                )
                opened.keep(page, read_capture(page), source_id=None, now=NOW)
        yield opened


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_page_is_read_once_in_order_and_kept(archive: Archive, jobs: int) -> None:
    steps: list[tuple[int, int]] = []
    done = list(reread(archive, read=read, parser_version=NEXT, jobs=jobs, progress=lambda *step: steps.append(step)))
    assert [again.article_id for again in done] == list(range(1, COUNT + 1))
    assert {again.changed for again in done} == {("title",)}
    assert archive.articles.get(7).title == "Story 7 of the day, read better"
    assert steps[-1] == (COUNT, COUNT)
    assert list(reread(archive, read=read, parser_version=NEXT, jobs=jobs)) == []
    assert list(verify(archive.path)) == []


def test_today_nothing_is_stale_and_reading_all_again_changes_nothing(archive: Archive) -> None:
    assert list(reread(archive)) == []
    done = list(reread(archive, everything=True))
    assert len(done) == COUNT
    assert not any(again.changed or again.refused or again.problem for again in done)
    assert len(archive.articles.revisions(1)) == 1


def test_a_dry_run_says_the_same_and_writes_nothing(archive: Archive) -> None:
    done = list(reread(archive, [3, 5], read=read, parser_version=NEXT, dry_run=True))
    assert [(again.article_id, again.changed) for again in done] == [(3, ("title",)), (5, ("title",))]
    assert archive.articles.get(3).title == "Story 3 of the day"
    assert len(rereading.stale(archive, NEXT)) == COUNT


def test_a_wish_to_stop_is_heard_after_the_batch(archive: Archive) -> None:
    stop = threading.Event()
    done = []
    for again in reread(archive, read=read, parser_version=NEXT, stop=stop):
        done.append(again.article_id)
        stop.set()
    assert 0 < len(done) < COUNT
    assert rereading.stale(archive, NEXT) == list(range(len(done) + 1, COUNT + 1))


def test_a_killed_process_is_told_and_what_was_done_stays(archive: Archive) -> None:
    with pytest.raises(NewscliError, match="one of the processes was killed"):
        list(reread(archive, read=read_to_death, parser_version=NEXT, jobs=2))
    assert len(list(reread(archive, read=read, parser_version=NEXT, jobs=2))) == COUNT


def test_killed_in_the_middle_it_goes_on_where_it_was_and_leaves_no_process(archive: Archive) -> None:
    script = """
        import sys
        from newscli.archive import open_archive
        from newscli.sync.reread import reread
        from tests.sync.test_reread import NEXT, read_slowly
        if __name__ == "__main__":
            with open_archive(sys.argv[1]) as archive:
                for again in reread(archive, read=read_slowly, parser_version=NEXT, jobs=2):
                    print(again.article_id, flush=True)
    """
    file = archive.path.with_name("script.py")
    file.write_text(textwrap.dedent(script), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(file), str(archive.path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        start_new_session=True,
    ) as program:
        assert program.stdout is not None
        told = [int(program.stdout.readline()) for _ in range(5)]
        program.kill()
        told += [int(line) for line in program.stdout.read().splitlines()]  # ends when the last process has left
    done = list(reread(archive, read=read, parser_version=NEXT))
    assert done
    assert not {again.article_id for again in done} & set(told)
    assert [len(archive.articles.revisions(number)) for number in range(1, COUNT + 1)] == [2] * COUNT
    assert list(verify(archive.path)) == []
