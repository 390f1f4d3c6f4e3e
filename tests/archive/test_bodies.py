"""Pages are small beside their siblings, one step or a few from a page that stands alone, and always the same bytes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from newscli.archive import Archive, open_archive
from newscli.archive.bodies import DEPTH, Bodies
from newscli.errors import ArchiveError
from newscli.model import Capture
from tests.archive.papers import NOW, capture, reading

_CHANCE = random.Random(1)
#: Words no dictionary helps with, as many as a long article has.
_WORDS = [" ".join(_CHANCE.randbytes(4).hex() for _ in range(120)) for _ in range(60)]


def _page(number: int) -> Capture:
    return capture(reading(number, _WORDS[number % len(_WORDS)]))


def _bases(archive: Archive) -> dict[int, int | None]:
    return dict(archive.connection.execute("SELECT id, base_id FROM bodies").fetchall())


def _sizes(archive: Archive) -> list[int]:
    return [size for (size,) in archive.connection.execute("SELECT length(frame) FROM bodies ORDER BY id")]


def test_the_same_bytes_are_kept_once(archive: Archive) -> None:
    for number in (1, 2):
        page = replace(capture(reading(number)), body=b"Sorry, we are closed.")
        archive.keep(page, reading(number), source_id=None, now=NOW)
    assert len(_sizes(archive)) == 1
    assert len(list(archive.captures.each())) == 2


def test_siblings_hang_on_one_keyframe_and_later_on_a_waypoint(archive: Archive) -> None:
    pages = [_page(number) for number in range(1, 41)]
    with archive.transaction():
        for number, page in enumerate(pages, 1):
            archive.keep(page, reading(number, _WORDS[number % len(_WORDS)]), source_id=None, now=NOW)
    bases = _bases(archive)
    assert bases[1] is None
    assert [bases[number] for number in range(2, 19)] == [1] * 17
    assert [bases[number] for number in range(19, 35)] == [18] * 16
    assert [kept for _, kept in archive.captures.each()] == pages


def test_another_part_of_a_host_begins_with_the_hosts_keyframe_and_goes_on_by_itself(archive: Archive) -> None:
    for number, part in enumerate(("politics", "sport", "sport", "sport"), 1):
        of = reading(number, _WORDS[number], url=f"https://paper.example/{part}/{number}")
        archive.keep(capture(of), of, source_id=None, now=NOW)
    assert _bases(archive) == {1: None, 2: 1, 3: 2, 4: 2}


def test_another_host_has_its_own_keyframe(archive: Archive) -> None:
    for number, host in enumerate(("one", "two", "two"), 1):
        of = reading(number, _WORDS[number], url=f"https://{host}.example/politics/{number}")
        archive.keep(capture(of), of, source_id=None, now=NOW)
    assert _bases(archive) == {1: None, 2: None, 3: 2}


def test_a_page_that_resembles_nothing_stands_alone_and_becomes_the_keyframe(archive: Archive) -> None:
    archive.keep(_page(1), reading(1), source_id=None, now=NOW)
    redesigned = replace(_page(2), body=_CHANCE.randbytes(20_000))
    archive.keep(redesigned, reading(2), source_id=None, now=NOW)
    archive.keep(replace(_page(3), body=redesigned.body[:-1] + b"!"), reading(3), source_id=None, now=NOW)
    assert _bases(archive) == {1: None, 2: None, 3: 2}


def test_recaptures_of_an_article_are_coded_against_it_and_never_too_deep(archive: Archive) -> None:
    for number in range(1, 20):
        archive.keep(_page(number), reading(number, _WORDS[number]), source_id=None, now=NOW)
    for hour in range(1, 9):
        of = reading(19, f"{_WORDS[19]} Update {hour}.")
        archive.keep(capture(of, at=NOW + timedelta(hours=hour)), of, source_id=None, now=NOW + timedelta(hours=hour))
    assert max(len(archive.store.bodies.path(body)) for body in _bases(archive)) == DEPTH + 1
    assert max(_sizes(archive)[-5:]) < 200
    assert archive.articles.newest_capture(19).body == capture(of).body


def test_a_body_that_a_damaged_file_codes_against_itself_is_refused(archive: Archive) -> None:
    for number in range(1, 5):
        archive.keep(_page(number), reading(number), source_id=None, now=NOW)
    archive.connection.execute("UPDATE bodies SET base_id = 4 WHERE id = 1")
    with pytest.raises(ArchiveError, match="against itself"):
        Bodies(archive.connection).get(3)


@pytest.mark.parametrize("table", ["bodies", "revisions"])
def test_damaged_bytes_are_never_handed_out(archive: Archive, table: str) -> None:
    page, read = _page(1), reading(1, _WORDS[1])
    archive.keep(page, read, source_id=None, now=NOW)
    (frame,) = archive.connection.execute(f"SELECT frame FROM {table}").fetchone()
    noticed = 0
    for place in range(0, len(frame), 1 + len(frame) // 500):
        flipped = bytearray(frame)
        flipped[place] ^= 1
        archive.connection.execute(f"UPDATE {table} SET frame = ?", (bytes(flipped),))
        try:
            with open_archive(archive.path) as afresh:
                kept = (afresh.articles.newest_capture(1), afresh.articles.reading(1))
        except ArchiveError:
            noticed += 1
        else:
            assert kept == (page, read)
    assert noticed > 0.95 * len(range(0, len(frame), 1 + len(frame) // 500))  # some bits of a frame mean nothing
