"""What a page says of its article, whatever the page is. All pages are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newscli.parser.page import metadata
from newscli.parser.page.metadata import Metadata, structured
from tests.parser.page.metadata.invented import URL


@pytest.mark.parametrize(
    "page",
    [
        "<h1>x" * 2_000,
        '<script type="application/ld+json">' + "[" * 100_000,
        '<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>",
        "<div class='" + "author " * 100_000 + "'>x</div>",
        "<time datetime='" + "9" * 100_000 + "'>",
        "<title>" + " - | " * 50_000,
    ],
)  # fmt: skip
def test_hostile_pages_are_read_like_others(page: str) -> None:
    tree = LexborHTMLParser(page)
    assert isinstance(metadata.read(tree, structured.read(tree, URL), url=URL), Metadata)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<h1>",
            "</h1>",
            "<time datetime='2024-13-45'>",
            "<p class=byline>By ",
            "<meta property=og:title content='",
            "'>",
            "\0",
            "٣",
            "2024年",
            "{",
            "}",
            '"',
            "<script type='application/ld+json'>",
            "</script>",
            "<a href='http://['>",
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)


@given(MARKUP, st.none() | st.text(max_size=30))
def test_no_page_is_too_odd(pieces: list[str], url: str | None) -> None:
    tree = LexborHTMLParser("".join(pieces))
    metadata.read(tree, structured.read(tree, url), url=url, captured_at=datetime(2024, 1, 1, tzinfo=UTC))
