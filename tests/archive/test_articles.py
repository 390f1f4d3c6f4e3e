"""Lists, numbers, marks: what a reader asks of the archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newscli.archive import Archive
from newscli.errors import NotFoundError
from newscli.model import Filter
from tests.archive.papers import NOW, capture, reading


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Two sources, twelve articles: number N was published N hours ago; odd ones German sport, even ones English."""
    sources = [archive.sources.add(f"https://{name}.example/feed", now=NOW, tags=[name]).id for name in ("one", "two")]
    with archive.transaction():
        for number in range(1, 13):
            odd = number % 2
            of = reading(number, section="Sport" if odd else "Politics", language="de-CH" if odd else "en")
            archive.keep(capture(of), of, source_id=sources[number > 6], now=NOW)
    return archive


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Filter(), [1, 2, 3, 4]),
        (Filter(sources=("two",)), [7, 8, 9, 10]),
        (Filter(sources=("two", "one")), [1, 2, 3, 4]),
        (Filter(sources=("nobody",)), []),
        (Filter(sections=("sPORT",)), [1, 3, 5, 7]),
        (Filter(sections=("sport", "politics"), sources=("two",)), [7, 8, 9, 10]),
        (Filter(languages=("de",)), [1, 3, 5, 7]),
        (Filter(languages=("de-CH", "en"), sections=("politics",)), [2, 4, 6, 8]),
        (Filter(languages=("d",)), []),
        (Filter(tags=("TWO",)), [7, 8, 9, 10]),
        (Filter(since=NOW - timedelta(hours=2)), [1, 2]),
        (Filter(until=NOW - timedelta(hours=2)), [3, 4, 5, 6]),
        (Filter(since=NOW - timedelta(hours=9), until=NOW - timedelta(hours=7), sources=("two",)), [8, 9]),
        (Filter(unread=True), [1, 2, 4, 5]),
        (Filter(starred=True), [2, 8]),
        (Filter(starred=True, unread=True, languages=("en",), sources=("one",)), [2]),
        (Filter(changed=True), []),
    ],
)
def test_a_list_shows_what_passes_the_filter_newest_first(filled: Archive, wanted: Filter, numbers: list[int]) -> None:
    filled.articles.mark([3, 8], unread=False)
    filled.articles.mark([2, 8], starred=True)
    assert [article.id for article in filled.articles.latest(wanted, 4)] == numbers
    assert filled.articles.count(wanted) == len(filled.articles.latest(wanted, 99))


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(unread=True),
        Filter(starred=True),
        Filter(changed=True),
        Filter(sources=("one", "two"), unread=True),
        Filter(sections=("sport",), languages=("de",)),
        Filter(languages=("en",), since=NOW - timedelta(days=1)),
    ],
)
def test_no_list_is_sorted_or_searched_from_end_to_end(filled: Archive, wanted: Filter) -> None:
    plans: list[str] = []
    filled.connection.set_trace_callback(plans.append)
    filled.articles.latest(wanted, 4)
    filled.connection.set_trace_callback(None)
    for statement in (plan for plan in plans if "INDEXED BY" in plan):
        steps = [row[3] for row in filled.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert steps[0].startswith(("SEARCH articles USING INDEX", "SCAN articles USING INDEX")), steps
        assert not any("TEMP B-TREE" in step for step in steps), steps


def test_the_day_of_an_article_without_an_hour_does_not_sink_it(archive: Archive) -> None:
    today = datetime(2026, 11, 25, tzinfo=UTC)
    day = reading(1, published=today, published_is_day=True)
    archive.keep(capture(day), day, source_id=None, now=NOW)
    archive.keep(capture(reading(2)), reading(2), source_id=None, now=NOW)
    assert [article.id for article in archive.articles.latest()] == [1, 2]
    assert archive.articles.get(1).published == today


def test_an_article_from_the_future_does_not_stay_on_top(archive: Archive) -> None:
    future = reading(1, published=NOW + timedelta(days=400))
    archive.keep(capture(future), future, source_id=None, now=NOW)
    tomorrow = NOW + timedelta(days=1)
    archive.keep(capture(reading(2)), reading(2, published=tomorrow), source_id=None, now=tomorrow)
    assert [article.id for article in archive.articles.latest()] == [2, 1]


def test_an_article_without_a_date_stands_where_it_was_first_seen(archive: Archive) -> None:
    for number, published in ((1, NOW - timedelta(hours=1)), (2, None)):
        of = reading(number, published=published)
        archive.keep(capture(of), of, source_id=None, now=NOW - timedelta(minutes=30))
    assert [article.id for article in archive.articles.latest()] == [2, 1]


def test_last_is_the_article_shown_most_recently_or_else_the_newest(filled: Archive) -> None:
    assert filled.articles.get("last").id == 1
    filled.articles.shown(5)
    filled.articles.shown(7)
    assert filled.articles.get("last").id == 7
    assert not filled.articles.get(7).unread


def test_the_readers_tags_stand_beside_the_newsrooms_in_any_case(filled: Archive) -> None:
    filled.articles.tag([2, 9], ["Hafen", "hafen", "lesen"])
    filled.articles.untag([9, 10], ["LESEN", "nothing"])
    assert filled.articles.get(2).own_tags == ("Hafen", "lesen")
    assert filled.articles.get(2).tags == ()
    assert filled.articles.tags() == {"Hafen": 2, "lesen": 1}
    assert [article.id for article in filled.articles.latest(Filter(tags=("HAFEN",)))] == [2, 9]
    assert [hit.article.id for hit in filled.search("tag:hafen story")] == [2, 9]


def test_a_range_of_numbers_is_of_those_that_are_there(filled: Archive) -> None:
    assert filled.articles.between(11, 40) == [11, 12]


def test_an_article_is_found_by_number_in_letters_and_digits(filled: Archive) -> None:
    assert filled.articles.get("7") == filled.articles.get(7)
    assert filled.articles.get(7).source == "two"


@pytest.mark.parametrize("ref", ["0", "99", 99, -1, "9" * 40, "https://paper.example/nothing", "nonsense", "", "١"])
def test_what_is_not_there_is_said(filled: Archive, ref: str | int) -> None:
    with pytest.raises(NotFoundError, match="no article"):
        filled.articles.get(ref)


def test_the_last_of_an_empty_archive_says_how_to_fill_it(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="brings the news"):
        archive.articles.get("last")


def test_many_articles_are_fetched_at_once(filled: Archive) -> None:
    assert set(filled.articles.many([3, 4, 99])) == {3, 4}


def test_thousands_of_addresses_are_looked_up_at_once(filled: Archive) -> None:
    addresses = [f"https://paper.example/politics/story-{number}" for number in range(5000)]
    assert len(filled.articles.known(addresses)) == 12


def test_an_article_is_shown_as_it_was_kept_at_a_moment(archive: Archive) -> None:
    said = reading(1, "Ten came.")
    kept = archive.keep(capture(said), said, source_id=None, now=NOW)
    corrected = reading(1, "Twelve came.")
    later = NOW + timedelta(days=1)
    archive.keep(capture(corrected, at=later), corrected, source_id=None, now=later)
    assert archive.articles.revision_at(kept.article_id, later).reading.text == "Ten came."
    assert archive.articles.revision_at(kept.article_id, later + timedelta(hours=1)).reading.text == "Twelve came."
    with pytest.raises(NotFoundError, match="not kept yet"):
        archive.articles.revision_at(kept.article_id, NOW)
