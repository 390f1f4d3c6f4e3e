"""Questions in SQL over datasets, with the archive beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from newscli.archive import open_archive
from newscli.cluster.questions import ask
from newscli.errors import NewscliError, UsageError
from newscli.model import Capture
from newscli.parser import read_capture
from tests.cluster import crawl
from tests.cluster.test_reading import read

pytest.importorskip("duckdb", reason="DuckDB is not installed")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A dataset of six pages, and an archive that has one of them and another."""
    read([crawl.warc(tmp_path / "a.warc.gz", range(6))], tmp_path / "it's news")
    with open_archive(tmp_path / "news.db") as archive:
        for number in (2, 9):
            capture = Capture(
                url=crawl.url(number),
                asked_url=crawl.url(number),
                fetched_at=crawl.BEGAN,
                status=200,
                headers=(),
                body=crawl.page(number),
            )
            archive.keep(capture, read_capture(capture), source_id=None, now=crawl.BEGAN)
    return tmp_path


def asked(place: Path, question: str, seconds: float = 30) -> list[tuple[Any, ...]]:
    datasets = {"pages": str(place / "it's news")}
    with ask(question, datasets=datasets, archive=place / "news.db", seconds=seconds) as answer:
        return list(answer.rows)


def test_a_dataset_answers_by_the_name_it_was_given(place: Path) -> None:
    assert asked(place, "SELECT count(*), min(strftime(day, '%Y-%m-%d')) FROM pages") == [(6, "2026-11-24")]


def test_the_archive_is_asked_together_with_it(place: Path) -> None:
    question = "SELECT p.title FROM pages p JOIN captures c ON c.url = p.url AND c.captured > p.captured"
    assert asked(place, question) == [("Report 2 from the harbour",)]
    assert asked(
        place, "SELECT a.id FROM articles a JOIN texts t ON a.id = t.article_id WHERE t.text LIKE '%report 9%'"
    )


@pytest.mark.parametrize(
    "question",
    [
        "COPY (SELECT 1) TO 'here.csv'",
        "DROP VIEW pages",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM nothing",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
    ],
)
def test_nothing_can_be_changed_and_nothing_else_be_read(place: Path, question: str) -> None:
    with pytest.raises(UsageError):
        asked(place, question)


def test_a_question_without_end_is_given_up(place: Path) -> None:
    with pytest.raises(NewscliError, match="no answer within"):
        asked(place, "SELECT count(*) FROM range(100000000) a, range(1000) b WHERE a.range % 7 = b.range % 7", 0.3)


def test_a_single_file_answers_too_beside_a_dataset(place: Path) -> None:
    parquet.write_table(pa.table({"url": [crawl.url(4)]}), place / "chosen.parquet")
    datasets = {"pages": str(place / "it's news"), "chosen": str(place / "chosen.parquet")}
    question = "SELECT title FROM pages JOIN chosen USING (url)"
    with ask(question, datasets=datasets, archive=place / "news.db", seconds=30) as answer:
        assert list(answer.rows) == [("Report 4 from the harbour",)]


def test_where_there_is_no_dataset_it_is_said(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match="no dataset is there"),
        ask("SELECT 1", datasets={"pages": str(tmp_path)}, archive=tmp_path / "news.db", seconds=1),
    ):
        pass
