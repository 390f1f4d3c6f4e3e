"""A dataset read again by a newer parser: what says the same stays as it is, to the byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow import parquet

from newscli.cluster.dataset.manifest import Dataset, Entry
from newscli.cluster.engines.here import Here
from newscli.cluster.rereading import Changed, plan, reread
from newscli.cluster.tasks import Failed
from newscli.parser import PARSER_VERSION
from tests.cluster import crawl
from tests.cluster.test_reading import nobody, read, rows


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A dataset that an older parser made: it read one page of the first day otherwise."""
    read([crawl.warc(tmp_path / "a.warc.gz", range(6))], tmp_path / "to")
    (entry,) = entries(tmp_path)
    for part in entry.parts:
        path = tmp_path / "to" / part
        table = parquet.read_table(path, partitioning=None)
        made = [row | {"parser_version": 0} for row in table.to_pylist()]
        if part.startswith("day=2026-11-24"):
            made[1] |= {"title": "Read badly"}
        parquet.write_table(table.from_pylist(made, schema=table.schema), path)
    Dataset.at(str(tmp_path / "to"))._put(replace(entry, parser_version=0))
    return tmp_path


def entries(place: Path) -> list[Entry]:
    return list(Dataset.at(str(place / "to")).entries().values())


def test_only_what_changed_is_written(place: Path) -> None:
    before = {path: path.read_bytes() for path in (place / "to").glob("day=*/*.parquet")}
    (changed,) = reread(plan(str(place / "to"), everything=False), Here(), nobody)
    assert isinstance(changed, Changed)
    assert changed.rows == 1
    assert [path.parent.name for path, body in before.items() if path.read_bytes() != body] == ["day=2026-11-24"]
    found = {row["url"]: (row["title"], row["parser_version"]) for row in rows(place / "to")}
    assert found[crawl.url(2)] == ("Report 2 from the harbour", PARSER_VERSION)
    assert found[crawl.url(4)] == ("Report 4 from the harbour", 0)
    assert len(found) == 6


def test_what_this_parser_read_is_not_read_again(place: Path) -> None:
    list(reread(plan(str(place / "to"), everything=False), Here(), nobody))
    assert plan(str(place / "to"), everything=False) == ()
    (changed,) = reread(plan(str(place / "to"), everything=True), Here(), nobody)
    assert isinstance(changed, Changed)
    assert changed.rows == 0


def test_an_input_that_is_gone_or_changed_is_named_and_its_rows_stay(place: Path) -> None:
    crawl.warc(place / "a.warc.gz", range(9))
    (failed,) = reread(plan(str(place / "to"), everything=False), Here(), nobody)
    assert isinstance(failed, Failed)
    assert "changed since" in failed.cause
    (place / "a.warc.gz").unlink()
    (failed,) = reread(plan(str(place / "to"), everything=False), Here(), nobody)
    assert isinstance(failed, Failed)
    assert len(rows(place / "to")) == 6
