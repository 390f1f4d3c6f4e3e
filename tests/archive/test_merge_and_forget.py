"""Two archives become one, and what shall be forgotten is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newscli.archive import Archive, log, open_archive
from newscli.archive.forget import forget
from newscli.archive.merge import Merged, merge
from newscli.archive.repair import repair
from newscli.archive.verify import verify
from newscli.errors import NotFoundError, UsageError
from newscli.model import Filter
from tests.archive.papers import NOW, capture, reading
from tests.archive.test_verify import path

__all__ = ["path"]

_HOUR = timedelta(hours=1)


def _titles(archive: Archive) -> list[str]:
    return sorted(article.title for article in archive.articles.latest(Filter(), 999))


def test_what_one_lacks_comes_from_the_other_and_nothing_twice(path: Path, tmp_path: Path) -> None:
    with open_archive(tmp_path / "mine.db") as mine, open_archive(path, readonly=True) as other:
        for number in (39, 40, 41):
            of = reading(number, f"Paragraph {number} is about something.", "Another one is not.")
            mine.keep(capture(of), of, source_id=None, now=NOW)
        assert merge(mine, other) == Merged(sources=1, articles=38, captures=40, versions=40)
        assert merge(mine, other) == Merged(sources=0, articles=0, captures=0, versions=0)
        assert _titles(mine) == sorted(f"Story {number} of the day" for number in range(1, 42))
        for number in range(1, 41):
            theirs, ours = other.articles.get(number), mine.articles.get(other.articles.get(number).url)
            same = replace(theirs, id=ours.id, revision_id=ours.revision_id, source=ours.source)
            assert ours == same
            for one, two in zip(mine.articles.revisions(ours.id), other.articles.revisions(number), strict=True):
                assert (one.reading, one.ours, one.seen_at) == (two.reading, two.ours, two.seen_at)
    assert list(verify(tmp_path / "mine.db")) == []


def test_saved_searches_and_rules_come_along_and_a_name_that_is_taken_stays(tmp_path: Path) -> None:
    with open_archive(tmp_path / "mine.db") as mine, open_archive(tmp_path / "other.db") as other:
        mine.saved.save("birds", "storks", now=NOW)
        other.saved.save("birds", "herons", now=NOW)
        other.saved.save("river", "river", now=NOW)
        other.mutes.add("quiz", now=NOW)
        of = reading(1, "A quiz.")
        mine.keep(capture(of), of, source_id=None, now=NOW)
        merge(mine, other)
        assert [(one.name, one.query) for one in mine.saved.all()] == [("birds", "storks"), ("river", "river")]
        assert mine.articles.latest(Filter(unmuted=True)) == []
        assert mine.alerts.begin("screen") is None


def test_versions_from_before_join_the_history_and_leave_the_newest(tmp_path: Path) -> None:
    with open_archive(tmp_path / "mine.db") as mine, open_archive(tmp_path / "other.db") as other:
        for archive, hours in ((mine, (2, 4)), (other, (1, 3))):
            for hour in hours:
                of, at = reading(50, f"As of {hour}.", published=None), NOW + hour * _HOUR
                archive.keep(capture(of, at=at), of, source_id=None, now=at)
        merge(mine, other)
        assert [revision.reading.text for revision in mine.articles.revisions(1)] == [
            f"As of {hour}." for hour in (1, 2, 3, 4)
        ]
        assert mine.articles.reading(1).text == "As of 4."
        assert mine.articles.get(1).first_seen_at == NOW + _HOUR
    assert list(verify(tmp_path / "mine.db")) == []


def test_an_archive_is_not_merged_with_itself(path: Path) -> None:
    with open_archive(path) as archive, open_archive(path) as again, pytest.raises(UsageError, match="with itself"):
        merge(archive, again)


def test_forgotten_words_and_bytes_are_nowhere_in_the_file_and_the_log_says_so(path: Path) -> None:
    with open_archive(path) as archive:
        secret = reading(60, "Xylophonquartett.", title="Zugzwangfrage")
        archive.keep(capture(secret), secret, source_id=None, now=NOW)
        number = archive.articles.known([str(secret.url)])[str(secret.url)]
        head = log.head(archive.connection)
        assert forget(archive, [number, 999], now=NOW) == 1
        assert log.head(archive.connection, head.size) == head
        assert log.size(archive.connection) == head.size + 1
        with pytest.raises(NotFoundError):
            archive.articles.get(number)
    assert list(verify(path)) == []
    for word in (b"ylophonquart", b"ugzwangfrag", b"story-60"):
        assert word not in path.read_bytes().replace(b"Z", b"z")


def test_forgetting_a_page_others_are_coded_against_keeps_the_others(path: Path) -> None:
    with open_archive(path) as archive:
        pages = {number: page for number, page in archive.captures.each() if number > 1}
        forget(archive, [1], now=NOW)
        assert dict(archive.captures.each()) == pages
        of = reading(70)
        archive.keep(capture(of), of, source_id=None, now=NOW)
    assert list(verify(path)) == []


def test_a_forgotten_number_is_never_given_again(path: Path) -> None:
    with open_archive(path) as archive:
        forget(archive, [40], now=NOW)
        assert archive.keep(capture(reading(70)), reading(70), source_id=None, now=NOW).article_id == 41


def test_names_of_what_was_forgotten_are_known_again_but_stand_nowhere(path: Path, tmp_path: Path) -> None:
    address = "https://paper.example/politics/story-3"
    with open_archive(path) as archive:
        assert archive.forgotten.among([address]) == set()
        forget(archive, [archive.articles.get(address).id], now=NOW)
        assert archive.forgotten.among([address, f"{address}0"]) == {address}
        with open_archive(tmp_path / "third.db") as third:
            merge(third, archive)
            assert third.forgotten.among([address]) == {address}
    repair(path, tmp_path / "saved.db")
    with open_archive(tmp_path / "saved.db") as saved:
        assert saved.forgotten.among([address]) == {address}
