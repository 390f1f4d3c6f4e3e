"""Articles that are one report in several clothes."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from newscli.archive import Archive, stories
from newscli.archive.forget import forget
from newscli.archive.search.reindex import reindex
from newscli.model import Filter
from tests.archive.papers import NOW, capture, reading
from tests.benchmarks.search.made import word


def words(seed: int, count: int = 250) -> str:
    chance = random.Random(seed)
    return " ".join(word(chance.randrange(20_000)) for _ in range(count))


def keep(archive: Archive, number: int, text: str, *, title: str = "", days_ago: float = 0, paper: str = "a") -> int:
    of = reading(
        number,
        text,
        url=f"https://{paper}.example/{number}",
        title=title or f"Report {number}",
        published=NOW - timedelta(days=days_ago, minutes=number),
    )
    return archive.keep(capture(of), of, source_id=None, now=NOW).article_id


def told(archive: Archive) -> set[tuple[int, ...]]:
    """The stories, as the numbers of their articles."""
    return {tuple(sorted((one.id, *one.story))) for one in archive.articles.latest(limit=999) if one.story}


def test_a_report_in_other_clothes_is_told_from_another_report(archive: Archive) -> None:
    wire = words(1)
    keep(archive, 1, wire)
    keep(archive, 2, words(2))
    keep(archive, 3, f"{words(3, 30)} {wire}", paper="b")
    keep(archive, 4, wire[: len(wire) // 2], paper="c")
    assert told(archive) == {(1, 3, 4)}


def test_all_reports_of_one_transaction_are_compared(archive: Archive) -> None:
    with archive.transaction():
        for number in range(1, 5):
            keep(archive, number, words(number % 2))
    assert told(archive) == {(1, 3), (2, 4)}


def test_the_newest_stands_for_its_story(archive: Archive) -> None:
    for number in range(1, 7):
        keep(archive, number, words(number % 2))
    assert [one.id for one in archive.articles.latest(limit=2, folded=True)] == [1, 2]
    assert [one.id for one in archive.articles.latest(Filter(unread=True), limit=9, folded=True)] == [1, 2]
    assert [len(one.story) for one in archive.articles.latest(limit=1)] == [2]


def test_what_comes_days_later_is_no_copy(archive: Archive) -> None:
    keep(archive, 1, words(1), days_ago=9)
    keep(archive, 2, words(1))
    assert told(archive) == set()


def test_a_daily_column_is_not_one_endless_story(archive: Archive) -> None:
    for number in range(1, 30):
        keep(archive, number, words(1), days_ago=30 - number)
    assert max(map(len, told(archive))) <= 8


def test_a_headline_that_two_papers_have_is_one_story_and_a_papers_rubric_is_none(archive: Archive) -> None:
    headline = "Two villages fight for one bridge"
    keep(archive, 1, "A short notice.", title=headline)
    keep(archive, 2, "Another short notice.", title=headline, paper="b")
    keep(archive, 3, "In brief.", title="What we know today about it")
    keep(archive, 4, "Also in brief.", title="What we know today about it")
    keep(archive, 5, "It rains.", title="The weather")
    keep(archive, 6, "It snows.", title="The weather", paper="b")
    assert told(archive) == {(1, 2)}


def test_what_every_article_of_a_paper_says_makes_no_story(archive: Archive) -> None:
    subscribe = words(99, 120)
    for number in range(1, 12):
        keep(archive, number, f"{words(number, 100)} {subscribe}")
    assert told(archive) == set()


def test_a_digest_of_the_day_makes_no_one_story_of_all_its_reports(archive: Archive) -> None:
    for number in range(1, 4):
        keep(archive, number, words(number))
        keep(archive, number + 10, words(number), paper="b")
    keep(archive, 30, " ".join(map(words, range(1, 4))), paper="c")
    assert len(told(archive)) == 3


def test_an_article_that_changes_stays_in_its_story(archive: Archive) -> None:
    keep(archive, 1, words(1))
    keep(archive, 2, words(1), paper="b")
    keep(archive, 3, "Soon more.", paper="c")
    later = NOW + timedelta(hours=1)
    for of in (reading(2, words(7), url="https://b.example/2"), reading(3, words(1), url="https://c.example/3")):
        archive.keep(capture(of, at=later), of, source_id=None, now=later)
    assert told(archive) == {(1, 2)}  # of two articles that are one story, only one is still like the third
    assert archive.connection.execute("SELECT count(*) FROM story_sketches").fetchone() == (3,)


def test_what_is_forgotten_leaves_its_story(archive: Archive) -> None:
    for number in range(1, 4):
        keep(archive, number, words(1), paper="abc"[number - 1])
    forget(archive, [1], now=NOW)
    assert told(archive) == {(2, 3)}
    forget(archive, [2], now=NOW)
    assert told(archive) == set()
    rows = "SELECT (SELECT count(*) FROM stories), (SELECT count(DISTINCT article_id) FROM story_shingles)"
    assert archive.connection.execute(rows).fetchone() == (0, 1)


def test_stories_told_anew_are_those_that_grew(archive: Archive) -> None:
    for number in range(1, 30):
        keep(archive, number, words(number % 10), days_ago=number % 3)
    grown = told(archive)
    reindex(archive)
    assert told(archive) == grown != set()


@pytest.mark.parametrize("days", [16, 400])
def test_what_is_old_is_no_longer_compared_and_its_story_stays(archive: Archive, days: int) -> None:
    keep(archive, 1, words(1))
    keep(archive, 2, words(1), paper="b")
    stories.prune(archive.connection, NOW)
    assert archive.connection.execute("SELECT count(*) FROM story_sketches").fetchone() == (2,)
    stories.prune(archive.connection, NOW + timedelta(days=days + 6))
    assert archive.connection.execute("SELECT count(*) FROM story_shingles").fetchone() == (0,)
    assert told(archive) == {(1, 2)}


def edition(archive: Archive, number: int, text: str, *, language: str, picture: str = "bridge", hours: int = 0) -> int:
    host = f"https://{language}.agency.example"
    of = reading(
        number,
        text,
        url=f"{host}/{number}",
        title=f"Report {number}",
        language=language,
        picture=f"{host}/images/{picture}.jpg",
        published=NOW - timedelta(hours=hours),
    )
    return archive.keep(capture(of), of, source_id=None, now=NOW).article_id


def test_editions_of_one_report_share_its_picture_and_its_numbers(archive: Archive) -> None:
    edition(archive, 1, "Die Brücke ist 340 Meter lang, kostet 12 Millionen und öffnet 2027.", language="de", hours=3)
    edition(archive, 2, "Мост длиной 340 метров откроют в 2027 году, он стоит 12 миллионов.", language="ru", hours=2)
    edition(archive, 3, "该桥长340米，耗资1200万，将于2027年开通。", language="zh")
    edition(archive, 4, "The bridge.", language="en", picture="harbour")
    assert told(archive) == {(1, 2, 3)}


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("Im Hafen liegen 7 Schiffe mit 500 Wagen und 90 Matrosen.", "ru", 0),  # other numbers
        ("Die Brücke ist 340 Meter lang, kostet 12 Millionen und öffnet 2027.", "ru", 48),  # another day
        ("Die Brücke in Zahlen.", "de", 0),  # the same edition: an archive picture
    ],
)
def test_what_shares_no_more_than_a_picture_is_no_edition(
    archive: Archive, text: str, language: str, hours: int
) -> None:
    edition(archive, 1, "Die Brücke ist 340 Meter lang, kostet 12 Millionen und öffnet 2027.", language="de")
    edition(archive, 2, text, language=language, hours=hours)
    assert told(archive) == set()


def test_a_picture_that_one_edition_shows_twice_tells_nothing(archive: Archive) -> None:
    edition(archive, 1, "Der Präsident reist ab.", language="de", hours=5)
    edition(archive, 2, "Der Präsident kommt an.", language="de", hours=1)
    edition(archive, 3, "Президент прибыл.", language="ru")
    assert told(archive) == set()


def test_an_edition_joins_the_story_that_other_papers_told(archive: Archive) -> None:
    report = f"{words(5)} 340 12 2027"
    edition(archive, 1, report, language="en", hours=2)
    keep(archive, 2, report, paper="b")
    edition(archive, 3, "Мост длиной 340 метров откроют в 2027 году, он стоит 12 миллионов.", language="ru")
    assert told(archive) == {(1, 2, 3)}
    forget(archive, [1], now=NOW)
    assert told(archive) == {(2, 3)}
