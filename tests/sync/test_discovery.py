"""What follow takes from sites of many shapes, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscli.archive import open_archive
from newscli.demo import Answer, Newspapers, Request
from newscli.demo.web import Site
from newscli.errors import FetchError, UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.settings import Settings
from newscli.sync.discovery import discover
from newscli.sync.follow import choose, follow

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SETTINGS = Settings(pause_seconds=0.0, timeout_seconds=2.0)
Pages = Mapping[str, str | Answer]


def rss(title: str = "Paper", count: int = 3) -> str:
    items = "".join(
        f"<item><title>Story {n}</title><link>/story-{n}</link><pubDate>2026-11-2{n}T08:00:00Z</pubDate></item>"
        for n in range(count)
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"


NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
SITEMAP = f"<urlset xmlns:news='{NEWS}'>" + "".join(
    f"<url><loc>/s-{n}</loc><news:news><news:publication_date>2026-11-2{n}</news:publication_date>"
    f"<news:title>Story {n}</news:title></news:news></url>"
    for n in range(3)
) + "</urlset>"  # fmt: skip
HEADLINES = "".join(
    f"<h3><a href='/news/the-council-decides-{n}'>The council decides on bridge {n}</a></h3>" for n in range(9)
)


def site(pages: Pages) -> Callable[[Request], Answer]:
    """A newspaper that has these pages and no others."""

    def answer(request: Request) -> Answer:
        page = pages.get(request.target)
        if page is None:
            return Answer(status=404)
        return page if isinstance(page, Answer) else Answer(body=page.encode())

    return answer


def link(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'


SHAPES: dict[str, tuple[Pages, str, str]] = {
    "a feed that the page links": (
        {"/": link("/rss.xml") + HEADLINES, "/rss.xml": rss()},
        "/rss.xml", "a feed which the page names",
    ),
    "a feed at a usual place only": (
        {"/": "<p>Welcome</p>", "/feed/": rss()},
        "/feed/", "a feed at a usual place",
    ),
    "several feeds, the comments first": (
        {"/": link("/comments/feed", title="Comments") + link("/all.xml") + link("/sport.xml", title="Sport"),
         "/comments/feed": rss("Comments"), "/all.xml": rss(), "/sport.xml": rss()},
        "/all.xml", "a feed which the page names",
    ),
    "a feed linked in the text only": (
        {"/": "<a href='/service/rss/top'>RSS</a>", "/service/rss/top": rss()},
        "/service/rss/top", "a feed which the page names",
    ),
    "a news sitemap only": (
        {"/": "<p>Welcome</p>", "/robots.txt": "Sitemap: /news-map.xml\n", "/news-map.xml": SITEMAP},
        "/news-map.xml", "a news sitemap named in robots.txt",
    ),
    "a news sitemap at a usual place only": (
        {"/": "<p>Welcome</p>", "/news-sitemap.xml": SITEMAP},
        "/news-sitemap.xml", "a news sitemap at a usual place",
    ),
    "headlines on the home page only": (
        {"/": HEADLINES},
        "/", "a page that lists articles at the address given",
    ),
    "a page with all news in the menu": (
        {"/": "<p>Welcome</p><a href=/x>Contact</a><a href=/latest>Latest news</a>", "/latest": HEADLINES},
        "/latest", "a page that lists articles in the site's menu",
    ),
    "a JSON feed": (
        {"/": link("/f.json", "application/feed+json"), "/f.json": '{"items": [{"url": "/a", "title": "A"}]}'},
        "/f.json", "a JSON feed which the page names",
    ),
    "a feed behind a redirect": (
        {"/": link("/old"), "/old": Answer(status=301, headers=(("Location", "/new.xml"),)), "/new.xml": rss()},
        "/new.xml", "a feed which the page names",
    ),
    "a feed with a wrong content type": (
        {"/": link("/rss"), "/rss": Answer(body=rss().encode(), content_type="text/html")},
        "/rss", "a feed which the page names",
    ),
    "a declared feed that is dead": (
        {"/": link("/dead.xml") + HEADLINES, "/dead.xml": Answer(status=410), "/rss": rss()},
        "/rss", "a feed at a usual place",
    ),
    "a declared feed that is a web page by now": (
        {"/": link("/dead.xml") + HEADLINES, "/dead.xml": HEADLINES},
        "/", "a page that lists articles at the address given",
    ),
    "a feed itself": ({"/": rss()}, "/", "a feed at the address given"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_follow_takes_the_best_a_site_offers_and_says_why(shape: str) -> None:
    pages, path, why = SHAPES[shape]
    with Site(site(pages)) as running, Fetcher(SETTINGS) as fetcher:
        (best,) = choose(running.base, fetcher)
        assert (best.url, best.why) == (running.base + path, why)
        assert best.headlines


def test_an_address_without_a_scheme_is_tried_securely_first_and_then_plainly() -> None:
    with Site(site({"/": rss()})) as running, Fetcher(SETTINGS) as fetcher:
        assert choose(running.base.removeprefix("http://"), fetcher)[0].url == f"{running.base}/"


def test_all_that_is_there_is_shown_best_first(newspapers: Newspapers) -> None:
    with Fetcher(SETTINGS) as fetcher:
        kinds = [candidate.kind for candidate in discover(newspapers.paper, fetcher)]
    assert kinds[:2] == ["feed", "feed"]
    assert set(kinds) == {"feed", "sitemap", "section"}


def test_an_agency_that_answers_nonsense_with_its_front_page_is_followed_by_its_list(newspapers: Newspapers) -> None:
    with Fetcher(SETTINGS) as fetcher:
        (best,) = choose(newspapers.agency_de, fetcher)
    assert (best.url, best.kind) == (f"{newspapers.agency_de}/all_news/", "belta")


def test_a_section_page_is_followed_as_it_was_given(newspapers: Newspapers) -> None:
    with Fetcher(SETTINGS) as fetcher:
        (best,) = choose(f"{newspapers.agency_de}/sport/", fetcher)
    assert best.url == f"{newspapers.agency_de}/sport/"


def test_a_site_without_any_article_is_refused_in_words() -> None:
    pages = {"/": "<p>Only a shop</p>"}
    with (
        Site(site(pages)) as running,
        Fetcher(SETTINGS) as fetcher,
        pytest.raises(UnreadableError, match="neither a feed"),
    ):
        choose(running.base, fetcher)


def test_a_site_that_turns_readers_away_is_refused_in_words() -> None:
    with (
        Site(site({"/": Answer(status=403)})) as running,
        Fetcher(SETTINGS) as fetcher,
        pytest.raises(FetchError, match="403 Forbidden"),
    ):
        choose(running.base, fetcher)


@pytest.mark.parametrize("address", ["", "nonsense", "file:///etc/passwd", "javascript:alert(1)"])
def test_what_is_no_address_is_refused_in_words(address: str) -> None:
    with Fetcher(SETTINGS) as fetcher, pytest.raises(UsageError, match="is no address"):
        choose(address, fetcher)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with Fetcher(SETTINGS) as fetcher, pytest.raises(UsageError, match="does not belong into an address") as told:
        choose("https://me:secret@paper.example/feed", fetcher)
    assert "secret" not in str(told.value)


def test_one_kind_or_all_may_be_chosen(newspapers: Newspapers) -> None:
    with Fetcher(SETTINGS) as fetcher:
        (sitemap,) = choose(newspapers.paper, fetcher, kind="sitemap")
        assert sitemap.url.endswith("news-sitemap.xml")
        assert len(choose(newspapers.paper, fetcher, every=True)) >= 4
        with pytest.raises(UnreadableError, match="nothing of the kind jsonfeed"):
            choose(newspapers.paper, fetcher, kind="jsonfeed")


def test_what_is_followed_is_written_down_with_what_is_known_of_it(newspapers: Newspapers, tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive, Fetcher(SETTINGS) as fetcher:
        ((source, why),) = follow(archive, newspapers.paper, fetcher, now=NOW, tags=["local"])
        assert (source.url, source.kind, source.title) == (f"{newspapers.paper}/feed.xml", "feed", "The Callan Courier")
        assert why == "a feed which the page names"
        assert source.tags == ("local",)
        with pytest.raises(UsageError, match="followed already"):
            follow(archive, newspapers.paper, fetcher, now=NOW)


def test_a_group_of_the_catalogue_is_followed_by_its_name_without_being_asked(tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive:
        follow(archive, "@belta-en", None, now=NOW)
        followed = follow(archive, "@belta", None, now=NOW)
        assert {source.name for source, _ in followed} == {
            f"belta-{code}" for code in ("de", "ru", "be", "es", "pl", "zh")
        }
        with pytest.raises(UsageError, match="followed already"):
            follow(archive, "@belta", None, now=NOW)


def test_an_address_can_be_written_down_without_being_asked(newspapers: Newspapers, tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive:
        ((source, _),) = follow(archive, f"{newspapers.paper}/feed.xml", None, now=NOW)
        assert source.kind == ""
    assert newspapers.asked == []
