"""Pages are told by the pieces of their markup, whatever order these come in."""

from __future__ import annotations

from newscli.archive import Archive
from newscli.archive.lookalikes import Lookalikes, traits
from tests.archive.papers import NOW, capture, reading


def _page(*parts: int) -> bytes:
    return b"".join(f'<div class="part-{part * 7919}" id="number-{part}">{part}</div>\n'.encode() for part in parts)


def _keep(archive: Archive, count: int) -> None:
    for number in range(1, count + 1):
        archive.keep(capture(reading(number)), reading(number), source_id=None, now=NOW)


def test_the_page_that_shares_most_pieces_is_found(archive: Archive) -> None:
    _keep(archive, 3)
    with Lookalikes(archive.connection) as lookalikes:
        lookalikes.note(1, traits(_page(*range(100))))
        lookalikes.note(2, traits(_page(*range(80, 180))))
        lookalikes.note(3, traits(_page(*range(500, 600))))
        assert lookalikes.nearest(traits(_page(*range(90, 190)))) == 2
        assert lookalikes.nearest(traits(_page(*reversed(range(70))))) == 1
        assert lookalikes.nearest(traits(_page(*range(900, 999)))) is None
        assert lookalikes.nearest([]) is None


def test_of_equals_the_newest_that_is_still_there_is_found(archive: Archive) -> None:
    _keep(archive, 2)
    with Lookalikes(archive.connection) as lookalikes:
        for number in (1, 2, 3):
            lookalikes.note(number, traits(_page(1, 2, 3)))
        assert lookalikes.nearest(traits(_page(1, 2, 3))) == 2


def test_nothing_of_it_stays_in_the_file(archive: Archive) -> None:
    before = archive.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for _ in range(2):
        with Lookalikes(archive.connection) as lookalikes:
            lookalikes.note(1, traits(_page(1)))
    assert archive.connection.execute("SELECT count(*) FROM sqlite_temp_schema").fetchone() == (0,)
    assert archive.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == before
