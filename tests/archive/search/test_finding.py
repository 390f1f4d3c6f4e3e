from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newscli.archive import Archive, open_archive
from newscli.model import Filter
from tests.archive.search.papers import NOW, keep


def numbers(archive: Archive, query: str, **options: object) -> list[int]:
    return [hit.article.id for hit in archive.search(query, now=NOW, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("storks", 2),
        ("STORK", 2),
        ("counting storks", 2),
        ("harbor brigde", 1),
        ("ribbon mayor", 1),
        ("klima gipfel", 3),
        ("zuerich", 3),
        ("zurich", 3),
        ("regierung chef", 3),
        ("haus", 4),
        ("städte", 4),
        ("stadt hochwasser", 4),
        ("bruecke gesperrt", 4),
        ("минск", 6),
        ("vjcn", 6),
        ("горадзе", 5),
        ("大雨", 7),
        ("大阪", 7),
        ("京", 7),
        ("orleans election", 8),
        ("élection", 8),
        ("hochw*", 4),
        ("tsorks", 2),
        ("qtorks", 2),
        ("stroks", 2),
        ("storrks", 2),
        ("rivermeadows", 2),
        ("storks rivermeadows", 2),
        ("новыймост", 6),
    ],
)
def test_the_article_meant_comes_first(library: Archive, query: str, first: int) -> None:
    assert numbers(library, query)[0] == first


def test_an_article_is_found_as_soon_as_it_is_kept_and_only_by_its_newest_words(archive: Archive) -> None:
    number = keep(archive, "Ferry sails", "To the island.", url="https://paper.example/ferry")
    assert numbers(archive, "ferry") == [number]
    keep(archive, "Ferry sails no more", url="https://paper.example/ferry")
    assert numbers(archive, "ferry") == [number]
    assert numbers(archive, "island") == []


def test_what_a_transaction_undid_is_not_found(library: Archive) -> None:
    def keep_and_fail() -> None:
        with library.transaction():
            keep(library, "Unicorn seen")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_and_fail()
    assert numbers(library, "unicorn") == []
    keep(library, "Unicorn seen again")
    assert len(numbers(library, "unicorn")) == 1


def test_all_words_before_some_and_the_headline_before_the_text(archive: Archive) -> None:
    in_text = keep(archive, "Notes", "A lighthouse on the coast.")
    in_headline = keep(archive, "Lighthouse sold", "The coast is clear.")
    one_word = keep(archive, "Coast road closed", "Rocks fell.")
    assert numbers(archive, "lighthouse coast") == [in_headline, in_text, one_word]


def test_of_equals_the_newer_comes_first(archive: Archive) -> None:
    older, newer = keep(archive, "Fog", day=1), keep(archive, "Fog", day=2)
    assert numbers(archive, "fog") == [newer, older]


def test_another_word_is_searched_only_where_the_archive_lacks_the_typed_one(library: Archive) -> None:
    found = library.search("stroks", now=NOW)
    assert found.corrected == "storks"
    assert library.search("storks", now=NOW).corrected is None
    assert library.search("forty rivermeadows", now=NOW).corrected == "forty river meadows"
    assert not library.search("meadowsriver", now=NOW)  # nowhere side by side
    assert not library.search("rivermeadows", exact=True, now=NOW)
    assert not library.search("stroks", now=NOW, exact=True)


def test_exact_words_have_no_other_forms(library: Archive) -> None:
    assert numbers(library, "häuser", exact=True) == [4]
    assert numbers(library, "haus", exact=True) == []


@pytest.mark.parametrize(
    ("wanted", "query", "found"),
    [
        (Filter(languages=("de",)), "bridge brücke", [4]),
        (Filter(since=datetime(2026, 11, 6, tzinfo=UTC)), "мост", [6]),
        (Filter(until=datetime(2026, 11, 6, tzinfo=UTC)), "мост", [5]),
        (Filter(starred=True), "storks", []),
        (Filter(sources=("nobody",)), "storks", []),
    ],
)
def test_a_filter_restricts_what_is_found(library: Archive, wanted: Filter, query: str, found: list[int]) -> None:
    assert numbers(library, query, filter=wanted) == found


def test_passages_prove_the_hit_in_the_original_words(library: Archive) -> None:
    (hit,) = library.search("zuerich reiste", now=NOW).hits[:1]
    lit = [passage.text[start:end] for passage in hit.passages for start, end in passage.lit]
    assert lit == ["reisten", "Zürich"]


def test_pairs_of_a_script_without_blanks_are_lit_as_one(library: Archive) -> None:
    (hit,) = library.search("大阪では", now=NOW).hits[:1]
    assert [hit.passages[0].text[start:end] for start, end in hit.passages[0].lit] == ["大阪では"]


def test_common_words_find_the_newest_and_rare_ones_with_them_the_right_one(tmp_path: Path) -> None:
    with open_archive(tmp_path / "news.db") as archive, archive.transaction():
        for number in range(60):
            keep(archive, f"Daily report {'zebra' if number == 7 else number}", "the council met again")
    with open_archive(tmp_path / "news.db") as archive:
        assert numbers(archive, "zebra report")[0] == 8
        assert numbers(archive, "daily report")[0] == 60
