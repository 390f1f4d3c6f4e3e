from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newscli import decide
from newscli.decide import Wishes
from newscli.errors import FetchError
from newscli.model import Capture, Entry, Listing, Source

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SOURCE = Source(id=1, name="paper", url="https://paper.example/feed", kind="feed", title="Paper", added_at=NOW)


def every(gap: timedelta, count: int = 10, newest: datetime = NOW) -> list[datetime]:
    return [newest - gap * n for n in range(count)]


def capture(**headers: str) -> Capture:
    return Capture(
        url=SOURCE.url,
        asked_url=SOURCE.url,
        fetched_at=NOW,
        status=200,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        body=b"",
    )


@pytest.mark.parametrize(
    ("source", "due"),
    [
        (SOURCE, True),
        (replace(SOURCE, next_at=NOW), True),
        (replace(SOURCE, next_at=NOW + timedelta(seconds=1)), False),
        (replace(SOURCE, gone=True), False),
    ],
)
def test_a_source_is_due_when_its_time_has_come_and_it_is_not_gone(source: Source, due: bool) -> None:
    assert source.is_due(NOW) is due


def test_only_what_is_not_known_is_new_and_each_article_once() -> None:
    entries = [
        Entry(url="https://paper.example/a"),
        Entry(url="https://paper.example/b?utm_source=rss"),
        Entry(url="https://paper.example/b"),
        Entry(url="https://paper.example/c"),
    ]
    new = decide.whats_new(entries, {"https://paper.example/a"})
    assert [entry.url for entry in new] == ["https://paper.example/b?utm_source=rss", "https://paper.example/c"]


def test_with_a_date_to_reach_older_entries_are_left_out_but_not_those_without_a_date() -> None:
    entries = [
        Entry(url="https://paper.example/new", published=NOW),
        Entry(url="https://paper.example/old", published=NOW - timedelta(days=40)),
        Entry(url="https://paper.example/undated"),
    ]
    new = decide.whats_new(entries, set(), since=NOW - timedelta(days=30))
    assert [entry.url for entry in new] == ["https://paper.example/new", "https://paper.example/undated"]


@pytest.mark.parametrize(
    ("gap", "pause"),
    [
        (timedelta(minutes=2), decide.SHORTEST),
        (timedelta(hours=2), timedelta(hours=2) * decide.SHARE_OF_GAP),
        (timedelta(days=9), decide.LONGEST),
    ],
)
def test_a_source_is_asked_as_often_as_it_publishes_within_bounds(gap: timedelta, pause: timedelta) -> None:
    at = decide.after_answer(SOURCE, every(gap), Wishes(), NOW).at
    assert at is not None
    assert pause <= at - NOW <= pause * (1 + decide.JITTER)


def test_a_source_that_fell_silent_is_asked_less_and_less() -> None:
    pauses = []
    for days in (0, 1, 3, 30):
        at = decide.after_answer(SOURCE, every(timedelta(hours=1), newest=NOW - timedelta(days=days)), Wishes(), NOW).at
        assert at is not None
        pauses.append(at - NOW)
    assert pauses == sorted(pauses)
    assert pauses[-1] <= decide.LONGEST * (1 + decide.JITTER)


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        (Wishes(ttl_seconds=7200), "its feed says it stays fresh for 2 hours"),
        (Wishes(max_age_seconds=10800), "its server says it stays fresh for 3 hours"),
    ],
)
def test_the_publisher_may_ask_for_longer_pauses(wishes: Wishes, words: str) -> None:
    plan = decide.after_answer(SOURCE, every(timedelta(minutes=30)), wishes, NOW)
    assert words in plan.reason
    assert plan.at is not None
    assert plan.at - NOW >= timedelta(hours=2)


def test_no_publisher_can_send_a_source_to_sleep_for_a_year() -> None:
    at = decide.after_answer(SOURCE, every(timedelta(hours=1)), Wishes(ttl_seconds=31_536_000), NOW).at
    assert at is not None
    assert at - NOW <= decide.LONGEST * (1 + decide.JITTER)


def test_hours_a_feed_asks_to_be_left_alone_are_passed_over() -> None:
    plan = decide.after_answer(SOURCE, every(timedelta(minutes=20)), Wishes(skip_hours=frozenset({10, 11, 12})), NOW)
    assert plan.at == datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
    assert "until 13:00 UTC" in plan.reason


def test_a_feed_that_skips_all_hours_is_not_believed() -> None:
    plan = decide.after_answer(SOURCE, every(timedelta(minutes=20)), Wishes(skip_hours=frozenset(range(24))), NOW)
    assert plan.at is not None
    assert plan.at - NOW < timedelta(hours=1)


def test_each_failure_in_a_row_makes_the_pause_longer_up_to_a_bound() -> None:
    source, pauses = SOURCE, []
    for _ in range(30):
        source = decide.failed(source, FetchError(SOURCE.url, "connection refused"), NOW)
        assert source.next_at is not None
        pauses.append(source.next_at - NOW)
    assert pauses[0] < pauses[1] < pauses[2] < pauses[-1] <= decide.LONGEST_AFTER_FAILURE * (1 + decide.JITTER)
    assert source.failures == 30
    assert "connection refused; failure 30 in a row" in source.reason


def test_a_server_that_names_its_quiet_gets_it() -> None:
    source = decide.failed(SOURCE, FetchError(SOURCE.url, "429 Too Many Requests", status=429, retry_after=7200), NOW)
    assert source.next_at == NOW + timedelta(hours=2)
    assert "asked for quiet for 2 hours" in source.reason


def test_410_means_gone_for_good() -> None:
    source = decide.failed(SOURCE, FetchError(SOURCE.url, "410 Gone", status=410), NOW)
    assert source.gone
    assert not source.is_due(NOW + timedelta(days=365))


def test_an_answer_ends_a_row_of_failures_and_its_validators_are_remembered() -> None:
    failing = replace(SOURCE, failures=5, last_error="timed out after 20 s")
    source = decide.answered(failing, capture(ETag='"1"', Last_Modified="x"), Listing(kind="feed"), [], new=3, now=NOW)
    assert (source.failures, source.last_error, source.last_new, source.new_at) == (0, None, 3, NOW)
    assert (source.etag, source.last_modified) == ('"1"', "x")


def test_an_unchanged_answer_keeps_the_validators() -> None:
    known = replace(SOURCE, etag='"1"', last_modified="x")
    source = decide.answered(known, replace(capture(), status=304), None, [], new=0, now=NOW)
    assert (source.etag, source.last_modified) == ('"1"', "x")
    assert source.next_at is not None
    assert source.next_at > NOW


@pytest.mark.parametrize(
    ("statuses", "url"),
    [
        ((301,), "https://new.example/feed"),
        ((308, 301), "https://new.example/feed"),
        ((302,), SOURCE.url),
        ((301, 302), SOURCE.url),
    ],
)
def test_a_permanent_move_is_remembered_and_a_passing_one_is_not(statuses: tuple[int, ...], url: str) -> None:
    moved = replace(
        capture(), url="https://new.example/feed", redirects=tuple((SOURCE.url, status) for status in statuses)
    )
    assert decide.answered(SOURCE, moved, Listing(kind="feed"), [], new=0, now=NOW).url == url


@pytest.mark.parametrize(
    ("age", "pause"),
    [
        (timedelta(0), timedelta(hours=1)),
        (timedelta(minutes=61), timedelta(days=1)),
        (timedelta(hours=25), timedelta(days=7)),
        (timedelta(days=6), timedelta(days=7)),
        (timedelta(days=8), None),
        (timedelta(days=300), None),
    ],
)
def test_an_article_is_looked_at_again_after_an_hour_a_day_and_a_week(age: timedelta, pause: timedelta | None) -> None:
    appeared = NOW - age
    assert decide.next_check(appeared, NOW) == (appeared + pause if pause else None)


def test_a_page_that_fails_is_tried_less_and_less_and_then_given_up() -> None:
    moments = [decide.next_try(tries, NOW) for tries in range(1, decide.MAX_TRIES + 1)]
    pauses = [moment - NOW for moment in moments if moment]
    assert pauses[0] == timedelta(minutes=15)
    assert pauses == sorted(pauses)
    assert moments[-1] is None
    assert decide.next_try(1, NOW, retry_after=7200) == NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("updated", "corrected"), [(NOW + timedelta(hours=1), True), (NOW - timedelta(hours=1), False), (None, False)]
)
def test_a_listing_may_say_that_an_article_was_corrected(updated: datetime | None, corrected: bool) -> None:
    source = replace(SOURCE, answered_at=NOW)
    assert decide.was_corrected(Entry(url="https://paper.example/a", updated=updated), source) is corrected


@pytest.mark.parametrize(
    ("pause", "words"),
    [
        (timedelta(seconds=40), "40 seconds"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=85), "85 minutes"),
        (timedelta(hours=3), "3 hours"),
        (timedelta(days=2), "2 days"),
    ],
)
def test_lengths_of_time_are_said_in_words(pause: timedelta, words: str) -> None:
    assert decide.in_words(pause) == words


@pytest.mark.parametrize(
    ("feed", "article", "belongs"),
    [
        ("https://paper.example/feed", "https://www.paper.example/a", True),
        ("https://feeds.paper.co.uk/rss", "https://www.paper.co.uk/a", True),
        ("https://paper.example/feed", "https://other.example/a", False),
        ("https://evil.co.uk/feed", "https://paper.co.uk/a", False),
        ("http://127.0.0.1:8000/feed", "http://127.0.0.1:8000/a", True),
        ("http://127.0.0.1/feed", "http://10.0.0.1/a", False),
    ],
)
def test_a_listing_speaks_for_the_articles_of_its_own_site_alone(feed: str, article: str, belongs: bool) -> None:
    assert decide.belongs(Entry(url=article), replace(SOURCE, url=feed)) is belongs


@pytest.mark.parametrize(
    ("kind", "title", "reach"),
    [("sitemap", "", NOW - timedelta(days=7)), ("sitemap", "News", None), ("feed", "", None)],
)
def test_a_sitemap_of_all_pages_is_read_only_a_week_back(kind: str, title: str, reach: datetime | None) -> None:
    listing = Listing(kind=kind, entries=(Entry(url="https://paper.example/a", title=title),))
    assert decide.reach_back(listing, SOURCE) == reach
