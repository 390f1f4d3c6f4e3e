"""One article is one article however it is reached, and two are never one."""

from __future__ import annotations

from datetime import timedelta

from newscli.archive import Archive
from newscli.model import Entry
from tests.archive.papers import NOW, capture, reading


def test_every_address_on_the_way_leads_to_the_article(archive: Archive) -> None:
    of = reading(1, url="https://paper.example/politics/story-1-canonical")
    page = capture(
        of,
        url="https://www.paper.example/politics/story-1?page=full",
        asked_url="http://feeds.example/r/1",
        redirects=(("http://feeds.example/r/1", 302), ("https://paper.example/go/1", 301)),
    )
    entry = Entry(url="http://feeds.example/r/1", guid="tag:paper.example,2026:1")
    archive.keep(
        page, of, source_id=archive.sources.add("https://paper.example/feed", now=NOW).id, now=NOW, entry=entry
    )
    ways = [
        "http://feeds.example/r/1",
        "https://paper.example/go/1?utm_source=mail",
        "https://paper.example/politics/story-1?page=full#top",
        "http://paper.example/politics/story-1-canonical/",
    ]
    assert archive.articles.known([*ways, "https://paper.example/other"]) == dict.fromkeys(ways, 1)
    assert archive.articles.known_guids(1, ["tag:paper.example,2026:1", "2"]) == {"tag:paper.example,2026:1": 1}
    assert archive.articles.get(ways[3]).url == "https://paper.example/politics/story-1-canonical"


def test_a_moved_article_is_known_by_its_guid(archive: Archive) -> None:
    source = archive.sources.add("https://paper.example/feed", now=NOW).id
    first = reading(1)
    archive.keep(capture(first), first, source_id=source, now=NOW, entry=Entry(url=str(first.url), guid="g1"))
    moved = reading(1, url="https://paper.example/world/story-1-moved")
    kept = archive.keep(
        capture(moved, at=NOW + timedelta(hours=1)),
        moved,
        source_id=source,
        now=NOW,
        entry=Entry(url=str(moved.url), guid="g1"),
    )
    assert (kept.article_id, kept.change) == (1, "same")


def test_a_moved_article_is_known_by_its_first_address_where_that_is_its_guid(archive: Archive) -> None:
    source, other = (archive.sources.add(f"https://{name}.example/feed", now=NOW).id for name in ("paper", "other"))
    first = reading(1)
    guid = str(first.url)
    archive.keep(capture(first), first, source_id=source, now=NOW, entry=Entry(url=guid, guid=guid))
    assert archive.articles.known_guids(source, [guid, "2"]) == {guid: 1}
    assert archive.articles.known_guids(other, [guid]) == {}  # to another source's feed it is only a claim
    moved = reading(1, url="https://paper.example/world/story-1-moved")
    entry = Entry(url=str(moved.url), guid=guid)
    assert archive.keep(capture(moved), moved, source_id=source, now=NOW, entry=entry).article_id == 1


def test_a_guid_that_is_another_articles_address_swallows_nothing(archive: Archive) -> None:
    source = archive.sources.add("https://paper.example/feed", now=NOW).id
    archive.keep(capture(reading(1)), reading(1), source_id=source, now=NOW)
    liar = reading(2)
    entry = Entry(url=str(liar.url), guid=str(reading(1).url))
    assert archive.keep(capture(liar), liar, source_id=source, now=NOW, entry=entry).article_id == 2
    assert archive.articles.known([str(reading(1).url)]) == {str(reading(1).url): 1}


def test_a_feed_that_calls_all_its_articles_alike_merges_none(archive: Archive) -> None:
    source = archive.sources.add("https://paper.example/feed", now=NOW).id
    for number in (1, 2, 3):
        of = reading(number)
        archive.keep(capture(of), of, source_id=source, now=NOW, entry=Entry(url=str(of.url), guid="1"))
    assert archive.articles.count() == 3


def test_a_page_that_claims_another_ones_address_does_not_swallow_it(archive: Archive) -> None:
    archive.keep(capture(reading(1)), reading(1), source_id=None, now=NOW)
    liar = reading(2, url=reading(1).url)
    page = capture(
        liar, url="https://paper.example/politics/story-2", asked_url="https://paper.example/politics/story-2"
    )
    kept = archive.keep(page, liar, source_id=None, now=NOW)
    assert kept.change == "new"
    assert archive.articles.get(kept.article_id).url == "https://paper.example/politics/story-2"
    assert archive.articles.get(str(reading(1).url)).id == 1


def test_pages_that_claim_the_home_page_or_are_led_there_are_not_the_home_page(archive: Archive) -> None:
    for number in (1, 2):
        of = reading(number, url="https://paper.example/")
        page = capture(of, asked_url=f"https://paper.example/{number}", url=f"https://paper.example/story-{number}")
        archive.keep(page, of, source_id=None, now=NOW)
    assert archive.articles.count() == 2
    assert archive.articles.known(["https://paper.example/"]) == {}
