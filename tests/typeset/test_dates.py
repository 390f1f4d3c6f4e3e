"""Moments as a reader in Berlin sees them on the morning of 25 November 2026."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newscli.typeset.calendar import Calendar
from newscli.typeset.calendars import CALENDARS
from newscli.typeset.dates import full, heading, language, short, stamp

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "is_day", "shown"),
    [
        ("2026-11-25T06:05:00+00:00", False, "07:05"),
        ("2026-11-24T23:30:00+00:00", False, "00:30"),
        ("2026-11-24T22:30:00+00:00", False, "24 Nov"),
        ("2026-11-25T00:00:00+00:00", True, "today"),
        ("2026-11-24T00:00:00+00:00", True, "24 Nov"),
        ("2026-06-01T12:00:00+00:00", False, "1 Jun"),
        ("2026-01-01T12:00:00+00:00", False, "2026-01-01"),
        ("1998-02-03T12:00:00+00:00", False, "1998-02-03"),
        ("2026-11-26T12:00:00+00:00", False, "26 Nov"),
    ],
)
def test_todays_are_times_and_older_ones_dates(moment: str, is_day: bool, shown: str) -> None:
    assert short(datetime.fromisoformat(moment), zone=BERLIN, now=NOW, is_day=is_day) == shown


def test_a_moment_nobody_knows_is_empty() -> None:
    assert short(None, zone=BERLIN, now=NOW) == stamp(None, zone=BERLIN) == ""


def test_the_full_moment_names_its_zone() -> None:
    moment = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    assert full(moment, zone=BERLIN) == "Wednesday, 1 July 2026, 12:00 CEST"
    assert full(moment, zone=ZoneInfo("Europe/Minsk")) == "Wednesday, 1 July 2026, 13:00 UTC+03"
    assert full(datetime(2026, 7, 1, tzinfo=UTC), zone=ZoneInfo("America/New_York"), is_day=True).endswith(
        "1 July 2026"
    )


def test_programs_get_the_offset_and_a_lone_day_as_a_date() -> None:
    moment = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
    assert stamp(moment, zone=BERLIN) == "2026-11-24T14:05:00+01:00"
    assert stamp(moment, zone=BERLIN, is_day=True) == "2026-11-24"


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de_AT"),
        ({"LANG": "de_DE.UTF-8", "LC_TIME": "ru_RU"}, "ru_RU"),
        ({"LC_ALL": "POSIX", "LANG": "de_DE"}, "en"),
        ({"LANG": "sr_RS@latin"}, "sr_RS"),
    ],
)
def test_the_language_of_dates_is_the_locales(environ: dict[str, str], code: str) -> None:
    assert language(environ) == code


@pytest.mark.parametrize(
    ("code", "shortly", "fully"),
    [
        ("de_AT", "24. Nov.", "Gestern · Dienstag, 24. November 2026"),
        ("ru", "24 нояб.", "Вчера · вторник, 24 ноября 2026 г."),
        ("zh_Hant", "11月24日", "昨天 · 2026年11月24日星期二"),
        ("en_US", "Nov 24", "Yesterday · Tuesday, November 24, 2026"),
        ("en_GB", "24 Nov", "Yesterday · Tuesday, 24 November 2026"),
        ("xx", "24 Nov", "Yesterday · Tuesday, 24 November 2026"),
    ],
)
def test_dates_are_written_as_the_readers_language_writes_them(code: str, shortly: str, fully: str) -> None:
    moment = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert short(moment, zone=BERLIN, now=NOW, language=code) == shortly
    assert heading(moment.date(), today=NOW.date(), language=code) == fully


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_every_calendar_is_whole(calendar: Calendar) -> None:
    assert (len(calendar.months), len(calendar.short_months), len(calendar.weekdays)) == (12, 12, 7)
    assert calendar.full.format(weekday="w", day=1, number=2, month="m", year=2026)
