"""Archives that meet at a place: equal in the end, whatever is cut off on the way, and nothing is sent twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from newscli.addresses import canonical
from newscli.archive import Archive, open_archive
from newscli.archive.increments.items import leaf_of
from newscli.archive.verify import verify
from newscli.errors import NewscliError, UnreadableError
from newscli.transfer import sharing
from newscli.transfer.places.folder import Folder
from tests.archive.papers import NOW, capture, reading

Contents = dict[str, tuple[str, str, frozenset[bytes]]]


def keep(archive: Archive, number: int, *paragraphs: str, hours: float = 0) -> None:
    """An article with pages that do not pack away: noise, as pictures would be."""
    of = reading(number, *paragraphs)
    at = NOW + timedelta(hours=hours)
    noise = random.Random(number * 1000 + hours).randbytes(20_000).hex()
    archive.keep(capture(of, at=at, furniture=noise), of, source_id=_source(archive), now=at)


def _source(archive: Archive) -> int:
    found = [each.id for each in archive.sources.ever()]
    return found[0] if found else archive.sources.add("https://paper.example/feed", name="paper", now=NOW).id


def contents(archive: Archive) -> Contents:
    """What an archive holds of each article: the newest words, and the names of all pages."""
    found = {}
    for number in archive.articles.numbers():
        of = archive.articles.reading(number)
        pages = [*archive.captures.of(number), *archive.captures.parts(number)]
        names = frozenset(leaf_of(archive, page) for page in pages)
        found[canonical(archive.articles.get(number).url)] = (of.title, of.text, names)
    return found


def items(place: Path) -> list[str]:
    return [line for file in place.glob("*.items") for line in file.read_text().split()]


@pytest.fixture
def three(tmp_path: Path) -> Iterator[list[Archive]]:
    """Three archives that know some articles in common and some alone, one of them with another page of the same."""
    archives = [open_archive(tmp_path / f"{name}.db") for name in "abc"]
    for at, archive in enumerate(archives):
        for number in (1, 2, 10 + at, 20 + at):
            keep(archive, number, f"The words of {number}.", hours=at / 4 if number == 2 else 0)
    keep(archives[0], 1, "Other words.", hours=5)
    archives[1].keep(None, reading(30, "Only words."), source_id=None, now=NOW)
    picture = replace(capture(reading(10)), url="https://paper.example/p.png", body=b"\x89PNG" + bytes(range(256)))
    archives[0].captures.add(
        picture, article_id=archives[0].articles.known([reading(10).url or ""]).popitem()[1], part=True
    )
    yield archives
    for archive in archives:
        archive.close()


def meet(archives: list[Archive], place: Folder, address: str) -> None:
    """Each publishes and pulls, until all have all."""
    for _ in range(2):
        for archive in archives:
            sharing.publish(archive, place, address, now=NOW)
            sharing.pull(archive, place)


def test_three_archives_are_equal_in_the_end(three: list[Archive], tmp_path: Path) -> None:
    meet(three, Folder(tmp_path / "place"), "place")
    first = contents(three[0])
    assert len(first) == 9
    assert first["https://paper.example/politics/story-1"][1] == "Other words."
    assert len(first["https://paper.example/politics/story-2"][2]) == 3
    assert contents(three[1]) == contents(three[2]) == first
    assert not any(list(verify(archive.path)) for archive in three)


def test_nothing_is_sent_twice(three: list[Archive], tmp_path: Path) -> None:
    place = tmp_path / "place"
    meet(three, Folder(place), "place")
    before = sorted(place.iterdir())
    meet(three, Folder(place), "place")
    assert sorted(place.iterdir()) == before
    assert len(items(place)) == len(set(items(place)))


def test_later_only_what_is_new_is_sent(three: list[Archive], tmp_path: Path) -> None:
    place = tmp_path / "place"
    meet(three, Folder(place), "place")
    before = len(items(place))
    keep(three[2], 50, "New.", hours=6)
    sent = sharing.publish(three[2], Folder(place), "place", now=NOW)
    assert sent.items == 2  # a page and its words
    assert len(items(place)) == before + 2
    assert sharing.pull(three[0], Folder(place)).items == 2
    assert reading(50).url in {article.url for article in three[0].articles.latest()}


def test_marks_stay_with_their_reader(three: list[Archive], tmp_path: Path) -> None:
    one, other, _ = three
    (number,) = one.articles.known([reading(10).url or ""]).values()
    one.articles.mark([number], unread=False, starred=True)
    one.articles.tag([number], ["private"])
    meet(three, Folder(tmp_path / "place"), "place")
    (theirs,) = other.articles.known([reading(10).url or ""]).values()
    article = other.articles.get(theirs)
    assert (article.unread, article.starred, article.own_tags) == (True, False, ())
    mine = one.articles.get(number)
    assert (mine.unread, mine.starred, mine.own_tags) == (False, True, ("private",))


def test_sources_come_along_and_are_not_followed(tmp_path: Path) -> None:
    with open_archive(tmp_path / "a.db") as one, open_archive(tmp_path / "b.db") as other:
        keep(one, 1)
        sharing.publish(one, Folder(tmp_path / "place"), "place", now=NOW)
        sharing.pull(other, Folder(tmp_path / "place"))
        assert other.sources.all() == []
        assert other.articles.latest()[0].source == "paper"


def test_what_was_forgotten_does_not_come_back(three: list[Archive], tmp_path: Path) -> None:
    from newscli.archive.forget import forget

    place = Folder(tmp_path / "place")
    meet(three, place, "place")
    (number,) = three[1].articles.known([reading(10).url or ""]).values()
    forget(three[1], [number], now=NOW)
    meet(three, place, "place")
    assert not three[1].articles.known([reading(10).url or ""])


class BrokenError(Exception):
    """The line went dead."""


class BreakingFolder(Folder):
    """A folder whose line goes dead at its nth use, before or after the bytes went; it counts what went."""

    def __init__(self, path: Path, uses: int) -> None:
        super().__init__(path)
        self.uses_left = uses
        self.sent = 0

    def send(self, file: Path, name: str) -> None:
        with self._breaking():
            self.sent += file.stat().st_size
            super().send(file, name)

    def fetch(self, name: str, file: Path) -> None:
        with self._breaking():
            super().fetch(name, file)

    @contextmanager
    def _breaking(self) -> Iterator[None]:
        self.uses_left -= 1
        if self.uses_left == 0:
            raise BrokenError
        yield
        self.uses_left -= 1
        if self.uses_left == 0:
            raise BrokenError


def test_wherever_the_line_goes_dead_all_are_equal_in_the_end(tmp_path: Path) -> None:
    done = False
    uses = 0
    while not done:
        uses += 1
        folder = tmp_path / str(uses)
        folder.mkdir()
        with open_archive(folder / "a.db") as one, open_archive(folder / "b.db") as other:
            keep(one, 1)
            keep(other, 2)
            breaking = BreakingFolder(folder / "place", uses)
            done = not _broken(lambda: meet([one, other], breaking, "place"))  # noqa: B023 - called at once
            sound = BreakingFolder(folder / "place", 0)
            meet([one, other], sound, "place")
            assert contents(one) == contents(other)
            assert len(contents(one)) == 2
            assert breaking.sent + sound.sent == sum(file.stat().st_size for file in (folder / "place").iterdir())
    assert uses > 10


def _broken(work: Callable[[], None]) -> bool:
    try:
        work()
    except BrokenError:
        return True
    return False


def test_programs_that_are_killed_go_on_where_they_were(three: list[Archive], tmp_path: Path) -> None:
    place, chance = tmp_path / "place", random.Random(5)
    commands = [
        [sys.executable, "-m", "newscli", "--archive", str(archive.path), "archive", verb, str(place)]
        for _ in range(2)
        for archive in three
        for verb in ("publish", "pull")
    ]
    environ = os.environ | {"NEWSCLI_HOME": str(tmp_path / "home")}
    for command in commands:
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environ) as program:
            time.sleep(chance.uniform(0.1, 0.4))
            program.send_signal(signal.SIGKILL)
        subprocess.run(command, check=True, capture_output=True, env=environ)
    first = contents(three[0])
    assert len(first) == 9
    assert contents(three[1]) == contents(three[2]) == first
    assert len(items(place)) == len(set(items(place)))
    assert not [file for file in place.iterdir() if file.name.startswith(".")]


def test_an_increment_whose_bytes_changed_is_refused(three: list[Archive], tmp_path: Path) -> None:
    place = tmp_path / "place"
    sharing.publish(three[0], Folder(place), "place", now=NOW)
    (file,) = place.glob("*.increment")
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)
    before = contents(three[1])
    with pytest.raises(UnreadableError, match="not those that were sent"):
        sharing.pull(three[1], Folder(place))
    assert contents(three[1]) == before


def test_an_upload_that_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    file = tmp_path / "file"
    file.write_bytes(bytes(range(256)) * 10_000)
    (place / ".name.part").write_bytes(file.read_bytes()[:1_500_000])
    inode = (place / ".name.part").stat().st_ino
    Folder(place).send(file, "name")
    assert (place / "name").read_bytes() == file.read_bytes()
    assert (place / "name").stat().st_ino == inode


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with open_archive(tmp_path / "a.db") as one:
        keep(one, 1)
        with pytest.raises(NewscliError, match="file"):
            sharing.publish(one, Folder(tmp_path / "file" / "place"), "place", now=NOW)
