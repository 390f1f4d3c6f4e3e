from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newscli.archive import Archive, open_archive
from newscli.demo import Answer
from newscli.demo.web import Site
from newscli.errors import FetchError, NotFoundError, SettingsError, UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Outcome
from newscli.parser import read_capture
from newscli.settings import Settings
from newscli.sync import sync
from newscli.sync.parts import Gatherer
from newscli.sync.whole import Whole, keep_whole
from tests.conftest import NOW
from tests.sync import paper

SETTINGS = Settings(pause_seconds=0.0, timeout_seconds=2.0, request_seconds=5.0)
WITH_PICTURES = Settings(pause_seconds=0.0, timeout_seconds=2.0, sources={"paper": {"pictures": True}})


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db") as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with paper.serve() as running:
        yield running


def keep(archive: Archive, ref: str) -> Whole:
    with Fetcher(SETTINGS) as fetcher:
        return keep_whole(archive, ref, fetcher, now=NOW)


def kept_parts(archive: Archive, article_id: int) -> list[Capture]:
    return [archive.captures.get(number) for number in archive.captures.parts(article_id)]


def run(archive: Archive, settings: Settings = WITH_PICTURES, **options: Any) -> Outcome:
    with Fetcher(settings) as fetcher:
        (outcome,) = sync(archive, fetcher, settings, now=lambda: NOW, **options)
        return outcome


def test_a_page_is_kept_with_all_that_it_is_shown_with(archive: Archive, site: Site) -> None:
    whole = keep(archive, f"{site.base}/bridge")
    parts = kept_parts(archive, whole.article.id)
    assert [part.url for part in parts] == [f"{site.base}{path}" for path in paper.PARTS]
    assert [part.body for part in parts[:2]] == [paper.PICTURE, paper.STYLE.encode()]
    assert (whole.parts, whole.stale) == (len(parts), "")
    assert whole.bytes == sum(len(part.body) for part in parts)
    assert archive.articles.newest_capture(whole.article.id).body == paper.PAGE.encode()


def test_a_page_leads_neither_inward_nor_past_what_cannot_be_had(archive: Archive, site: Site) -> None:
    missing = {failure.url: failure.cause for failure in keep(archive, f"{site.base}/bridge").missing}
    assert missing[f"{site.base}/missing.ico"] == "404 Not Found"
    assert "private network" in missing["http://127.0.0.2:9/inward.png"]


def test_what_is_kept_already_is_not_asked_again(archive: Archive, site: Site) -> None:
    first = keep(archive, f"{site.base}/bridge")
    before = len(site.asked)
    again = keep(archive, str(first.article.id))
    assert (again.article.id, again.parts) == (first.article.id, 0)
    assert {one.request.path for one in site.asked[before:]} == {"/bridge", "/missing.ico", "/robots.txt"}


def test_parts_are_asked_for_as_robots_txt_allows(archive: Archive, site: Site) -> None:
    site.answer("/robots.txt", Answer(body=b"User-agent: *\nDisallow: /teaser", content_type="text/plain"))
    whole = keep(archive, f"{site.base}/bridge")
    assert f"{site.base}/teaser.png" in {failure.url for failure in whole.missing}
    assert whole.parts == len(paper.PARTS) - 1


def test_the_page_kept_before_stands_for_one_that_is_gone(archive: Archive, site: Site) -> None:
    archive.sources.add(f"{site.base}/feed.xml", name="paper", now=NOW)
    run(archive, SETTINGS)
    site.answer("/bridge", Answer(status=410))
    whole = keep(archive, "last")
    assert "410 Gone" in whole.stale
    assert whole.parts == len(paper.PARTS)


def test_what_cannot_be_kept_says_why(archive: Archive, site: Site) -> None:
    with pytest.raises(NotFoundError, match="no article has the number 7"):
        keep(archive, "7")
    with pytest.raises(UsageError, match="neither an article's number nor an address"):
        keep(archive, "nonsense")
    with pytest.raises(FetchError, match="404"):
        keep(archive, f"{site.base}/nowhere")
    with pytest.raises(UnreadableError, match="a file, no web page"):
        keep(archive, f"{site.base}/bridge.png")
    site.answer("/wall", Answer(body=b"<title>Bad gateway</title><p>502"))
    with pytest.raises(UnreadableError, match="the page is no article"):
        keep(archive, f"{site.base}/wall")
    assert archive.articles.count() == 0


def test_a_page_brings_no_more_than_so_many_bytes(archive: Archive, site: Site) -> None:
    with Fetcher(SETTINGS) as fetcher:
        page = fetcher.get(f"{site.base}/bridge")
        assert isinstance(page, Capture)
        most = len(paper.PICTURE) + 1
        gathered = Gatherer(fetcher, most_bytes=most).gather(page, read_capture(page), named=site.base)
    assert [capture.url for capture in gathered.captures] == [f"{site.base}{path}" for path in paper.PARTS[:2]]


def test_a_source_with_pictures_has_its_articles_kept_whole(archive: Archive, site: Site) -> None:
    archive.sources.add(f"{site.base}/feed.xml", name="paper", now=NOW)
    outcome = run(archive)
    (article,) = archive.articles.latest()
    parts = kept_parts(archive, article.id)
    assert {part.url for part in parts} == {f"{site.base}{path}" for path in paper.PARTS}
    assert outcome.bytes > sum(len(part.body) for part in parts)


def test_a_second_look_at_an_article_brings_only_pictures_that_are_new(archive: Archive, site: Site) -> None:
    archive.sources.add(f"{site.base}/feed.xml", name="paper", now=NOW)
    run(archive)
    site.answer("/bridge", Answer(body=paper.PAGE.replace("/teaser.png", "/back.png?new").encode()))
    site.answer("/back.png?new", Answer(body=paper.BACKGROUND, content_type="image/png"))
    before = len(site.asked)
    run(archive, force=True, recheck=True)
    asked = {one.request.target for one in site.asked[before:]}
    assert asked == {"/feed.xml", "/bridge", "/robots.txt", "/missing.ico", "/back.png?new"}
    assert kept_parts(archive, 1)[-1].url.endswith("/back.png?new")


def test_without_the_wish_no_picture_is_asked_for(archive: Archive, site: Site) -> None:
    archive.sources.add(f"{site.base}/feed.xml", name="paper", now=NOW)
    run(archive, SETTINGS)
    assert {one.request.path for one in site.asked} == {"/feed.xml", "/robots.txt", "/bridge"}


def test_a_wish_that_is_neither_true_nor_false_is_refused(archive: Archive, site: Site) -> None:
    archive.sources.add(f"{site.base}/feed.xml", name="paper", now=NOW)
    with pytest.raises(SettingsError, match="pictures wants true or false, found 'yes'"):
        run(archive, Settings(sources={"paper": {"pictures": "yes"}}))


def test_one_sites_styles_are_asked_for_once_in_a_sync(archive: Archive, site: Site) -> None:
    second = paper.PAGE.replace("bridge is closed", "mill is open").replace("/bridge.png", "/mill.png")
    site.answer("/mill", Answer(body=second.encode()))
    site.answer("/mill.png", Answer(body=paper.TEASER, content_type="image/png"))
    item = "<item><title>{0}</title><link>/{0}</link><pubDate>Wed, 25 Nov 2026 08:00:00 GMT</pubDate></item>"
    feed = f"<rss><channel><title>T</title>{item.format('mill')}{item.format('bridge')}</channel></rss>"
    site.answer("/feed.xml", Answer(body=feed.encode()))
    archive.sources.add(f"{site.base}/feed.xml", name="paper", now=NOW - timedelta(days=1))
    assert run(archive).new == 2
    assert [one.request.path for one in site.asked].count("/style.css") == 1
    assert [len(kept_parts(archive, number)) for number in (1, 2)] == [len(paper.PARTS)] * 2
