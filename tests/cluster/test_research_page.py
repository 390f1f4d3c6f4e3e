"""docs/research.md is true: its columns and views are there, and its questions have answers."""

from __future__ import annotations

import re
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from newscli.archive import open_archive, views
from newscli.blocks import Paragraph, Span
from newscli.cluster.dataset.schema import COLUMNS
from newscli.cluster.questions import ask
from newscli.model import Reading
from tests.cluster import crawl
from tests.cluster.test_reading import read

pytest.importorskip("duckdb", reason="DuckDB is not installed")

PAGE = (Path(__file__).parents[2] / "docs" / "research.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    found: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl of two papers with one report in both, one that was changed, and a page that cannot be read."""
    folder = tmp_path_factory.mktemp("research")
    files = [
        crawl.warc(folder / "one.warc.gz", range(8)),
        crawl.warc(folder / "later.warc.gz", [3], body=crawl.page(3).replace(b"mayor", b"mayor of the town"), hour=9),
        crawl.warc(folder / "other.warc.gz", [40], body=crawl.page(5), site="other.example"),
        crawl.warc(folder / "broken.warc", [41], headers=(("Content-Encoding", "gzip"),), body=b"never packed"),
    ]
    read(files, folder / "news")
    with open_archive(folder / "news.db") as archive:
        for words in ("As it was.", "As it is."):
            reading = Reading(url=crawl.url(1), title="Report 1", blocks=(Paragraph((Span(words),)),))
            archive.keep(None, reading, source_id=None, now=crawl.BEGAN)
    return folder


@pytest.mark.parametrize("number", range(10))
def test_each_question_has_an_answer(place: Path, number: int) -> None:
    question = blocks("sql")[number]
    with ask(question, datasets={"pages": str(place / "news")}, archive=place / "news.db", seconds=60) as answer:
        assert list(answer.rows)


def test_the_report_in_two_papers_is_found_and_the_changed_one(place: Path) -> None:
    questions = {number: blocks("sql")[number - 1] for number in (6, 7, 10)}
    answers: dict[int, list[tuple[Any, ...]]] = {}
    for number, question in questions.items():
        with ask(question, datasets={"pages": str(place / "news")}, archive=place / "news.db", seconds=60) as answer:
            answers[number] = list(answer.rows)
    assert [row[:2] for row in answers[6]] == [(crawl.url(3), 2)]
    assert (crawl.url(40, "other.example"), crawl.url(5), 1.0) in answers[7]
    assert crawl.url(1) not in [row[0] for row in answers[10]]
    assert len(answers[10]) == 8


@pytest.mark.parametrize("block", blocks("python"), ids=["pandas", "pyarrow", "duckdb"])
def test_other_programs_read_the_dataset(place: Path, block: str) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    names: dict[str, Any] = {}
    with chdir(place):
        exec(block, names)
    assert len(names["answer"])


def test_the_archive_alone_answers_too(place: Path) -> None:
    (question,) = blocks("sqlite")
    with views.ask(place / "news.db", question, seconds=60) as answer:
        assert list(answer.rows) == [(1, "Report 1", 1)]


def test_every_column_is_told_with_its_meaning() -> None:
    for name, _, meaning in COLUMNS:
        assert f"| `{name}` | {meaning} |" in PAGE


def test_every_view_is_told_with_its_columns(place: Path) -> None:
    for name in views.MOMENTS:
        with views.ask(place / "news.db", f"SELECT * FROM {name}", seconds=60) as answer:
            assert f"| `{name}` | {', '.join(f'`{column}`' for column in answer.columns)} |" in PAGE
