"""`newscli sql`: answers as a table, CSV, JSON lines and Parquet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.program import Program


def test_a_table_has_a_head_and_a_row_an_answer(reader: Program) -> None:
    ran = reader.run("sql", "SELECT id, title FROM articles WHERE id < 3 ORDER BY id")
    assert ran.status == 0
    assert [row[0] for row in ran.rows] == ["id", "1", "2"]


def test_csv_and_json_lines_say_the_same(reader: Program) -> None:
    question = "SELECT id, title, gone FROM articles ORDER BY id LIMIT 5"
    rows = list(csv.DictReader(io.StringIO(reader.run("sql", "-f", "csv", question).out)))
    objects = [json.loads(line) for line in reader.run("sql", "-f", "jsonl", question).lines]
    assert [(int(row["id"]), row["title"]) for row in rows] == [(each["id"], each["title"]) for each in objects]
    assert {each["gone"] for each in objects} == {None}


def test_parquet_goes_into_a_file(reader: Program) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="PyArrow is not installed")
    file = reader.home / "answer.parquet"
    ran = reader.run("sql", "-o", str(file), "SELECT id, title, gone FROM articles ORDER BY id")
    assert ran.status == 0, ran.err
    assert parquet.read_table(file).column_names == ["id", "title", "gone"]


def test_an_answer_without_rows_is_status_1(reader: Program) -> None:
    assert reader.run("sql", "SELECT id FROM articles WHERE 0").status == 1


def test_what_would_change_something_is_refused(reader: Program) -> None:
    ran = reader.run("sql", "DELETE FROM articles")
    assert ran.status == 2
    assert "makes no sense" in ran.err


def test_wrong_options_are_told(reader: Program) -> None:
    assert "no such format" in reader.run("sql", "-f", "xml", "SELECT 1").err
    assert "--output" in reader.run("sql", "-f", "parquet", "SELECT 1").err
    assert "give it a name" in reader.run("sql", "-d", "pages", "SELECT 1").err
