from __future__ import annotations

import gzip
import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from newscli.errors import UnreadableError
from newscli.model import Capture
from newscli.parser.listings.linked import linked_feeds, section_pages
from tests.parser.listings.test_feed import NOW, URL, read

# JSON Feed


def test_a_json_feed_is_read() -> None:
    listing = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Paper",
                "language": "en",
                "next_url": "https://paper.example/feed2.json",
                "items": [
                    {
                        "id": 7,
                        "url": "https://paper.example/a",
                        "title": "A",
                        "content_html": "<p>Words</p>",
                        "date_published": "2026-11-24T09:30:00+01:00",
                        "authors": [{"name": "Ada Berg"}],
                        "tags": ["Politics"],
                    },
                    {"id": "https://paper.example/b", "content_text": "No title"},
                    {"id": "9"},
                    "nonsense",
                ],
            }
        )
    )
    assert (listing.kind, listing.title, listing.next_url) == ("jsonfeed", "Paper", "https://paper.example/feed2.json")
    first, second = listing.entries
    assert (first.guid, first.section, first.authors) == ("7", "Politics", ("Ada Berg",))
    assert first.published == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert second.url == "https://paper.example/b"


@pytest.mark.parametrize(
    "body", ["{", '{"a": 1}', '{"items": 3}', "{" * 100_000, '{"items": [{"url": {"x": 1}, "tags": 5, "authors": 7}]}']
)
def test_json_of_another_kind_is_no_list_and_does_no_harm(body: str) -> None:
    with suppress(UnreadableError):
        assert read(body).entries == ()


# Sitemaps

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://paper.example/old</loc><news:news><news:publication><news:name>The Paper</news:name>
<news:language>en</news:language></news:publication>
<news:publication_date>2026-11-23</news:publication_date>
<news:title>Old</news:title></news:news></url>
<url><loc>https://paper.example/new</loc><lastmod>2026-11-25T01:00:00Z</lastmod>
<news:news><news:publication>
<news:name>The Paper</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-24T10:00:00Z</news:publication_date>
<news:title>New &amp; true</news:title></news:news></url>
</urlset>"""


@pytest.mark.parametrize("body", [NEWS.encode(), gzip.compress(NEWS.encode())])
def test_a_news_sitemap_is_read_newest_first(body: bytes) -> None:
    listing = read(body)
    assert (listing.kind, listing.title) == ("sitemap", "The Paper")
    assert [entry.title for entry in listing.entries] == ["New & true", "Old"]
    assert listing.entries[0].updated == datetime(2026, 11, 25, 1, tzinfo=UTC)
    assert listing.entries[0].language == "en"


def test_an_index_names_its_news_first_and_then_its_newest() -> None:
    listing = read(
        """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>https://paper.example/sitemap-2025-01.xml</loc></sitemap>
        <sitemap><loc>https://paper.example/sitemap-2026-11.xml.gz</loc></sitemap>
        <sitemap><loc>https://paper.example/pages.xml</loc><lastmod>2026-03-01</lastmod></sitemap>
        <sitemap><loc>https://paper.example/news.xml</loc></sitemap></sitemapindex>"""
    )
    assert [url.rpartition("/")[2] for url in listing.children] == [
        "news.xml",
        "sitemap-2026-11.xml.gz",
        "pages.xml",
        "sitemap-2025-01.xml",
    ]


def test_a_text_sitemap_is_addresses_a_line_each() -> None:
    listing = read("https://paper.example/a\nhttps://paper.example/b\n", url="https://paper.example/sitemap.txt")
    assert [entry.url for entry in listing.entries] == ["https://paper.example/a", "https://paper.example/b"]


def test_a_sitemap_cut_off_in_the_middle_still_names_what_it_named() -> None:
    assert len(read(NEWS[:-100]).entries) == 2


def test_a_packed_sitemap_does_not_unpack_without_bound() -> None:
    bomb = gzip.compress(b"<urlset>" + bytes(40_000_000))
    assert read(bomb).entries == ()


# Section pages

ARTICLES = "".join(
    f"<li><h3><a href='/politik/der-rat-hat-entschieden-{n}.html'>Der Rat hat am Dienstag entschieden {n}</a></h3>"
    f"<time datetime='2026-11-{n:02}T10:00:00+01:00'>vor Tagen</time></li>"
    for n in range(10, 20)
)
PAGE = f"""<html lang="de-AT"><title>Politik - Blatt</title><nav><a href="/politik/">Politik</a>
<a href="/ein-sehr-langer-name-im-menue">Ein sehr langer Name im Menü steht hier</a></nav>
<a href="/abo/jetzt-das-blatt-vier-wochen-testen">Jetzt das Blatt vier Wochen gratis testen</a>
<ul>{ARTICLES}</ul><a href="/tag/stadtrat">Alles, was wir über den Stadtrat wissen</a>
<a href="https://andere.example/politik/der-andere-artikel-77.html">Ein Artikel auf einer anderen Seite steht da</a>
<div class="pager"><a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a></div>
<footer><a href="/impressum">Impressum und Datenschutz für alle Leser</a></footer></html>"""


def test_articles_are_told_from_navigation() -> None:
    listing = read(PAGE, url="https://blatt.example/politik/")
    assert (listing.kind, listing.language, listing.title) == ("section", "de", "Politik - Blatt")
    assert [entry.title[-2:] for entry in listing.entries] == [str(n) for n in range(10, 20)]
    assert listing.entries[0].published == datetime(2026, 11, 10, 9, tzinfo=UTC)
    assert listing.next_url == "https://blatt.example/politik/?page=2"


def test_headlines_in_scripts_without_blanks_are_headlines() -> None:
    items = "".join(
        f"<a href='/a/202611{n}/{n}1234.html'>市議会は火曜日に橋の建設を決定した{n}</a>" for n in range(10, 20)
    )
    listing = read(f"<html lang=ja><body>{items}</body></html>", url="https://shimbun.example/")
    assert len(listing.entries) == 10
    assert listing.entries[3].published == datetime(2026, 11, 13, tzinfo=UTC)


def test_a_picture_and_a_headline_that_lead_to_one_article_are_one_entry() -> None:
    items = "".join(
        f"<div><a href='/n/{n}12345'><img src=x></a>"
        f"<a href='/n/{n}12345?utm_source=home'>The council decides on bridge {n}</a>"
        f"<a href='/n/{n}12345#comments'>{n} comments</a></div>"
        for n in range(6)
    )
    listing = read(f"<html><body>{items}</body></html>", url="https://paper.example/")
    assert [entry.title for entry in listing.entries] == [f"The council decides on bridge {n}" for n in range(6)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"plain words",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"<html><body><p>One article, no list.</p><a href='/a'>Home</a></body></html>",
        b"<html><nav>" + b"<a href='/x'>Menu</a>" * 50 + b"</nav></html>",
    ],
)
def test_what_lists_nothing_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(
        UnreadableError, match=r"paper\.example/news/feed: neither a feed nor a page that lists articles"
    ):
        read(body)


# What a page names


def test_the_feeds_a_page_names_are_found_and_those_of_comments_come_last() -> None:
    page = b"""<html><head><base href="https://paper.example/base/">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
    <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" href="/feed.css">
    <link rel="ALTERNATE" type="application/Atom+XML" title="All" href="atom.xml">
    </head><body><a href="/rss/politics">Politics as RSS</a><a href="/feeding-birds">Feeding birds</a></body></html>"""
    capture = Capture(url=URL, asked_url=URL, fetched_at=NOW, status=200, headers=(), body=page)
    assert [feed.url for feed in linked_feeds(capture)] == [
        "https://paper.example/base/atom.xml",
        "https://paper.example/rss/politics",
        "https://paper.example/comments/feed/",
    ]


def test_the_page_that_lists_everything_comes_first_among_a_sites_sections() -> None:
    page = b"<a href=/politik/>Politik</a><a href=/x/y/z/>Tief</a><a href=/all_news/>Alle Nachrichten</a>"
    capture = Capture(url=URL, asked_url=URL, fetched_at=NOW, status=200, headers=(), body=page)
    assert section_pages(capture) == ["https://paper.example/all_news/", "https://paper.example/politik/"]
