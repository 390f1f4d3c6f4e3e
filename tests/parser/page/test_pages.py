"""Invented pages as newsrooms make them, with what a reader should see: `page.html` and `expected.md` beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscli.blocks import markdown
from newscli.parser import read_article

PAGES = Path(__file__).parents[2] / "pages"
CASES = sorted(path.parent for path in PAGES.glob("*/*/page.html"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_page_reads_as_its_expected_text(case: Path) -> None:
    reading = read_article((case / "page.html").read_bytes(), "https://news.example/local/article-1")

    seen = f"# {reading.title}\n\n{markdown.write(reading.blocks)}"

    assert seen == (case / "expected.md").read_text(encoding="utf-8")


def test_every_case_says_what_it_expects() -> None:
    assert CASES
    assert [case for case in CASES if not (case / "expected.md").exists()] == []
