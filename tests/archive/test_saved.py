"""Saved searches and what they find among new articles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newscli.archive import Archive
from newscli.archive.alerts import SCREEN, Batch
from newscli.archive.forget import forget
from newscli.errors import NotFoundError, UsageError
from newscli.model import Filter
from tests.archive.papers import NOW
from tests.archive.test_mutes import keep
from tests.archive.test_stories import words


def told(batch: Batch | None) -> list[tuple[str, int]]:
    return [(alert.saved, alert.article.id) for alert in batch.alerts] if batch else []


def hand_over(archive: Archive, teller: str = SCREEN) -> list[tuple[str, int]]:
    batch = archive.alerts.begin(teller)
    if batch:
        archive.alerts.end(teller, batch.number)
    return told(batch)


@pytest.fixture
def watching(archive: Archive) -> Archive:
    keep(archive, 1, "Storks came back.")
    archive.saved.save("birds", "storks OR herons", now=NOW)
    archive.saved.save("river", "river -flood", now=NOW)
    return archive


def test_a_saved_search_lists_what_it_is_about_newest_first(watching: Archive) -> None:
    keep(watching, 2, "A heron by the river.")
    keep(watching, 3, "A mill by the river.")
    assert [one.id for one in watching.saved.articles("birds", Filter(), 9, now=NOW)] == [1, 2]
    assert [one.id for one in watching.saved.articles("river", Filter(), 1, now=NOW)] == [2]
    with pytest.raises(NotFoundError, match="no search is saved as 'fish'; there are: birds, river"):
        watching.saved.articles("fish", Filter(), 9, now=NOW)


def test_what_comes_after_it_was_saved_is_told_once(watching: Archive) -> None:
    assert hand_over(watching) == []
    keep(watching, 2, "A heron by the river.", later=1)
    keep(watching, 3, "The river is in flood.", later=1)
    assert hand_over(watching) == [("birds", 2), ("river", 2)]
    assert hand_over(watching) == []
    keep(watching, 2, "Two herons by the river.", later=2)
    keep(watching, 3, "The river is calm again.", later=2)
    assert hand_over(watching) == [("river", 3)]


def test_what_is_old_when_it_comes_is_no_news(watching: Archive) -> None:
    keep(watching, 2, "A heron.", published=NOW - timedelta(days=30), later=1)
    keep(watching, 3, "A heron.", published=None, later=1)
    assert hand_over(watching) == [("birds", 3)]


def test_a_word_that_no_article_has_is_not_guessed_at(archive: Archive) -> None:
    archive.saved.save("airship", "zeppelin", now=NOW)
    keep(archive, 1, "A zeppelim.")
    assert hand_over(archive) == []
    keep(archive, 2, "Zeppelins over the lake.")
    assert hand_over(archive) == [("airship", 2)]


def test_neither_what_is_muted_nor_further_copies_of_a_report_are_told(archive: Archive) -> None:
    archive.saved.save("storks", "storks", now=NOW)
    archive.mutes.add("quiz", now=NOW)
    keep(archive, 1, "A quiz on storks.")
    keep(archive, 2, f"Storks: {words(1)}")
    keep(archive, 3, f"Storks: {words(1)}", url="https://other.example/3")
    assert hand_over(archive) == [("storks", 2)]


def test_a_batch_that_a_crash_interrupts_is_the_same_batch_afterwards(watching: Archive) -> None:
    keep(watching, 2, "A heron.", later=1)
    batch = watching.alerts.begin("command")
    assert batch is not None
    keep(watching, 3, "Another heron.", later=1)
    repeated = watching.alerts.begin("command")
    assert repeated is not None
    assert (told(repeated), repeated.key, batch.again, repeated.again) == (told(batch), batch.key, False, True)
    watching.alerts.end("command", repeated.number)
    assert hand_over(watching, "command") == [("birds", 3)]


def test_each_way_of_telling_comes_on_by_itself_and_a_new_one_begins_where_the_screen_is(watching: Archive) -> None:
    keep(watching, 2, "A heron.", later=1)
    assert hand_over(watching) == [("birds", 2)]
    keep(watching, 3, "Herons.", later=1)
    assert hand_over(watching, "mail") == [("birds", 3)]
    assert hand_over(watching) == [("birds", 3)]


def test_what_is_forgotten_or_no_longer_searched_for_is_not_told(watching: Archive) -> None:
    keep(watching, 2, "A heron by the river.", later=1)
    keep(watching, 3, "Herons.", later=1)
    assert watching.alerts.begin("mail")
    forget(watching, [3], now=NOW)
    assert told(watching.alerts.begin("mail")) == [("birds", 2), ("river", 2)]
    watching.saved.remove("birds")
    watching.saved.remove("river")
    assert watching.alerts.begin("mail") is None
    watching.saved.save("all", "lang:en", now=NOW)
    keep(watching, 4, "More.", later=2)
    assert hand_over(watching, "mail") == [("all", 4)]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 61, "\x1b[31m"])
def test_a_name_is_a_word_or_a_few(archive: Archive, name: str) -> None:
    with pytest.raises(UsageError, match="is no name for a search"):
        archive.saved.save(name, "storks", now=NOW)
