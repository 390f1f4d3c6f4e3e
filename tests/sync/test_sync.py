from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from newscli.archive import Archive, open_archive
from newscli.archive.forget import forget
from newscli.demo import Answer, Newspapers
from newscli.errors import ArchiveError
from newscli.fetcher import Fetcher
from newscli.model import Filter, Outcome, Source
from newscli.settings import Settings
from newscli.sync import Answered, Asked, Event, Finished, Listed, PageRead, Started, sync
from newscli.sync.whole import keep_whole
from tests.conftest import NOW

SETTINGS = Settings(pause_seconds=0.0, timeout_seconds=2.0, request_seconds=5.0)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db") as opened:
        yield opened


def run(archive: Archive, *, at: datetime = NOW, settings: Settings = SETTINGS, **options: Any) -> dict[str, Outcome]:
    """One whole sync at a moment; what came of each source."""
    with Fetcher(settings) as fetcher:
        return {outcome.source.name: outcome for outcome in sync(archive, fetcher, settings, now=lambda: at, **options)}


def courier(archive: Archive, newspapers: Newspapers, **options: Any) -> Source:
    return archive.sources.add(f"{newspapers.paper}/feed.xml", name="courier", now=NOW, **options)


def agency(archive: Archive, newspapers: Newspapers, path: str = "/all_news/") -> Source:
    return archive.sources.add(f"{newspapers.agency_de}{path}", name="agency", now=NOW)


def feed(*paths: str, when: datetime = NOW) -> Answer:
    """A feed whose items lead to these paths of its own newspaper."""
    items = "".join(
        f"<item><title>Feed title {n}</title><link>{path}</link><description>Feed words {n}</description>"
        f"<pubDate>{when - timedelta(hours=n):%Y-%m-%dT%H:%M:%SZ}</pubDate></item>"
        for n, path in enumerate(paths)
    )
    return Answer(body=f"<rss><channel><title>T</title>{items}</channel></rss>".encode(), validators=True)


def asked(newspapers: Newspapers) -> list[str]:
    return [one.request.path for one in newspapers.asked]


def test_every_article_of_a_feed_is_fetched_read_and_kept_whole(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    outcome = run(archive)["courier"]
    assert outcome.status == "new"
    assert outcome.new == archive.articles.count() > 20
    article = archive.articles.latest(limit=1)[0]
    assert len(archive.articles.reading(article.id).text) > 500
    assert archive.articles.newest_capture(article.id).body


def test_no_address_tells_by_which_feed_it_came(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    assert not [one.request.target for one in newspapers.asked if "utm_" in one.request.target]
    assert not [article.url for article in archive.articles.latest(limit=100) if "utm_" in article.url]


def test_a_second_visit_asks_for_what_changed_only(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    before = len(newspapers.asked)
    outcome = run(archive, at=NOW + timedelta(minutes=50), force=True)["courier"]
    assert (outcome.status, outcome.new, outcome.bytes) == ("not modified", 0, 0)
    assert [one.status for one in newspapers.asked[before:]] == [304]


def test_a_source_that_is_not_due_is_not_asked(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    before = len(newspapers.asked)
    outcome = run(archive, at=NOW + timedelta(minutes=1))["courier"]
    assert outcome.status == "not due"
    assert len(newspapers.asked) == before


def test_what_was_learnt_of_a_source_is_written_down(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    source = archive.sources.get("courier")
    assert (source.kind, source.title, source.failures, source.last_error) == ("feed", "The Callan Courier", 0, None)
    assert source.etag
    assert source.asked_at == source.answered_at == source.new_at == NOW
    assert source.next_at is not None
    assert source.next_at > NOW
    assert "an article every" in source.reason


def test_one_bad_source_never_stops_the_others(archive: Archive, newspapers: Newspapers) -> None:
    archive.sources.add("http://127.0.0.1:1/feed", name="refusing", now=NOW)
    archive.sources.add(f"{newspapers.paper}/no-such-page", name="missing", now=NOW)
    archive.sources.add(f"{newspapers.paper}/robots.txt", name="no-list", now=NOW)
    courier(archive, newspapers)
    outcomes = run(archive)
    assert outcomes["courier"].new > 20
    assert (outcomes["refusing"].status, outcomes["refusing"].error) == ("failed", "connection refused")
    assert outcomes["missing"].error == "404 Not Found"
    assert outcomes["no-list"].error == "neither a feed nor a page that lists articles"
    failing = archive.sources.get("refusing")
    assert (failing.failures, failing.last_error) == (1, "connection refused")
    assert failing.next_at is not None
    assert failing.next_at > NOW


def test_an_agency_without_a_feed_is_read_from_its_listing(archive: Archive, newspapers: Newspapers) -> None:
    agency(archive, newspapers)
    outcome = run(archive)["agency"]
    assert outcome.new >= 20
    assert {article.section for article in archive.articles.latest(limit=50)} >= {"Sport", "Kultur"} or all(
        article.section for article in archive.articles.latest(limit=50)
    )


def test_going_back_to_a_date_brings_each_article_once(archive: Archive, newspapers: Newspapers) -> None:
    agency(archive, newspapers)
    run(archive, since=NOW - timedelta(days=365))
    urls = [article.url for article in archive.articles.latest(limit=500)]
    pages = [path for path in asked(newspapers) if "/view/" in path]
    assert len(set(urls)) == len(urls) == len(pages)
    assert len(pages) == len(set(pages))
    again = run(archive, since=NOW - timedelta(days=365))["agency"]
    assert again.new == 0


def listing(*numbers: int) -> Answer:
    """A listing in the agency's shape, without dates."""
    links = "".join(f"<p><a href='/politics/view/a-story-{n}-2026/'>Story {n}</a></p>" for n in numbers)
    return Answer(body=links.encode())


def test_a_gap_since_the_last_visit_is_closed_and_no_more(archive: Archive, newspapers: Newspapers) -> None:
    base = newspapers.agency_de
    for n in range(1, 16):
        words = f"<title>Story {n}</title><article>" + f"<p>Words of story number {n} are here.</p>" * 30
        newspapers.answer(f"{base}/politics/view/a-story-{n}-2026/", Answer(body=words.encode()))
    newspapers.answer(f"{base}/gap/", listing(6, 5, 4))
    newspapers.answer(f"{base}/gap/page/2/", listing(6, 5, 4))
    agency(archive, newspapers, "/gap/")
    run(archive)
    newspapers.answer(f"{base}/gap/", listing(15, 14, 13))
    newspapers.answer(f"{base}/gap/page/2/", listing(12, 11, 10, 9))
    newspapers.answer(f"{base}/gap/page/3/", listing(8, 7, 6, 5))
    newspapers.answer(f"{base}/gap/page/4/", listing(4, 3, 2, 1))
    run(archive, at=NOW + timedelta(days=1))
    assert {article.title for article in archive.articles.latest(limit=50)} == {f"Story {n}" for n in range(4, 16)}


def test_only_the_feeds_words_are_kept_where_pages_are_not_wanted(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers, pages=False)
    outcome = run(archive)["courier"]
    assert outcome.new > 20
    assert asked(newspapers) == ["/feed.xml"]


def test_the_feeds_words_are_shown_where_the_page_is_gone(archive: Archive, newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/feed.xml", feed("/gone"))
    newspapers.answer(f"{newspapers.paper}/gone", Answer(status=404))
    courier(archive, newspapers)
    outcome = run(archive)["courier"]
    assert (outcome.new, outcome.failed_pages) == (1, 1)
    assert archive.articles.latest()[0].title == "Feed title 0"


def test_a_feed_has_no_say_in_what_another_sites_article_says(archive: Archive, newspapers: Newspapers) -> None:
    other = newspapers.agency_de.replace("127.0.0.1", "127.0.0.2")
    newspapers.answer(f"{newspapers.paper}/feed.xml", feed(f"{other}/politics/view/a-1-2026/"))
    courier(archive, newspapers)
    outcome = run(archive)["courier"]
    assert (outcome.new, outcome.failed_pages) == (0, 1)
    assert "private network" in outcome.notes[0]


def test_a_page_that_failed_for_now_is_tried_again_although_the_list_did_not_change(
    archive: Archive, newspapers: Newspapers
) -> None:
    newspapers.answer(f"{newspapers.paper}/feed.xml", feed("/later"))
    newspapers.answer(f"{newspapers.paper}/later", Answer(status=500))
    courier(archive, newspapers)
    assert run(archive)["courier"].new == 0
    newspapers.answer(
        f"{newspapers.paper}/later", Answer(body=b"<title>Now</title><article>" + b"<p>Words are here now.</p>" * 30)
    )
    assert run(archive, at=NOW + timedelta(hours=2), force=True)["courier"].new == 1


def test_an_article_that_reaches_us_by_two_addresses_is_one(archive: Archive, newspapers: Newspapers) -> None:
    path = next(p for p in _articles(archive, newspapers) if p)
    newspapers.answer(f"{newspapers.paper}/feed.xml", feed(path, f"{path}?utm_source=rss", f"{path}?utm_medium=x#top"))
    courier(archive, newspapers)
    run(archive)
    assert archive.articles.count() == 1
    assert asked(newspapers).count(path) == 1


def _articles(archive: Archive, newspapers: Newspapers) -> list[str]:
    with Fetcher(SETTINGS) as fetcher:
        from newscli.model import Capture
        from newscli.parser import read_listing

        answer = fetcher.get(f"{newspapers.paper}/atom.xml")
        assert isinstance(answer, Capture)
        return [entry.url.removeprefix(newspapers.paper).partition("?")[0] for entry in read_listing(answer).entries]


def test_stopping_keeps_what_was_read_and_the_next_sync_goes_on(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    stop = threading.Event()
    pages = 0

    def listener(event: Event) -> None:
        nonlocal pages
        pages += isinstance(event, PageRead) and event.error is None
        if pages == 5:
            stop.set()

    outcome = run(archive, listener=listener, stop=stop)["courier"]
    assert "stopped before it was done" in outcome.notes
    kept = archive.articles.count()
    assert 5 <= kept < 20
    assert archive.sources.get("courier").next_at is None
    run(archive, at=NOW + timedelta(seconds=1))
    whole = archive.articles.count()
    assert whole > 20
    assert whole == len({article.url for article in archive.articles.latest(limit=500)})


def test_an_address_that_turned_out_to_be_no_article_is_not_asked_at_every_visit(
    archive: Archive, newspapers: Newspapers
) -> None:
    newspapers.answer(f"{newspapers.agency_de}/gap/", listing(1, 2, 3))
    newspapers.answer(f"{newspapers.agency_de}/gap/page/2/", Answer(status=404))
    for n in (1, 2, 3):
        newspapers.answer(f"{newspapers.agency_de}/politics/view/a-story-{n}-2026/", Answer(status=404))
    agency(archive, newspapers, "/gap/")
    for hours in (0, 2, 4):
        run(archive, at=NOW + timedelta(hours=hours), force=True)
    assert asked(newspapers).count("/politics/view/a-story-1-2026/") == 1


def test_dropping_the_outcomes_keeps_what_was_read(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    archive.sources.add(f"{newspapers.paper}/no-such-page", name="missing", now=NOW)
    with Fetcher(SETTINGS) as fetcher:
        outcomes = sync(archive, fetcher, SETTINGS, now=lambda: NOW)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
    with archive.lock_sync():
        pass  # the lock is free again


def test_two_syncs_at_once_do_not_ask_twice(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    with archive.lock_sync(), pytest.raises(ArchiveError, match="syncing"):
        run(archive)
    assert newspapers.asked == []


def test_a_listener_hears_of_the_list_each_page_and_the_end(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    events: list[Event] = []
    run(archive, listener=events.append)
    assert [type(event) for event in events[:4]] == [Started, Asked, Answered, Listed]
    asked, answered = (sorted(e.url for e in events if isinstance(e, kind)) for kind in (Asked, Answered))
    assert asked == answered
    pages = [event for event in events if isinstance(event, PageRead)]
    assert [event.left for event in pages] == sorted((event.left for event in pages), reverse=True)
    assert isinstance(events[-1], Finished)


def test_a_feed_that_has_moved_for_good_is_followed_to_its_new_place(archive: Archive, newspapers: Newspapers) -> None:
    newspapers.answer(f"{newspapers.paper}/old.xml", Answer(status=301, headers=(("Location", "/feed.xml"),)))
    archive.sources.add(f"{newspapers.paper}/old.xml", name="courier", now=NOW)
    run(archive)
    assert archive.sources.get("courier").url == f"{newspapers.paper}/feed.xml"


def test_robots_txt_is_obeyed_for_articles_but_not_for_the_feed_itself(
    archive: Archive, newspapers: Newspapers
) -> None:
    newspapers.answer(f"{newspapers.paper}/robots.txt", Answer(body=b"User-agent: *\nDisallow: /"))
    newspapers.answer(f"{newspapers.paper}/feed.xml", feed("/a", "/b"))
    courier(archive, newspapers)
    outcome = run(archive)["courier"]
    assert asked(newspapers) == ["/feed.xml", "/robots.txt"]
    assert outcome.failed_pages == 2
    assert "robots.txt" in outcome.notes[0]
    assert [article.title for article in archive.articles.latest()] == ["Feed title 0", "Feed title 1"]
    assert run(archive, at=NOW + timedelta(days=1), force=True)["courier"].failed_pages == 0


def test_the_pause_between_two_requests_to_a_host_is_kept(archive: Archive, newspapers: Newspapers) -> None:
    import time

    newspapers.answer(f"{newspapers.paper}/feed.xml", feed("/a", "/b"))
    courier(archive, newspapers)
    began = time.monotonic()
    run(archive, settings=replace(SETTINGS, pause_seconds=0.2))
    assert len(newspapers.asked) == 4
    assert time.monotonic() - began >= 0.6


def test_a_corrected_article_is_noticed_when_its_page_is_asked_again(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    newspapers.correct()
    asked_before = len(newspapers.asked)
    run(archive, at=NOW + timedelta(days=8), force=True)
    statuses = [one.status for one in newspapers.asked[asked_before:] if one.request.path != "/robots.txt"]
    assert archive.articles.count(Filter(changed=True)) == 1
    assert statuses.count(200) <= 8  # the others had not changed, and were asked so that they could say so
    assert statuses.count(304) > 10


def test_a_withdrawn_article_is_marked_gone_and_kept(archive: Archive, newspapers: Newspapers) -> None:
    agency(archive, newspapers)
    run(archive, since=NOW - timedelta(days=365))
    kept = archive.articles.count()
    newspapers.withdraw()
    run(archive, at=NOW + timedelta(hours=2), force=True, recheck=True)
    gone = [article for article in archive.articles.latest(limit=500) if article.gone_at]
    assert len(gone) == 1
    assert archive.articles.count() == kept


def dated(newspapers: Newspapers, updated: datetime, count: int) -> None:
    """A feed of so many entries that were all updated then, and their pages."""
    entries = "".join(
        f"<entry><title>T{n}</title><link href='/p/{n}'/><published>2026-11-25T08:00:00Z</published>"
        f"<updated>{updated.isoformat()}</updated></entry>"
        for n in range(count)
    )
    newspapers.answer(f"{newspapers.paper}/feed.xml", Answer(body=f"<feed>{entries}</feed>".encode()))
    for n in range(count):
        page = f"<title>T{n}</title><article>" + "<p>Words are here, as they should be.</p>" * 30
        newspapers.answer(f"{newspapers.paper}/p/{n}", Answer(body=page.encode()))


@pytest.mark.parametrize(("count", "asked_again"), [(3, 1), (8, 0)])
def test_a_listing_that_says_an_article_changed_is_believed_unless_it_says_so_of_all(
    archive: Archive, newspapers: Newspapers, count: int, asked_again: int
) -> None:
    dated(newspapers, NOW, count)
    courier(archive, newspapers)
    run(archive)
    dated(newspapers, NOW + timedelta(minutes=20), count)
    run(archive, at=NOW + timedelta(minutes=30), force=True)
    assert asked(newspapers).count("/p/1") == 1 + asked_again


def test_what_was_forgotten_is_not_brought_back(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    article = archive.articles.latest(limit=1)[0]
    assert forget(archive, [article.id], now=NOW) == 1
    before = len(newspapers.asked)
    assert run(archive, force=True, since=NOW - timedelta(days=400))["courier"].new == 0
    assert urlsplit(article.url).path not in {one.request.path for one in newspapers.asked[before:]}
    assert archive.articles.known([article.url]) == {}


def test_what_was_forgotten_is_not_brought_back_by_another_address(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    article = archive.articles.latest(limit=1)[0]
    forget(archive, [article.id], now=NOW)
    newspapers.answer(f"{newspapers.paper}/moved", Answer(status=301, headers=(("Location", article.url),)))
    newspapers.answer(f"{newspapers.paper}/feed.xml", feed("/moved"))
    for _ in range(2):
        assert run(archive, force=True)["courier"].new == 0
    assert asked(newspapers).count("/moved") == 1


def test_a_feeds_words_that_were_forgotten_are_not_brought_back(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers, pages=False)
    known = run(archive)["courier"].new
    forget(archive, [1, 2], now=NOW)
    run(archive, force=True, since=NOW - timedelta(days=400))
    assert archive.articles.count() == known - 2


def test_what_was_forgotten_comes_back_where_the_reader_names_it(archive: Archive, newspapers: Newspapers) -> None:
    courier(archive, newspapers)
    run(archive)
    article = archive.articles.latest(limit=1)[0]
    forget(archive, [article.id], now=NOW)
    with Fetcher(SETTINGS) as fetcher:
        assert keep_whole(archive, article.url, fetcher, now=NOW).article.url == article.url
