"""What a page says of its article, decided by evidence: titles, dates, authors, plain facts. All pages are invented."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newscli.parser.page import metadata
from newscli.parser.page.metadata import Metadata, structured
from newscli.parser.page.metadata.people import names

URL = "https://www.paper.example/politics/bridge-opens"


def read(head: str = "", body: str = "", *, ld: object = None, url: str | None = URL, **more: object) -> Metadata:
    data = f'<script type="application/ld+json">{ld if isinstance(ld, str) else json.dumps(ld)}</script>' if ld else ""
    tree = LexborHTMLParser(f"<html lang=en><head>{head}{data}</head><body>{body}</body></html>")
    return metadata.read(tree, structured.read(tree, url), url=url, **more)  # type: ignore[arg-type]


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bridge opens at last | The Paper</title>", "", "Bridge opens at last"),
        ('<meta property="og:site_name" content="The Paper">' + og("Bridge opens - The Paper"), "", "Bridge opens"),
        (
            og("Bridge opens at last") + "<title>The Paper: Bridge opens at last</title>",
            "<h1>The Paper</h1>",
            "Bridge opens at last",
        ),
        (og("Bridge opens at last"), "<h1>Politics</h1><h1>Bridge opens at last</h1>", "Bridge opens at last"),
        (og("New bridge opens"), "<h1><span>Traffic:</span> <span>New bridge opens</span></h1>", "New bridge opens"),
        (
            "",
            "<h1>Über\u00adra\u00adschung &amp; Glück<br>in Köln</h1>",
            "Überraschung & Glück in Köln",
        ),
        (og("Bridge opens at last"), '<h1><a href="/">Paper</a></h1>', "Bridge opens at last"),
        ("<title>Bridge opens – Paper – 13.06.2023</title>", "", "Bridge opens"),
    ],
)
def test_the_title_is_the_headline_without_site_section_and_kicker(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


def test_meta_elements_that_write_value_for_content_are_read() -> None:
    assert read('<meta name="og:title" value="Bridge opens at last">').title == "Bridge opens at last"


def moment(about: Metadata) -> str | None:
    if about.published is None:
        return None
    return about.published.date().isoformat() if about.published_is_day else about.published.isoformat()


@pytest.mark.parametrize(
    ("head", "body", "ld", "published"),
    [
        ("", "", {"@type": "NewsArticle", "datePublished": "2024-05-03T15:47:00+02:00"}, "2024-05-03T15:47:00+02:00"),
        ('<meta property="article:published_time" content="2024-05-03">', "", None, "2024-05-03"),
        (
            "",
            "<h1>Bridge opens</h1><time datetime='2024-05-03T10:00:00Z'>today</time>",
            None,
            "2024-05-03T10:00:00+00:00",
        ),
        ("", "<h1>Bridge opens</h1><p class=date>3. Mai 2024, 10:00</p>", None, "2024-05-03T10:00:00+00:00"),
        ("", "<h1>Bridge opens</h1><p>Jane Roe</p><p>May 3, 2024</p><p>It is open.</p>", None, "2024-05-03"),
        ("", "<p>Bridge opens.</p><footer>Published: 3 May 2024</footer>", None, "2024-05-03"),
    ],
)
def test_a_date_is_found_wherever_the_page_has_it(head: str, body: str, ld: object, published: str | None) -> None:
    assert moment(read(head, body, ld=ld)) == published


def test_the_address_has_the_date_where_nothing_else_does() -> None:
    assert moment(read(body="<h1>Bridge opens</h1>", url="https://paper.example/2024/05/03/bridge/")) == "2024-05-03"


def test_a_date_in_the_data_of_a_script_counts_where_nothing_else_has_one_and_a_script_s_own_words_do_not() -> None:
    code = "<script>/* published 7 June 2024 */ load()</script>"
    data = '<script>window.page = {"publishedAt": "2024-05-03T10:00:00Z"}</script>'
    assert moment(read(body=f"<p>It is open.</p>{code}")) is None
    assert moment(read(body=f"<p>It is open.</p>{code}{data}")) == "2024-05-03T10:00:00+00:00"


def test_the_days_of_other_articles_and_the_page_s_own_today_are_not_the_article_s() -> None:
    body = (
        "<div class=today-date>Friday, 7 June 2024</div>"
        "<article><h1>Bridge opens</h1><p class=date>3 May 2024</p></article>"
        "<aside class=related><time>9 May 2024</time></aside>"
    )
    assert moment(read(body=body)) == "2024-05-03"


def test_no_date_lies_in_the_future_of_the_capture() -> None:
    head = '<meta property="article:published_time" content="2034-05-03">'
    about = read(
        head, "<h1>Bridge opens</h1><p class=date>3 May 2024</p>", captured_at=datetime(2024, 6, 1, tzinfo=UTC)
    )
    assert moment(about) == "2024-05-03"


def test_published_and_updated_are_kept_apart() -> None:
    about = read(
        ld={"@type": "Article", "datePublished": "2024-05-03T10:00:00Z", "dateModified": "2024-05-04T10:00:00Z"}
    )
    assert about.updated is not None
    assert (moment(about), about.updated.day) == ("2024-05-03T10:00:00+00:00", 4)


def test_a_moment_in_utc_is_brought_to_the_newsroom_s_clock() -> None:
    ld = {"@type": "Article", "datePublished": "2024-05-04T02:41:00Z"}
    body = "<h1>Bridge opens</h1><p class=date>May 3, 2024, 9:41 pm</p>"
    assert moment(read(body=body, ld=ld)) == "2024-05-03T21:41:00-05:00"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Von Karl-Heinz Müller, Frankfurt", ["Karl-Heinz Müller"]),
        ("Par Élise d’Arc · Publié le 3 mai 2024", ["Élise d’Arc"]),
        ("Jane Roe | jane@paper.example", ["Jane Roe"]),
        ("By | Jane Roe | Senior Reporter | May 3, 2024, 10:00 AM", ["Jane Roe"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("María López y Juan Pérez", ["María López", "Juan Pérez"]),
        ("신현주 기자", ["신현주"]),
        ("牛镛、岳弘彬", ["牛镛", "岳弘彬"]),
        ("Иван Петров", ["Иван Петров"]),
        ("The Associated Press", ["The Associated Press"]),
        ("admin", []),
        ("https://social.example/paper", []),
        ("Share", []),
    ],
)
def test_names_are_people_without_their_dress(text: str, people: list[str]) -> None:
    assert names(text) == people


def test_the_byline_says_who_where_data_names_only_the_house() -> None:
    ld = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "The Paper"}}
    about = read(
        '<meta property="og:site_name" content="The Paper">',
        "<h1>Bridge opens</h1><p class=byline>By Jane Roe</p>",
        ld=ld,
    )
    assert about.authors == ("Jane Roe",)


def test_people_of_a_graph_are_found_by_their_id() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "x", "author": {"@id": "#j"}},
            {"@type": "Person", "@id": "#j", "name": "Jane Roe"},
        ]
    }
    assert read(ld=graph).authors == ("Jane Roe",)


def test_commenters_are_no_authors() -> None:
    body = "<h1>Bridge opens</h1><p>It is open.</p><div class=comments><span class=comment-author>Joe Loud</span></div>"
    assert read(body=body).authors == ()


def test_broken_structured_data_is_repaired_or_picked() -> None:
    repairable = '<!-- {"@type":"NewsArticle","datePublished":"2024-05-03","headline":"A\\\'b",} -->'
    assert moment(read(ld=repairable)) == "2024-05-03"
    hopeless = '{"@type":"NewsArticle","headline":"The "bridge" opens","datePublished":"2024-05-03","x":'
    assert moment(read(ld=hopeless)) == "2024-05-03"


def test_the_plain_facts_are_read() -> None:
    head = (
        '<link rel=canonical href="/politics/bridge-opens"><meta property="og:image" content="/b.jpg">'
        '<meta name=description content="It is open.">'
        '<meta property="article:tag" content="Bridges"><meta property="article:tag" content="Traffic">'
        '<meta property="og:site_name" content="The Paper">'
    )
    ld = {"@type": "NewsArticle", "articleSection": "Politics", "isAccessibleForFree": "False"}
    about = read(head, "<h1>Bridge opens</h1>", ld=ld)
    assert (about.url, about.picture) == (URL, "https://www.paper.example/b.jpg")
    assert (about.section, about.tags, about.site_name) == ("Politics", ("Bridges", "Traffic"), "The Paper")
    assert (about.description, about.paywalled, about.declared_language) == ("It is open.", True, "en")


def test_a_canonical_address_of_the_front_page_or_another_house_is_not_believed() -> None:
    assert read('<link rel=canonical href="https://www.paper.example/">').url == URL
    assert read('<link rel=canonical href="https://other.example/a">').url == URL


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
