"""Which moment each word means, as a table, at one fixed hour in Berlin."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from newscli.errors import UsageError
from newscli.moments import parse_moment

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=BERLIN)  # a Wednesday

STARTS = [
    ("now", "2026-11-25T09:30:00+01:00"),
    ("today", "2026-11-25T00:00:00+01:00"),
    ("Yesterday", "2026-11-24T00:00:00+01:00"),
    ("gestern", "2026-11-24T00:00:00+01:00"),
    ("monday", "2026-11-23T00:00:00+01:00"),
    ("wed", "2026-11-25T00:00:00+01:00"),
    ("Donnerstag", "2026-11-19T00:00:00+01:00"),
    ("7d", "2026-11-18T09:30:00+01:00"),
    ("6h", "2026-11-25T03:30:00+01:00"),
    ("2w", "2026-11-11T09:30:00+01:00"),
    ("1m", "2026-10-25T09:30:00+01:00"),
    ("9m", "2026-02-25T09:30:00+01:00"),
    ("1y", "2025-11-25T09:30:00+01:00"),
    ("2026-11-01", "2026-11-01T00:00:00+01:00"),
    ("2026-7-1", "2026-07-01T00:00:00+02:00"),
    ("2026-07", "2026-07-01T00:00:00+02:00"),
    ("2025", "2025-01-01T00:00:00+01:00"),
    ("2026-11-01T18:30", "2026-11-01T18:30:00+01:00"),
    ("2026-11-01 18:30", "2026-11-01T18:30:00+01:00"),
    ("2026-11-01T18:30:00Z", "2026-11-01T18:30:00+00:00"),
]

ENDS = [
    ("yesterday", "2026-11-25T00:00:00+01:00"),
    ("monday", "2026-11-24T00:00:00+01:00"),
    ("2026-11-01", "2026-11-02T00:00:00+01:00"),
    ("2026-11", "2026-12-01T00:00:00+01:00"),
    ("2025-12", "2026-01-01T00:00:00+01:00"),
    ("2025", "2026-01-01T00:00:00+01:00"),
    ("7d", "2026-11-18T09:30:00+01:00"),
]


@pytest.mark.parametrize(("text", "expected"), STARTS)
def test_a_word_means_its_first_moment(text: str, expected: str) -> None:
    assert parse_moment(text, now=NOW).isoformat() == expected


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_as_an_end_a_word_takes_in_all_of_its_day_month_or_year(text: str, expected: str) -> None:
    assert parse_moment(text, now=NOW, end=True).isoformat() == expected


def test_a_month_back_from_a_long_month_ends_on_the_last_day_of_a_short_one() -> None:
    assert parse_moment("1m", now=datetime(2026, 3, 31, tzinfo=BERLIN)).date().isoformat() == "2026-02-28"


@pytest.mark.parametrize("text", ["", "soon", "mo", "2026-13", "2026-02-30", "0000", "99999y", "12", "\x1b[31m"])
def test_what_means_no_moment_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no moment; write a day"):
        parse_moment(text, now=NOW)
