from __future__ import annotations

import pytest

from newscli import addresses

PLAIN = "https://paper.example/politics/the-bridge-is-open"


@pytest.mark.parametrize(
    "twin",
    [
        "http://paper.example/politics/the-bridge-is-open",
        "https://www.paper.example/politics/the-bridge-is-open",
        "https://m.paper.example/politics/the-bridge-is-open/",
        "https://amp.paper.example/politics/the-bridge-is-open",
        "https://paper.example:443/politics/the-bridge-is-open#comments",
        "https://paper.example/politics/the-bridge-is-open?utm_source=rss&utm_medium=feed",
        "https://paper.example/politics/the-bridge-is-open?fbclid=abc&at_medium=RSS",
        "https://paper.example/politics/the-bridge-is-open/amp/",
        "https://paper.example/amp/politics/the-bridge-is-open",
        "https://paper.example/politics/the-bridge-is-open?amp=1",
        "https://paper.example/politics/the-bridge-is-open?outputType=amp",
        "https://paper-example.cdn.ampproject.org/c/s/paper.example/politics/the-bridge-is-open",
        "https://www.google.com/amp/s/paper.example/politics/the-bridge-is-open",
        "https://PAPER.example/politics/the-bridge-is-open/index.html",
        "https://paper.example/politics/the%2Dbridge%2Dis%2Dopen",
    ],
)
def test_an_article_is_one_article_however_it_is_reached(twin: str) -> None:
    assert addresses.canonical(twin) == addresses.canonical(PLAIN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/article?id=1", "https://paper.example/article?id=2"),
        ("https://paper.example/a", "https://paper.example/b"),
        ("https://paper.example/a", "https://other.example/a"),
        ("https://paper.example:8080/a", "https://paper.example:8081/a"),
        ("https://deu.belta.by/politics/view/x-1-2024/", "https://eng.belta.by/politics/view/x-1-2024/"),
        ("https://deu.belta.by/politics/view/x-1-2024/", "https://deu.belta.by/politics/view/x-1-2023/"),
        ("https://paper.example/Some-Case", "https://paper.example/some-case"),
    ],
)
def test_different_articles_have_different_keys(one: str, other: str) -> None:
    assert addresses.canonical(one) != addresses.canonical(other)


def test_an_agency_article_is_its_number_and_year_whatever_slug_and_section_say() -> None:
    keys = {
        addresses.canonical(url)
        for url in (
            "https://chn.belta.by/politics/view/-45788-2026/",
            "http://www.chn.belta.by/society/view/ein-anderer-titel-45788-2026",
            "https://chn.belta.by/politics/view/a-45788-2026/?print=1",
        )
    }
    assert keys == {"https://chn.belta.by/view/45788-2026"}


def test_the_key_of_a_key_is_itself() -> None:
    for url in (
        PLAIN,
        "https://deu.belta.by/a/view/b-1-2024/",
        "https://paper.example/?q=%C3%A4&a=1",
        "not an address",
    ):
        assert addresses.canonical(addresses.canonical(url)) == addresses.canonical(url)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a", "https://paper.example/a"),
        ("b.html", "https://paper.example/section/b.html"),
        ("//other.example/c", "https://other.example/c"),
        (" /a\n/b ", "https://paper.example/a/b"),
        ("https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("?page=2", "https://paper.example/section/?page=2"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("mailto:a@paper.example", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
        ("http://", None),
    ],
)
def test_a_link_becomes_an_absolute_web_address_or_nothing(href: str, url: str | None) -> None:
    assert addresses.join("https://paper.example/section/", href) == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("derstandard.at", "https://derstandard.at/"),
        ("paper.example/news", "https://paper.example/news"),
        ("http://paper.example", "http://paper.example/"),
        ("feed:https://paper.example/rss", "https://paper.example/rss"),
        ("localhost:8000/feed", "https://localhost:8000/feed"),
        ("bücher.example", "https://xn--bcher-kva.example/"),
        ("BÜCHER.example", "https://xn--bcher-kva.example/"),
        ("straße.example", "https://xn--strae-oqa.example/"),
        ("новости.example", "https://xn--b1amnebsh.example/"),
        ("☃.example", "https://xn--n3h.example/"),
        ("file:///etc/passwd", None),
        ("belta", None),
        ("", None),
    ],
)
def test_what_a_person_types_becomes_an_address_or_nothing(text: str, url: str | None) -> None:
    assert addresses.typed(text) == url


def test_credentials_are_no_part_of_an_address_that_is_kept() -> None:
    assert addresses.without_credentials("https://me:secret@paper.example/feed") == "https://paper.example/feed"
    assert addresses.join("", "https://me:secret@paper.example/feed") == "https://paper.example/feed"


def test_two_pages_in_a_web_archive_stay_two() -> None:
    pages = [
        f"https://web.archive.example/web/{stamp}id_/https://{host}.belta.by/society/view/slug-123-2026"
        for stamp in ("20260101000000", "20260102000000")
        for host in ("deu", "rus")
    ]
    assert len({addresses.canonical(page) for page in pages}) == 4


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
        ("https://a.example/x?id=7&utm_source=rss&b=%C3%BC", "https://a.example/x?id=7&b=%C3%BC"),
        ("https://a.example/x?fbclid=z#top", "https://a.example/x#top"),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?b=2&a=1"),
        ("https://a.example/x?", "https://a.example/x"),
        ("https://a.example/x", "https://a.example/x"),
    ],
)
def test_what_tells_where_a_reader_came_from_is_taken_off(url: str, clean: str) -> None:
    assert addresses.untracked(url) == clean
