"""Pages out of every kind of file into one dataset, each exactly once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as arrow_dataset
import pytest
from pyarrow import parquet

from newscli.archive import open_archive
from newscli.cluster import reading
from newscli.cluster.dataset.manifest import Dataset, Entry
from newscli.cluster.engines import Engine, Lost
from newscli.cluster.engines.here import Here
from newscli.cluster.engines.processes import Processes
from newscli.cluster.inputs import find
from newscli.cluster.tasks import Failed
from newscli.errors import NotFoundError, UsageError
from newscli.exchange.story import Edition
from newscli.model import Capture
from newscli.parser import read_capture
from tests.cluster import crawl
from tests.cluster.works import killed_always, killed_once


def nobody(_: int) -> None:
    pass


def read(names: list[Path], to: Path, engine: Engine | None = None) -> list[Entry | Failed]:
    wanted = reading.plan(find(map(str, names)), str(to))
    return list(reading.read(wanted, engine or Here(), nobody))


def rows(to: Path, *columns: str) -> list[dict[str, Any]]:
    table = arrow_dataset.dataset(to, format="parquet", partitioning="hive").to_table(list(columns) or None)
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def urls(to: Path) -> list[str]:
    return sorted(row["url"] for row in rows(to, "url"))


def test_a_row_has_what_the_page_says(tmp_path: Path) -> None:
    file = crawl.warc(tmp_path / "crawl.warc.gz", [5])
    read([file], tmp_path / "to")
    (row,) = rows(tmp_path / "to")
    assert row["url"] == crawl.url(5)
    assert row["canonical"] == "https://paper.example/harbour/story-5.html"
    assert row["title"] == "Report 5 from the harbour"
    assert row["captured"].isoformat() == "2026-11-25T00:00:00+00:00"
    assert str(row["day"]) == "2026-11-25"
    assert row["published"].isoformat() == "2026-11-06T08:00:00+00:00"
    assert row["authors"] == ["Cem Aras"]
    assert row["status"] == 200
    assert row["kind"] == "article"
    assert "was said in paragraph 4 of report 5" in row["text"]
    assert len(row["hash"]) == 64
    assert row["sketch"]
    assert row["source"] == file.as_uri()
    assert row["place"].startswith("record ")
    assert row["error"] is None


def test_pages_come_out_of_every_kind_of_file(tmp_path: Path) -> None:
    from datetime import UTC
    from zoneinfo import ZoneInfo

    from newscli import exchange
    from newscli.transfer import outgoing

    inputs = tmp_path / "in"
    inputs.mkdir()
    crawl.warc(inputs / "plain.warc", [1])
    crawl.warc(inputs / "packed.warc.gz", [2])
    crawl.folder_of_pages(inputs / "pages", [3, 4])
    capture = Capture(
        url=crawl.url(5), asked_url=crawl.url(5), fetched_at=crawl.BEGAN, status=200, headers=(), body=crawl.page(5)
    )
    with open_archive(inputs / "mine.sqlite3") as archive:
        archive.keep(capture, read_capture(capture), source_id=None, now=crawl.BEGAN)
        edition = Edition(title="", made_at=crawl.BEGAN.astimezone(UTC), zone=ZoneInfo("UTC"))
        stories = outgoing.stories(archive, archive.articles.numbers())
        outgoing.save(stories, exchange.by_name("wacz"), inputs / "mine.wacz", edition)
    table = pa.table({"url": [crawl.url(6)], "html": [crawl.page(6)], "captured": [crawl.BEGAN]})
    parquet.write_table(table, inputs / "pages.parquet")
    parquet.write_table(pa.table({"url": [crawl.url(7)], "html": [crawl.page(7).decode()]}), inputs / "texts.parquet")

    done = read([inputs], tmp_path / "to")

    assert all(isinstance(entry, Entry) and not entry.flaw_count for entry in done)
    titles = sorted(row["title"] for row in rows(tmp_path / "to"))
    assert titles == sorted(f"Report {number} from the harbour" for number in (1, 2, 3, 4, 5, 5, 6, 7))


def test_an_address_in_memory_is_as_good_as_a_folder(tmp_path: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe_file("/crawl/one.warc.gz", crawl.warc(tmp_path / "one.warc.gz", range(3)).read_bytes())
    wanted = reading.plan(find(["memory://crawl"]), "memory://dataset")
    (entry,) = reading.read(wanted, Here(), nobody)
    assert isinstance(entry, Entry)
    assert entry.rows == 3
    assert sorted(entry.parts) == sorted(path.removeprefix("/dataset/") for path in memory.glob("/dataset/day=*/*"))
    assert reading.plan(find(["memory://crawl"]), "memory://dataset").tasks == ()


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    files = [crawl.warc(tmp_path / f"{name}.warc.gz", numbers) for name, numbers in (("a", [1, 2]), ("b", [3]))]
    read(files[:1], tmp_path / "to")
    again = read(files, tmp_path / "to")
    assert [entry.url for entry in again] == [files[1].as_uri()]
    assert urls(tmp_path / "to") == sorted(map(crawl.url, (1, 2, 3)))


def test_a_file_that_changed_gives_its_new_rows_in_place_of_the_old(tmp_path: Path) -> None:
    file = crawl.warc(tmp_path / "a.warc.gz", [1, 2, 3])
    read([file], tmp_path / "to")
    crawl.warc(file, [5, 7])  # nothing is left of the day of the even ones
    read([file], tmp_path / "to")
    assert urls(tmp_path / "to") == [crawl.url(5), crawl.url(7)]


def test_a_page_that_cannot_be_read_is_a_row_with_its_error(tmp_path: Path) -> None:
    file = crawl.warc(tmp_path / "a.warc", [1], headers=(("Content-Encoding", "gzip"),), body=b"this was never packed")
    (entry,) = read([file], tmp_path / "to")
    assert isinstance(entry, Entry)
    assert (entry.rows, entry.errors, entry.flaw_count) == (1, 1, 0)
    (row,) = rows(tmp_path / "to")
    assert row["url"] == crawl.url(1)
    assert row["text"] is None
    assert row["error"]


def test_a_damaged_file_gives_its_sound_part_and_is_named(tmp_path: Path) -> None:
    file = crawl.damaged(crawl.warc(tmp_path / "a.warc.gz", range(9)))
    (entry,) = read([file], tmp_path / "to")
    assert isinstance(entry, Entry)
    assert entry.flaw_count == 1
    assert "the rest cannot be read" in entry.flaws[0]
    assert urls(tmp_path / "to") == [crawl.url(number) for number in range(entry.rows)]
    assert 4 <= entry.rows < 9


def test_a_file_that_is_nothing_we_know_is_named_and_stays_to_do(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"neither this nor that")
    for _ in range(2):
        (failed,) = read([file], tmp_path / "to")
        assert isinstance(failed, Failed)
        assert file.as_uri() in failed.cause


def test_names_behind_which_there_is_nothing_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nothing in it"):
        find([str(tmp_path)])
    with pytest.raises(NotFoundError, match="no-such"):
        find([str(tmp_path / "no-such.warc.gz")])
    with pytest.raises(UsageError, match="gopher"):
        find(["gopher://host/file"])


def test_days_that_come_mixed_need_no_more_files_open_than_there_may_be(tmp_path: Path) -> None:
    from datetime import timedelta

    days = [crawl.BEGAN + timedelta(days=each % 90) for each in range(180)]
    table = pa.table({"url": [f"https://p.example/{each}" for each in range(180)], "html": ["<p>x"] * 180})
    parquet.write_table(table.append_column("captured", pa.array(days)), tmp_path / "a.parquet")
    (entry,) = read([tmp_path / "a.parquet"], tmp_path / "to")
    assert isinstance(entry, Entry)
    assert len(set(entry.parts)) == len(entry.parts) > 90
    assert len(urls(tmp_path / "to")) == 180


def test_a_process_that_is_killed_costs_no_task(tmp_path: Path) -> None:
    tasks = [tmp_path / str(number) for number in range(4)]
    tasks[2].touch()
    assert sorted(map(str, Processes(2).run(killed_once, tasks, nobody))) == ["0", "1", "2", "3"]


def test_a_task_that_kills_whoever_takes_it_is_named_and_costs_no_other(tmp_path: Path) -> None:
    made = list(Processes(2).run(killed_always, [tmp_path / name for name in ("a", "bad", "b", "c")], nobody))
    (lost,) = [each for each in made if isinstance(each, Lost)]
    assert lost.task == tmp_path / "bad"
    assert sorted(each for each in made if isinstance(each, str)) == ["a", "b", "c"]


def test_a_worker_of_a_cluster_that_is_killed_costs_no_task(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    from newscli.cluster.engines.dask import LOCAL, DaskCluster

    tasks = [tmp_path / str(number) for number in range(3)]
    for task in tasks[:2]:
        task.touch()
    assert sorted(map(str, DaskCluster(LOCAL, 2).run(killed_once, tasks, nobody))) == ["0", "1", "2"]


def test_all_cores_and_a_cluster_give_the_rows_of_one_process(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    from newscli.cluster.engines.dask import LOCAL, DaskCluster

    files = [crawl.warc(tmp_path / f"{each}.warc.gz", range(each, 24, 4)) for each in range(4)]
    engines: dict[str, Engine] = {"here": Here(), "processes": Processes(2), "dask": DaskCluster(LOCAL, 2)}
    for name, engine in engines.items():
        read(files, tmp_path / name, engine)
    key = lambda row: row["url"]  # noqa: E731
    expected = sorted(rows(tmp_path / "here"), key=key)
    assert len(expected) == 24
    for name in ("processes", "dask"):
        assert sorted(rows(tmp_path / name), key=key) == expected


def test_a_job_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for each in range(12):
        crawl.warc(inputs / f"{each:02}.warc.gz", range(each * 20, each * 20 + 20))
    command = [sys.executable, "-m", "newscli", "cluster", "read", str(inputs), "--to", str(tmp_path / "to"), "-j2"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as job:
        while not list((tmp_path / "to").glob("_manifest/*.json")):
            assert job.poll() is None
            time.sleep(0.01)
        os.killpg(job.pid, signal.SIGKILL)
    before = len(Dataset.at(str(tmp_path / "to")).entries())
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{before} of the inputs were done before" in done.stderr or before == 1
    assert urls(tmp_path / "to") == sorted(map(crawl.url, range(240)))
    assert not (tmp_path / "to" / "_writing").exists()


def test_files_that_a_killed_attempt_put_in_place_are_not_counted_twice(tmp_path: Path) -> None:
    file = crawl.warc(tmp_path / "a.warc.gz", [1, 2])
    (entry,) = read([file], tmp_path / "to")
    assert isinstance(entry, Entry)
    dataset = Dataset.at(str(tmp_path / "to"))
    dataset._put(Entry(url=entry.url, key=entry.key, stamp=entry.stamp, parts=entry.parts))  # killed before the end
    crawl.warc(file, [4])
    read([file], tmp_path / "to")
    assert urls(tmp_path / "to") == [crawl.url(4)]
