"""When a page says that its article was published and changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.parser.page.metadata.invented import moment, read


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


def test_the_page_s_own_today_is_not_the_article_s_day_on_a_page_without_a_headline_either() -> None:
    today = "<header><div class=date_today>Friday, 7 June 2024</div></header>"
    assert moment(read(body=f"{today}<p>It is open.</p>")) is None
    dated = f"{today}<div><h3>Bridge opens</h3><p>3 May 2024</p><p>It is open.</p></div>"
    assert moment(read("<title>Bridge opens</title>", dated)) == "2024-05-03"


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
