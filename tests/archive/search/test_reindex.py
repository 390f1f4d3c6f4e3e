from __future__ import annotations

import pytest

from newscli.archive import Archive
from newscli.archive.search.reindex import catch_up, reindex
from tests.archive.search.papers import ARTICLES, NOW, keep


def numbers(archive: Archive, query: str) -> list[int]:
    return [hit.article.id for hit in archive.search(query, now=NOW)]


def contents(archive: Archive) -> list[tuple[object, ...]]:
    rows = archive.connection.execute("SELECT term, doc, col, offset FROM search_places ORDER BY 1, 2, 3, 4")
    return [*rows, *archive.connection.execute("SELECT * FROM search_languages WHERE articles ORDER BY 1")]


def test_an_index_made_anew_is_the_index_that_grew(library: Archive) -> None:
    keep(library, "Storks leave early", "They were cold.", url="https://paper.example/2")
    grown = contents(library)
    heard: list[tuple[int, int]] = []
    assert reindex(library, progress=lambda done, total: heard.append((done, total))) == len(ARTICLES)
    assert contents(library) == grown
    assert heard == [(len(ARTICLES), len(ARTICLES))]


def test_an_index_half_made_goes_on_where_it_stopped(library: Archive) -> None:
    whole = contents(library)

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(library, progress=stop)
    reindex(library, anew=False)
    assert contents(library) == whole


def test_an_article_that_changes_before_reindex_came_to_it_is_found_by_its_new_words(library: Archive) -> None:
    connection = library.connection
    with library.transaction():
        connection.execute("UPDATE facts SET value = 0 WHERE name = 'search_version'")  # made by an older analysis
    keep(library, "Storks leave early", "They were cold.", url="https://paper.example/2")
    assert numbers(library, "cold") == [2]
    assert numbers(library, "ribbon") == []
    assert reindex(library, anew=False) == len(ARTICLES) - 1
    assert numbers(library, "ribbon") == [1]
    assert numbers(library, "watchers") == []


def test_what_is_forgotten_leaves_no_term_behind(archive: Archive) -> None:
    from newscli.archive.search import index

    number = keep(archive, "Comet seen", "Over the hills.")
    with archive.transaction():
        index.replace(archive.connection, [(number, archive.articles.reading(number), None)])
    assert contents(archive) == []


def test_an_article_kept_thrice_in_one_transaction_is_found_by_its_last_words(archive: Archive) -> None:
    with archive.transaction():
        for words in ("A comet is seen.", "A meteor is seen.", "It was a balloon."):
            keep(archive, "Sky", words, url="https://paper.example/sky")
    assert [numbers(archive, word) for word in ("comet", "meteor", "balloon")] == [[], [], [1]]
    grown = contents(archive)
    reindex(archive)
    assert contents(archive) == grown


def test_an_index_that_a_newer_newscli_emptied_says_so_and_catches_up(library: Archive) -> None:
    whole = contents(library)
    with library.transaction():
        library.connection.execute("UPDATE facts SET value = 0 WHERE name = 'search_version'")
    keep(library, "Storks leave early", "They were cold.", url="https://paper.example/2")
    (note,) = library.search("cold", now=NOW).notes
    assert "archive reindex --missing" in note
    catch_up(library)
    assert library.search("cold", now=NOW).notes == ()
    keep(library, ARTICLES[1][0], ARTICLES[1][1], url="https://paper.example/2")
    assert contents(library) == whole


def test_an_index_that_lacks_nothing_is_left_alone(library: Archive) -> None:
    before = library.connection.total_changes
    catch_up(library)
    assert library.connection.total_changes == before
