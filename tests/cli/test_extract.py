"""Pages read without keeping them: files, addresses, standard input, and batches."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newscli import demo
from tests.cli.program import Program

TITLE = "Ferry runs again"
PAGE = (
    f'<!doctype html><html lang="en"><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>'
    "<p>The ferry to Skerrow runs again after four days of wind, the harbour office said on Tuesday morning.</p>"
    "<p>Passengers who had waited in the seamen's hall were served soup and left with the first boat at noon.</p>"
    "</article></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(PAGE)
    return file


def test_a_file_becomes_markdown(newscli: Program, page: Path) -> None:
    ran = newscli.run("extract", str(page))
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[:2] == [f"# {TITLE}", ""]
    assert ran.lines[2].startswith("The ferry to Skerrow runs again after four days of wind, the harbour office")
    assert not newscli.archive.exists()


def test_standard_input_is_the_page_where_nothing_is_named(newscli: Program) -> None:
    assert newscli.run("extract", given=PAGE).lines[0] == f"# {TITLE}"
    assert newscli.run("extract", "-", given=gzip.compress(PAGE.encode())).lines[0] == f"# {TITLE}"


def test_an_address_is_fetched(newscli: Program, newspapers: demo.Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/ferry", demo.Answer(body=PAGE.encode()))
    ran = newscli.run("extract", f"{newspapers.paper}/ferry", "--jsonl")
    assert ran.json["title"] == TITLE
    assert ran.json["url"] == f"{newspapers.paper}/ferry"


def test_several_pages_stand_apart_and_one_bad_one_stops_no_other(newscli: Program, page: Path) -> None:
    ran = newscli.run("extract", str(page), "/nowhere.html", str(page))
    assert ran.status == 1
    assert ran.lines.count(f"# {TITLE}") == 2
    assert "---" in ran.lines
    assert ran.err.startswith("newscli: /nowhere.html: No such file or directory")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_a_batch_answers_every_line_in_order(newscli: Program, page: Path, tmp_path: Path, jobs: str) -> None:
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(PAGE.encode()))
    broken = tmp_path / "broken.gz"
    broken.write_bytes(b"\x1f\x8bnot gzip")
    empty = tmp_path / "empty.html"
    empty.write_bytes(b"")
    lines = [
        json.dumps({"id": "plain", "url": "https://paper.example/1", "html_path": str(page)}),
        json.dumps({"id": 2, "url": "https://paper.example/2", "html_path": str(packed)}),
        json.dumps({"id": "lost", "html_path": "/nowhere.html"}),
        json.dumps({"id": "broken", "html_path": str(broken)}),
        json.dumps({"id": "empty", "html_path": str(empty)}),
        json.dumps({"id": "folder", "html_path": str(tmp_path)}),
        json.dumps({"id": "pathless"}),
        "not json",
        "[1]",
        json.dumps({"id": "null", "html_path": None}),
        *(json.dumps({"id": number, "html_path": str(page)}) for number in range(40)),
    ]
    ran = newscli.run("extract", "--batch", "--jobs", jobs, given="\n".join(lines))
    answers = [json.loads(line) for line in ran.lines]
    assert (ran.status, ran.err) == (0, "")
    names = ["plain", 2, "lost", "broken", "empty", "folder", "pathless", None, None, "null", *range(40)]
    assert [answer["id"] for answer in answers] == names
    for answer in answers[:2] + answers[10:]:
        assert answer.keys() == {"id", "title", "published", "authors", "text", "language"}
        assert answer["title"] == TITLE
        assert answer["text"].count("\n\n") == 1
    for answer in answers[2:10]:
        assert answer.keys() == {"id", "error"}


def test_an_empty_batch_has_an_empty_answer(newscli: Program) -> None:
    ran = newscli.run("extract", "--batch")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
