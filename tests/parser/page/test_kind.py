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
