"""Articles as a list, for a person and for a program."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from newscli.cli.present.headlines import days, headlines, hits
from newscli.cli.present.screen import Screen
from newscli.model import Article, Hit, Passage

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def article(number: int, title: str, *, hour: int = 9, unread: bool = True, section: str | None = "Politik") -> Article:
    at = datetime(2026, 11, 25, hour, 5, tzinfo=UTC)
    return Article(
        id=number,
        url=f"https://paper.example/{number}",
        title=title,
        source="paper",
        published=at,
        section=section,
        first_seen_at=at,
        unread=unread,
        revision_id=number,
    )


def screen(*, terminal: bool, color: bool = False, width: int = 80) -> Screen:
    return Screen(io.StringIO(), terminal=terminal, color=color, width=width)


def printed(screen: Screen) -> str:
    assert isinstance(screen.stream, io.StringIO)
    return screen.stream.getvalue()


def test_a_person_gets_columns_with_unread_ones_marked() -> None:
    shown = screen(terminal=True)
    headlines(shown, [article(12, "Zwei Dörfer, eine Brücke"), article(7, "Eis", unread=False)], zone=BERLIN, now=NOW)
    assert printed(shown) == (
        "•  12  10:05  paper  Politik  Zwei Dörfer, eine Brücke\n"
        "    7  10:05  paper  Politik  Eis\n"
    )  # fmt: skip


def test_on_a_narrow_terminal_headlines_need_the_room_of_sections() -> None:
    shown = screen(terminal=True, width=60)
    headlines(shown, [article(12, "Zwei Dörfer, eine Brücke")], zone=BERLIN, now=NOW)
    assert printed(shown) == "•  12  10:05  paper  Zwei Dörfer, eine Brücke\n"


def test_a_program_gets_tabs_and_whole_moments() -> None:
    shown = screen(terminal=False)
    headlines(shown, [article(12, "Zwei\tDörfer\n", section=None)], zone=BERLIN, now=NOW)
    assert printed(shown) == "12\t2026-11-25T10:05:00+01:00\tpaper\t\tunread\tZwei Dörfer \n"


def test_hits_show_the_passages_with_their_words_lit() -> None:
    hit = Hit(article=article(12, "Brücke"), score=1.5, passages=(Passage("Eine neue Brücke im Tal", ((10, 16),)),))
    shown = screen(terminal=True, color=True)
    hits(shown, [hit], zone=BERLIN, now=NOW)
    assert "\x1b[2mEine neue\x1b[0m \x1b[1;33mBrücke\x1b[0m \x1b[2mim Tal\x1b[0m\n" in printed(shown)
    plain = screen(terminal=False)
    hits(plain, [hit], zone=BERLIN, now=NOW)
    assert printed(plain).endswith("\tBrücke\tEine neue Brücke im Tal\n")


def test_a_list_at_a_terminal_is_grouped_by_day_with_the_hours() -> None:
    shown = screen(terminal=True)
    yesterday = replace(article(7, "Eis"), published=datetime(2026, 11, 24, tzinfo=UTC), published_is_day=True)
    coming = replace(article(8, "Morgen"), published=datetime(2026, 11, 27, tzinfo=UTC))
    days(shown, [article(12, "Brücke"), coming, yesterday], zone=BERLIN, now=NOW)
    assert printed(shown) == (
        "Today · Wednesday, 25 November 2026\n"
        "•  12  10:05  paper  Politik  Brücke\n"
        "•   8  10:05  paper  Politik  Morgen\n"
        "\n"
        "Yesterday · Tuesday, 24 November 2026\n"
        "•   7         paper  Politik  Eis\n"
    )
