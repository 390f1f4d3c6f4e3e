"""Hits by time, counted, and with the articles of one story as one."""

from __future__ import annotations

import pytest

from newscli.archive import Archive
from newscli.model import Filter
from tests.archive.search.papers import NOW, keep
from tests.archive.test_stories import words


@pytest.fixture
def bridges(archive: Archive) -> Archive:
    for day, (title, text, language) in enumerate(
        [
            ("The old bridge", "It creaks.", "en"),
            ("A bridge of one's own", "An old man built it.", "en"),
            ("Nothing but a bridge", "It is new.", "en"),
            ("Alte Brücke", "The old bridge of Heidelberg.", "de"),
        ],
        1,
    ):
        keep(archive, title, text, language, day * 5, section="Works" if day % 2 else None)
    return archive


@pytest.mark.parametrize(
    ("query", "newest"),
    [
        ("old bridge", [4, 2, 1]),
        ("bridge", [4, 3, 2, 1]),
        ("bridges", [4, 3, 2, 1]),
        ("bridge -old", [3]),
        ("creaks OR new", [3, 1]),
        ('"old bridge"', [4, 1]),
        ("bridge lang:de", [4]),
        ("lang:en", [3, 2, 1]),
        ("brigde", [4, 3, 2, 1]),
        ("", []),
        ("-", []),
        ("zeppelin", []),
        ("old zeppelin", [4, 2, 1]),
    ],
)
def test_by_time_come_the_articles_with_all_the_words(bridges: Archive, query: str, newest: list[int]) -> None:
    found = bridges.search(query, order="newest", now=NOW)
    assert [hit.article.id for hit in found] == newest
    assert [hit.article.id for hit in bridges.search(query, order="oldest", now=NOW)] == newest[::-1]
    assert sum(bridges.search_counts(query, now=NOW).values()) == len(newest)


def test_where_no_article_has_all_words_those_with_some_come_by_time(bridges: Archive) -> None:
    found = bridges.search("creaks heidelberg", order="newest", now=NOW)
    assert [hit.article.id for hit in found] == [4, 1]
    assert found.notes == ("no article has all these words; these have some",)
    assert bridges.search_counts("creaks heidelberg", now=NOW) == {}


def test_hits_by_time_show_the_words(bridges: Archive) -> None:
    (hit,) = bridges.search("creaks", order="newest", now=NOW)
    assert [passage.text for passage in hit.passages] == ["It creaks."]


def test_hits_are_counted_by_what_they_have_in_common(bridges: Archive) -> None:
    assert bridges.search_counts("bridge", "language", now=NOW) == {"en": 3, "de": 1}
    assert bridges.search_counts("bridge", "section", now=NOW) == {"Works": 2, "": 2}
    assert bridges.search_counts("old", "month", now=NOW) == {"2026-11": 3}
    assert bridges.search_counts("bridge", "source", filter=Filter(languages=("en",)), now=NOW) == {"": 3}


@pytest.mark.parametrize("order", ["best", "newest", "oldest"])
def test_of_each_story_the_first_hit_stands_for_all(archive: Archive, order: str) -> None:
    for number in range(6):
        keep(archive, f"Report {number}", f"{words(number % 2)} zeppelin", day=10)
    found = archive.search("zeppelin", order=order, folded=True, limit=2, now=NOW)  # type: ignore[arg-type]
    assert len(found) == 2
    assert [len(hit.article.story) for hit in found] == [2, 2]
    assert len(archive.search("zeppelin", order=order, limit=9, now=NOW)) == 6  # type: ignore[arg-type]
