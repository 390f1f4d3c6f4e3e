from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newscli.archive import Archive, open_archive
from newscli.archive.evidence import check, prove
from newscli.archive.verify import verify
from newscli.demo import Answer
from newscli.demo.web import Site
from newscli.errors import NotFoundError, UsageError
from newscli.fetcher import Fetcher
from newscli.model import Article, Capture, Entry, Reading
from newscli.parser import read_capture
from newscli.settings import Settings
from newscli.sync.recover import Recovered, recover
from tests.conftest import NOW
from tests.sync import paper, webarchive
from tests.sync.webarchive import Held

SETTINGS = Settings(pause_seconds=0.0, timeout_seconds=2.0, request_seconds=5.0)
URL = "https://paper.example/bridge?id=7"
GONE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
FIRST = paper.PAGE.replace("closed the old bridge", "will close the old bridge")
LATER = paper.PAGE.replace("until the spring comes", "until the summer comes")
WALL = "<title>Please subscribe</title><p>Subscribe to read on.</p>"


def held(body: str, days: float = 0, *, url: str = URL, status: int = 200) -> Held:
    return Held(url=url, at=DAY + timedelta(days=days), body=body, status=status)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "news.db") as opened:
        yield opened


def ask(
    archive: Archive, *sites: Site, ref: str = URL, every: bool = False, at: datetime | None = None
) -> list[Recovered]:
    with Fetcher(SETTINGS) as fetcher:
        gates = [f"{site.base}/web/" for site in sites]
        return list(recover(archive, ref, fetcher, gates, now=NOW, every=every, at=at))


@pytest.fixture
def kept(archive: Archive) -> Article:
    """An article that was kept from its own server a day after `DAY`, and whose page is gone since."""
    at = DAY + timedelta(days=1)
    page = Capture(url=URL, asked_url=URL, fetched_at=at, status=200, headers=(), body=paper.PAGE.encode())
    number = archive.keep(page, read_capture(page), source_id=None, now=at).article_id
    archive.articles.gone(number, GONE_AT)
    return archive.articles.get(number)


def test_a_page_nobody_kept_becomes_an_article_of_its_own_day(archive: Archive) -> None:
    with webarchive.serve(held(paper.PAGE)) as site:
        (found,) = ask(archive, site)
    assert (found.change, found.at) == ("new", DAY)
    assert (found.article.url, found.article.title) == (URL, "The old bridge is closed")
    assert found.article.first_seen_at == DAY


def test_a_recovered_page_says_where_it_came_from_and_has_the_bytes_of_its_own_server(archive: Archive) -> None:
    with webarchive.serve(held(paper.PAGE)) as site:
        (found,) = ask(archive, site)
        capture = archive.articles.newest_capture(found.article.id)
    assert capture.body == paper.PAGE.encode()
    assert (capture.url, capture.fetched_at) == (URL, DAY)
    assert capture.memento == found.url == f"{site.base}/web/20261120120000id_/{URL}"
    assert capture.header("memento-datetime") == "Fri, 20 Nov 2026 12:00:00 GMT"
    assert 'rel="original"' in (capture.header("link") or "")
    assert list(verify(archive.path)) == []
    said = [finding.detail for finding in check(prove(archive, found.article.id, now=NOW))]
    assert said[1] == f"as {found.url} dates it: {DAY.isoformat()}"


def test_where_the_bytes_are_not_to_be_had_the_page_is_kept_as_the_web_archive_shows_it(archive: Archive) -> None:
    with webarchive.serve(held(paper.PAGE), raw=False) as site:
        (found,) = ask(archive, site)
    assert archive.articles.newest_capture(found.article.id).body.startswith(b"<!-- kept by a web archive -->")


def test_what_the_page_said_before_is_an_older_version_and_no_news(archive: Archive, kept: Article) -> None:
    with webarchive.serve(held(FIRST)) as site:
        (found,) = ask(archive, site, ref=str(kept.id))
    assert found.change == "older"
    older, newest = archive.articles.revisions(kept.id)
    assert "will close" in older.reading.text
    assert (older.seen_at, older.ours) == (DAY, False)
    assert archive.articles.reading(kept.id) == newest.reading
    assert archive.articles.newest_capture(kept.id).memento is None
    after = archive.articles.get(kept.id)
    assert (after.changed_at, after.gone_at, after.revision_id) == (None, GONE_AT, newest.id)


def test_a_page_that_a_web_archive_saw_last_is_a_newer_version_and_stays_gone(archive: Archive, kept: Article) -> None:
    with webarchive.serve(held(LATER, 3)) as site:
        (found,) = ask(archive, site, ref="last")
    assert found.change == "newer"
    assert "until the summer" in archive.articles.reading(kept.id).text
    assert archive.articles.get(kept.id).gone_at == GONE_AT


def test_the_same_words_are_no_further_version(archive: Archive, kept: Article) -> None:
    with webarchive.serve(held(paper.PAGE)) as site:
        assert [one.change for one in ask(archive, site, ref=kept.url)] == ["same"]
    assert len(archive.articles.revisions(kept.id)) == 1
    assert len(archive.captures.of(kept.id)) == 2


def test_a_page_takes_the_place_of_a_feeds_shorter_words(archive: Archive) -> None:
    words = Reading(url=URL, title="The old bridge is closed", description="Closed.")
    number = archive.keep(None, words, source_id=None, now=NOW, entry=Entry(url=URL)).article_id
    with webarchive.serve(held(paper.PAGE)) as site:
        (found,) = ask(archive, site)
    assert (found.article.id, found.change) == (number, "newer")
    assert "the ferry will run" in archive.articles.reading(number).text
    assert archive.articles.get(number).changed_at is None
    assert [revision.capture_id is None for revision in archive.articles.revisions(number)] == [True, False]


def test_walls_and_errors_are_passed_by_for_the_nearest_page(archive: Archive) -> None:
    pages = (held(WALL), held("<p>No</p>", 1, status=404), held(paper.PAGE, -3), held(FIRST, -9))
    with webarchive.serve(*pages) as site:
        (found,) = ask(archive, site, at=DAY)
    assert found.at == DAY - timedelta(days=3)


def test_every_memento_is_a_version_and_none_is_asked_for_twice(archive: Archive) -> None:
    with webarchive.serve(held(FIRST, -2), held(paper.PAGE), held(paper.PAGE, 1), held(LATER, 2)) as site:
        found = ask(archive, site, every=True)
        before = len(site.asked)
        with pytest.raises(NotFoundError):
            ask(archive, site, every=True)
        assert [one.request.path for one in site.asked[before:]] == ["/web/timemap/link/https://paper.example/bridge"]
    assert [one.change for one in found] == ["new", "newer", "same", "newer"]
    assert [one.seen_at for one in archive.articles.revisions(1)] == [DAY + timedelta(days=n) for n in (-2, 0, 2)]


def test_the_first_web_archive_that_has_it_is_enough(archive: Archive) -> None:
    with webarchive.serve() as empty, webarchive.serve(held(paper.PAGE)) as full, webarchive.serve() as never:
        ask(archive, empty, full, never)
        assert never.asked == []


def test_a_page_that_no_web_archive_has_is_said_with_the_cause(archive: Archive) -> None:
    with webarchive.serve() as empty, webarchive.serve(held(WALL)) as walled:
        said = r"bridge\?id=7: no web archive has an article there \(127.0.0.1: 404 Not Found; 127.0.0.1: .*no article"
        with pytest.raises(NotFoundError, match=said):
            ask(archive, empty, walled)
    with pytest.raises(UsageError, match="no web archive is set"):
        ask(archive)
    assert archive.articles.count() == 0


def test_a_memento_of_another_page_is_not_taken_for_this_one(archive: Archive) -> None:
    other = "https://paper.example/mill"
    with webarchive.serve(held("", status=200), held(paper.PAGE, url=other)) as site:
        address = f"/web/20261120120000id_/{URL}"
        to = f"{site.base}/web/20261120120000id_/{other}"
        site.answer(address, Answer(status=302, headers=(("Location", to),)))
        with pytest.raises(NotFoundError, match=f"leads to another page, {re.escape(other)}"):
            ask(archive, site)


def test_a_web_archive_leads_to_no_other_host_of_the_readers_network(archive: Archive) -> None:
    with webarchive.serve() as site:
        inward = Answer(status=302, headers=(("Location", "http://127.0.0.2:9/"),))
        site.answer(f"/web/{URL}", inward)
        with pytest.raises(NotFoundError, match="private network"):
            ask(archive, site)


def test_an_answer_without_a_date_is_no_memento(archive: Archive) -> None:
    with webarchive.serve(held(paper.PAGE)) as site:
        for form in ("id_", ""):
            site.answer(f"/web/20261120120000{form}/{URL}", Answer(body=paper.PAGE.encode()))
        with pytest.raises(NotFoundError, match="does not say when it was so"):
            ask(archive, site)
