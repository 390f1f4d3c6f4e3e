"""What a page is: articles are kept, walls and errors are not."""

from __future__ import annotations

import pytest

from newscli.parser import read_article

SENTENCE = "The council met on Tuesday and decided, after a long debate, to rebuild the old bridge over the river. "


def page(body: str, title: str = "The bridge", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def kind_of(html: str, url: str = "https://news.example/local/bridge-17") -> str:
    return read_article(html, url).kind


def test_a_page_with_a_story_is_an_article() -> None:
    assert kind_of(page(f"<article><h1>The bridge</h1><p>{SENTENCE * 8}</p></article>")) == "article"


def test_a_long_story_about_cookies_and_subscriptions_is_an_article() -> None:
    about = "Cookies need consent, the court said, and a subscription behind a privacy wall is no consent. "
    assert kind_of(page(f"<article><h1>Cookies</h1><p>{about * 10}</p></article>")) == "article"


@pytest.mark.parametrize(
    "words",
    [
        "We and our partners use cookies. By clicking accept you give your consent to cookies and tracking.",
        "Wir verwenden Cookies. Mit Ihrer Einwilligung lesen Sie werbefrei oder mit Tracking weiter.",
    ],
)
def test_a_page_that_asks_for_consent_is_no_article(words: str) -> None:
    assert kind_of(page(f"<main><h1>Your privacy</h1><p>{words}</p></main>")) == "consent"


@pytest.mark.parametrize("title", ["404 Page not found", "Seite nicht gefunden", "Just a moment...", "Access denied"])
def test_a_page_with_an_error_in_its_title_is_no_article(title: str) -> None:
    assert kind_of(page("<main><p>Please go back to the home page, or try the search.</p></main>", title)) == "error"


@pytest.mark.parametrize(
    "words", ["Subscribe to read on.", "Jetzt abonnieren und weiterlesen.", "この記事は会員限定です。"]
)
def test_a_page_that_wants_money_first_is_a_wall(words: str) -> None:
    assert kind_of(page(f"<main><h1>The bridge</h1><p>{words}</p></main>")) == "paywall"


def test_a_page_of_linked_headlines_is_a_section() -> None:
    cards = "".join(
        f"<li><a href='/a/{number}'>The council decides on bridge number {number}</a></li>" for number in range(60)
    )
    assert kind_of(page(f"<main><h1>Local</h1><ul>{cards}</ul></main>"), "https://news.example/local/") == "section"


def test_the_home_page_is_a_section_whatever_it_holds() -> None:
    assert kind_of(page(f"<article><p>{SENTENCE * 8}</p></article>"), "https://news.example/") == "section"


def test_a_page_with_a_player_and_no_story_is_a_video() -> None:
    player = '<iframe src="https://www.youtube.com/embed/abc"></iframe>'
    assert kind_of(page(f"<main><h1>The bridge from above</h1>{player}<p>A flight.</p></main>")) == "video"


def test_a_list_of_teasers_is_a_section_however_much_they_say_together() -> None:
    teasers = "".join(
        f"<h3><a href='/a/{number}'>The council decides on bridge number {number}</a></h3><p>{SENTENCE}</p>"
        for number in range(12)
    )
    assert kind_of(page(f"<main><h1>Topic: bridges</h1>{teasers}</main>")) == "section"


def test_a_story_with_teasers_of_others_below_is_an_article() -> None:
    teasers = "".join(
        f"<h3><a href='/a/{number}'>The council decides on bridge number {number}</a></h3><p>{SENTENCE}</p>"
        for number in range(6)
    )
    story = f"<p>{SENTENCE * 4}</p>" * 4
    assert kind_of(page(f"<main><h1>The bridge</h1>{story}{teasers}</main>")) == "article"


def test_a_page_of_few_headlines_and_no_words_is_a_section() -> None:
    cards = "".join(f"<div><a href='/a/{n}'>The council decides on bridge number {n}</a></div>" for n in range(8))
    assert kind_of(page(f"<main><h1>Bridges</h1>{cards}</main><p>All rights are the council's.</p>")) == "section"


def test_a_page_without_any_words_is_an_error() -> None:
    assert kind_of(page("<main><h1>The bridge</h1></main>")) == "error"


def test_a_notice_in_brief_is_an_article() -> None:
    assert kind_of(page(f"<article><h1>The bridge</h1><p>{SENTENCE}</p></article>")) == "article"


def test_only_what_is_paid_for_is_a_teaser() -> None:
    paid = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    story = f"<article><h1>The bridge</h1><p>{SENTENCE * 4}</p></article>"
    assert kind_of(page(story, head=paid)) == "teaser"
    assert kind_of(page(story)) == "article"


def test_a_short_page_that_names_the_home_page_as_its_address_is_a_section() -> None:
    home = '<link rel="canonical" href="https://news.example/">'
    assert kind_of(page(f"<main><p>{SENTENCE * 3}</p></main>", head=home)) == "section"
    assert kind_of(page(f"<main><p>{SENTENCE * 20}</p></main>", head=home)) == "article"


def test_an_agency_address_without_body_and_date_line_is_a_section() -> None:
    address = "https://belta.by/society/view/bilder-der-woche-1234-2026/"
    assert kind_of(page(f"<main><p>{SENTENCE * 3}</p></main>"), address) == "section"
    story = f'<div class="js-mediator-article"><p>{SENTENCE * 3}</p></div>'
    assert kind_of(page(f"<main>{story}</main>"), address) == "article"


def test_a_short_undated_page_that_calls_itself_a_website_is_a_section() -> None:
    website = '<meta property="og:type" content="website">'
    dated = f'{website}<meta property="article:published_time" content="2026-03-04T09:30:00Z">'
    assert kind_of(page(f"<main><p>{SENTENCE * 3}</p></main>", head=website)) == "section"
    assert kind_of(page(f"<main><p>{SENTENCE * 3}</p></main>", head=dated)) == "article"
    assert kind_of(page(f"<main><p>{SENTENCE * 20}</p></main>", head=website)) == "article"
