"""What is followed, and under which name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newscli.archive import Archive
from newscli.archive.naming import short_name
from newscli.errors import NotFoundError, UsageError
from tests.archive.papers import NOW, capture, reading


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://deu.belta.by/all_news/", "belta-deu"),
        ("https://www.paper.example/rss.xml", "paper"),
        ("https://feeds.bbci.co.uk/news/world/rss.xml", "bbci-world"),
        ("https://paper.example/feed?section=sport", "paper"),
        ("http://127.0.0.1:8080/agency/all_news/", "127-0-0-1-agency"),
        ("https://user:secret@paper.example/", "paper"),
        ("https://новости.example/", "новости"),
        ("https://localhost/", "localhost"),
    ],
)
def test_a_name_is_short_and_tells_whose_news_it_is(url: str, name: str) -> None:
    assert short_name(url, ()) == name


def test_a_host_that_is_a_number_leaves_the_name_to_the_title() -> None:
    assert short_name("http://127.0.0.1:8902/feed.xml", (), "The Callan Courier") == "the-callan-courier"


def test_a_taken_name_gets_a_number() -> None:
    assert short_name("https://paper.example/", {"paper", "paper-2"}) == "paper-3"


def test_what_sync_learned_is_written_down(archive: Archive) -> None:
    source = archive.sources.add("https://paper.example/feed", title="Paper", language="en", now=NOW, tags=["a", "b"])
    learned = replace(
        source, kind="feed", etag='"1"', asked_at=NOW, next_at=NOW, failures=2, last_error="no", reason="r", gone=True
    )
    archive.sources.update(learned)
    assert archive.sources.all() == [learned]


def test_a_source_is_found_by_name_address_or_an_unambiguous_part(archive: Archive) -> None:
    one = archive.sources.add("https://paper.example/politics/feed", now=NOW)
    archive.sources.add("https://paper.example/sport/feed", now=NOW)
    assert archive.sources.get("paper-politics") == one
    assert archive.sources.get("https://paper.example/politics/feed") == one
    assert archive.sources.get("POLIT") == one
    with pytest.raises(UsageError, match="fits 2 sources"):
        archive.sources.get("paper")
    with pytest.raises(NotFoundError, match="no source is called"):
        archive.sources.get("belta")


def test_an_address_is_followed_once_and_a_name_given_once(archive: Archive) -> None:
    archive.sources.add("https://paper.example/feed", name="p", now=NOW)
    with pytest.raises(UsageError, match="followed already, as p"):
        archive.sources.add("https://paper.example/feed", now=NOW)
    with pytest.raises(UsageError, match="called p already"):
        archive.sources.add("https://other.example/feed", name="p", now=NOW)


def test_articles_stay_when_their_source_goes_and_meet_it_again(archive: Archive) -> None:
    source = archive.sources.add("https://paper.example/feed", name="p", now=NOW)
    archive.keep(capture(reading(1)), reading(1), source_id=source.id, now=NOW)
    archive.sources.remove(source.id)
    assert archive.sources.all() == []
    assert archive.articles.get(1).source == "p"
    again = archive.sources.add("https://paper.example/feed", now=NOW)
    assert (again.id, again.name) == (source.id, "p")


def test_the_articles_of_the_last_days_are_counted_by_source(archive: Archive) -> None:
    source = archive.sources.add("https://paper.example/feed", now=NOW)
    for number, days in enumerate((0.5, 0.5, 3, 20)):
        page = reading(number, published=NOW - timedelta(days=days))
        archive.keep(None, page, source_id=source.id, now=NOW)
    assert archive.sources.articles_per_day(NOW, days=5) == {source.id: [0, 1, 0, 0, 2]}
