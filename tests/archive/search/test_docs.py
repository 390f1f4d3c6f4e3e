from __future__ import annotations

import re
from pathlib import Path

import pytest

from newscli.archive import Archive
from newscli.archive.search.query import FIELDS, parse
from tests.archive.search.papers import NOW

PAGE = (Path(__file__).parents[3] / "docs" / "search.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+?)` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("query", EXAMPLES)
def test_a_query_of_the_page_is_understood(library: Archive, query: str) -> None:
    assert parse(query).notes == ()
    assert library.search(query, now=NOW).notes == ()


@pytest.mark.parametrize("example", FIELDS.values())
def test_an_example_of_a_field_is_understood(library: Archive, example: str) -> None:
    assert library.search(example, now=NOW).notes == ()


def test_the_page_shows_every_field() -> None:
    assert {name for name in FIELDS if f"{name}:" in PAGE} == set(FIELDS)


def test_the_page_shows_mistakes_as_they_are_told() -> None:
    told = re.findall(r"^newscli: (.+)$", PAGE, re.MULTILINE)
    assert set(told) == set(parse("storks (river autor:smith").notes)
