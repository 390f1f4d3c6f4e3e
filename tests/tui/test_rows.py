from __future__ import annotations

from datetime import UTC, datetime

from newscli.model import Article
from newscli.tui.rows import HELD, Rows, nearest

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


def article(number: int, *, unread: bool = True) -> Article:
    return Article(
        id=number,
        url=f"https://paper.example/{number}",
        title=f"Story {number}",
        source="paper",
        published=NOW,
        first_seen_at=NOW,
        unread=unread,
        revision_id=number,
    )


def test_a_row_is_there_once_it_was_brought() -> None:
    rows = Rows([30, 20, 10])
    assert rows.at(1) is None
    assert rows.missing(0, 2) == [30, 20]
    rows.hold({20: article(20)})
    assert rows.at(1) == article(20)
    assert rows.missing(0, 9) == [30, 10]
    assert rows.at(-1) is None
    assert rows.at(3) is None


def test_a_list_grows_around_what_it_holds() -> None:
    rows = Rows([3, 2], [article(3), article(2)]).grown([3, 2, 1])
    assert len(rows) == 3
    assert rows.missing(0, 3) == [1]
    assert rows.place(1) == 2
    assert rows.place(9) is None
    assert rows.place(None) is None


def test_what_was_held_longest_goes_first() -> None:
    rows = Rows(range(HELD + 5))
    for number in range(HELD + 5):
        rows.hold({number: article(number)})
    assert rows.missing(0, HELD + 5) == [0, 1, 2, 3, 4]


def test_a_near_unread_row_is_found_without_asking() -> None:
    rows = Rows([4, 3, 2, 1], [article(4, unread=False), article(3, unread=False), article(2)])
    assert rows.unread_near(0, 1) == 2
    assert rows.unread_near(3, 1) is None
    assert rows.unread_near(1, -1) is None


def test_the_nearest_wanted_number_is_found_either_way() -> None:
    numbers = [9, 8, 7, 6, 5]
    assert nearest(numbers, {5, 9}, 1, 1) == 4
    assert nearest(numbers, {5, 9}, 3, -1) == 0
    assert nearest(numbers, {1}, 0, 1) is None
