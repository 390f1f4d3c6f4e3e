"""Rules that hide what the reader never wants."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from newscli.archive import Archive
from newscli.archive.forget import forget
from newscli.archive.repair import repair
from newscli.errors import NotFoundError
from newscli.model import Filter
from tests.archive.papers import NOW, capture, reading

UNMUTED = Filter(unmuted=True)


def keep(archive: Archive, number: int, text: str, *, later: int = 0, **facts: object) -> None:
    of = reading(number, text, **facts)
    now = NOW + timedelta(hours=later)
    archive.keep(capture(of, at=now), of, source_id=None, now=now)


def shown(archive: Archive) -> list[int]:
    found = [one.id for one in archive.articles.latest(UNMUTED)]
    assert archive.articles.count(UNMUTED) == len(found)
    assert archive.articles.numbers(UNMUTED) == found
    return found


def test_a_rule_hides_what_is_there_and_what_comes(archive: Archive) -> None:
    keep(archive, 1, "The cup final.")
    keep(archive, 2, "A bridge.")
    assert archive.mutes.add("cup", now=NOW).articles == 1
    keep(archive, 3, "Two cups of tea.")
    keep(archive, 4, "A concert.")
    assert shown(archive) == [2, 4]
    assert [one.id for one in archive.articles.latest()] == [1, 2, 3, 4]
    assert [hit.article.id for hit in archive.search("final OR bridge", filter=UNMUTED, now=NOW)] == [2]


def test_a_rule_is_about_articles_that_have_all_its_words(archive: Archive) -> None:
    archive.mutes.add("section:sport cup -tennis", now=NOW)
    keep(archive, 1, "The cup final.", section="Sport")
    keep(archive, 2, "A cup of tea.", section="Life")
    keep(archive, 3, "The tennis cup.", section="Sport")
    keep(archive, 4, "A race.", section="Sport")
    assert shown(archive) == [2, 3, 4]


@pytest.mark.parametrize("query", ["", "-", "zeppelin", "zepellin OR", "before:soon"])
def test_a_rule_about_nothing_hides_nothing_and_is_never_guessed_at(archive: Archive, query: str) -> None:
    archive.mutes.add(query, now=NOW)
    keep(archive, 1, "A zeppelim.")
    keep(archive, 2, "A zeppelin." if query == "-" else "A balloon.")
    assert shown(archive) == [1, 2]


def test_an_article_whose_words_change_is_judged_anew(archive: Archive) -> None:
    archive.mutes.add("cup", now=NOW)
    keep(archive, 1, "The cup final.")
    keep(archive, 2, "A race.")
    keep(archive, 1, "The final.", later=1)
    keep(archive, 2, "A cup race.", later=1)
    assert shown(archive) == [1]


def test_what_one_rule_let_go_another_may_still_hide(archive: Archive) -> None:
    keep(archive, 1, "The cup final.")
    keep(archive, 2, "A cup of tea.")
    archive.mutes.add("cup", now=NOW)
    archive.mutes.add("final", now=NOW)
    assert [(one.id, one.query, one.articles) for one in archive.mutes.all(now=NOW)] == [(1, "cup", 2), (2, "final", 1)]
    assert archive.mutes.remove("cup", now=NOW) == "cup"
    assert shown(archive) == [2]
    assert archive.mutes.remove("2", now=NOW) == "final"
    assert shown(archive) == [1, 2]
    with pytest.raises(NotFoundError, match="no rule is '2'"):
        archive.mutes.remove("2", now=NOW)


def test_rules_survive_a_repair_and_hide_nothing_forgotten(archive: Archive, tmp_path: Path) -> None:
    keep(archive, 1, "The cup final.")
    keep(archive, 2, "A cup of tea.")
    keep(archive, 3, "A race.")
    archive.mutes.add("cup", now=NOW)
    forget(archive, [1], now=NOW)
    repair(archive.path, tmp_path / "saved.db")
    from newscli.archive import open_archive

    with open_archive(tmp_path / "saved.db") as repaired:
        assert shown(repaired) == [3]
        assert repaired.connection.execute("SELECT count(*) FROM muted").fetchone() == (1,)
