"""Pages made to hurt: whatever a server sends, reading ends soon, with a reading and with nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.blocks import markdown
from newscli.parser import read_article
from newscli.parser.page import depth

URL = "https://news.example/local/bridge-17"
STORY = "<p>The council met on Tuesday and decided, after a long debate, to rebuild the old bridge over the river.</p>"
MANY = 100_000

HOSTILE = {
    "a hundred thousand levels": "<div>" * MANY + STORY + "</div>" * MANY,
    "a hundred thousand levels with words": "<blockquote>some words here " * MANY,
    "many nested lists": "<ul><li>word " * 5_000,
    "bold that never ends": "".join(f"<b id={number}><p>x" for number in range(2_000)),
    "many siblings": "<article>" + "<p>word word</p>" * 30_000 + "</article>",
    "nested tables": "<table><tr><td>word " * 20_000,
    "a table of many cells": "<table>" + "<tr><td>a<td>b" * 8_000,
    "one paragraph of ten megabytes": "<p>" + "word " * 2_000_000,
    "megabyte attributes": f'<p class="{"a-b " * 250_000}" id="{"x" * 1_000_000}">' + STORY,
    "a link of a megabyte": f'<p><a href="/{"a" * 1_000_000}">here</a></p>' + STORY,
    "tags that never close": "<div " * 200_000,
    "breaks without end": "<div>" + "word<br><br>" * 8_000,
    "scripts of open strings": '<script>"' + '\\"' * 1_000_000 + "</script>" + STORY,
    "scripts of half a megabyte of values": "<script>" + f'"k":"{"word " * 20}",' * 5_000 + "</script>",
    "pieces sent late": '<div hidden id="S:1">x</div><template id="B:1"></template>' * 5_000,
    "pictures without end": "<div><img src=x>caption</div>" * 8_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_read_to_its_end(html: str) -> None:
    reading = read_article(html, URL)

    assert reading.kind in {"article", "teaser", "section", "error"}
    assert len(reading.text) <= len(html)


def test_what_stands_deep_is_not_lost() -> None:
    assert "rebuild the old bridge" in read_article(HOSTILE["a hundred thousand levels"], URL).text


def test_markup_of_a_common_depth_is_left_as_it_is() -> None:
    html = ("<div>" * 300 + STORY + "</div>" * 300) * 20

    assert depth.limited(html) is html


@pytest.mark.parametrize("html", ["", " ", "<", "<html>", "<frameset>", "\x00", "<body></body>", "<p>", "<svg><p>x"])
def test_next_to_nothing_is_read_as_nothing(html: str) -> None:
    assert len(read_article(html, URL).blocks) <= 1


#: The elements that reading treats each in its own way.
_TAGS = st.sampled_from([
    "p", "div", "h1", "h2", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "pre", "a", "b", "i", "code",
    "br", "img", "figure", "figcaption",
    "iframe", "article", "template", "script", "nav", "select", "svg", "form", "details",
])  # fmt: skip
_NAMES = st.sampled_from(["related", "caption", "standfirst", "comments", "twitter-tweet", "S:1", "author", "x:y"])
_PIECES = st.one_of(
    st.builds("<{}>".format, _TAGS),
    st.builds("</{}>".format, _TAGS),
    st.builds(
        '<{} class="{}" id="{}" href="{}" src="{}">'.format,
        _TAGS,
        _NAMES,
        _NAMES,
        st.text(max_size=8),
        st.text(max_size=8),
    ),
    st.text(max_size=20),
    st.just(STORY),
    st.sampled_from(["&shy;", "&nbsp;", "&#0;", "<!--", "-->", "]]>", "\u2028", "\u202e", "\ud83d"]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(_PIECES, max_size=40).map("".join), st.sampled_from([None, URL, "", "no address", "https://[", "data:x"])
)
def test_no_markup_and_no_address_raises(html: str, url: str | None) -> None:
    reading = read_article(html, url)

    markdown.write(reading.blocks)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    read_article(body, URL, headers=[("Content-Type", "text/html; charset=nonsense")])
