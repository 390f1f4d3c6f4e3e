"""Dates in the forms and languages of the world's newspapers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.parser.dates import find, parse

MOMENTS = [
    ("2026-03-24T15:41:34+01:00", "2026-03-24T15:41:34+01:00"),
    ("2026-03-24 15:41:34 +01:00", "2026-03-24T15:41:34+01:00"),
    ("2016-12-22T18:47:31.123Z", "2016-12-22T18:47:31.123000+00:00"),
    ("Tue, 07 Apr 2020 07:36:07 +0530", "2020-04-07T07:36:07+05:30"),
    ("Mon, 19 Dec 2016 12:55:00 PST", "2016-12-19T12:55:00-08:00"),
    ("Fri Feb 21 09:27:42 CET 2025", "2025-02-21T09:27:42+01:00"),
    ("1549497600", "2019-02-07T00:00:00+00:00"),
    ("Dec. 22, 2016 5:00 a.m. PT", "2016-12-22T05:00:00-08:00"),
]
CLOCKS = [
    ("30 April 2021, 13:18", "2021-04-30T13:18"),
    ("08 января 2026, 19:51", "2026-01-08T19:51"),
    ("02 Septriembre 2024, 17:56", "2024-09-02T17:56"),
    ("03 Listopada 2024, 20:21", "2024-11-03T20:21"),
    ("2019年3月5日（火） 08時15分", "2019-03-05T08:15"),
    ("2019. 4. 13. 16:08", "2019-04-13T16:08"),
    ("15.05.2020, 07:11 Uhr", "2020-05-15T07:11"),
    ("Thursday, December 22, 2016, 06:47 PM", "2016-12-22T18:47"),
    ("Dec 1st 2016 1:01PM", "2016-12-01T13:01"),
    ("8/10/2022 9:57 AM", "2022-08-10T09:57"),
    ("4/24/2000 12:00:00 AM", "2000-04-24T00:00"),
    ("Mar 11, 2025, 11:52 AM", "2025-03-11T11:52"),
]
DAYS = [
    ("2021-04-30", "2021-04-30"),
    ("20190305", "2019-03-05"),
    ("31.10.23", "2023-10-31"),
    ("3/4/2020", "2020-04-03"),
    ("June 25, 1984", "1984-06-25"),
    ("le 15 septembre 2009", "2009-09-15"),
    ("5 de octubre de 2013", "2013-10-05"),
    ("06. Mär. 2023", "2023-03-06"),
    ("2023. április 3.", "2023-04-03"),
    ("2019 m. balandžio 3 d.", "2019-04-03"),
    ("17 квітня 2024", "2024-04-17"),
    ("5 кастрычніка 2025", "2025-10-05"),
    ("2021年4月30日", "2021-04-30"),
    ("令和元年5月1日", "2019-05-01"),
    ("२४ अप्रैल 2024", "2024-04-24"),
    ("۱۸ فوریه ۲۰۲۰", "2020-02-18"),
    ("1398/11/29", "2020-02-18"),
    ("Publié le 9 juin 2019", "2019-06-09"),
]
NO_DATES = [
    "",
    "Feb 30 2020",
    "10h30",
    "call 555-1234",
    "version 1.2.3",
    "10-12-20",
    "99999999999",
    "5 min read",
    "2024",
]


@pytest.mark.parametrize(("text", "moment"), MOMENTS)
def test_a_clock_with_a_zone_is_a_moment(text: str, moment: str) -> None:
    found = parse(text)
    assert found is not None
    assert (found.at.isoformat(), found.is_day, found.zoned) == (moment, False, True)


@pytest.mark.parametrize(("text", "moment"), CLOCKS)
def test_a_clock_without_a_zone_says_so(text: str, moment: str) -> None:
    found = parse(text)
    assert found is not None
    assert (found.at.strftime("%Y-%m-%dT%H:%M"), found.is_day, found.zoned) == (moment, False, False)


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_date_without_a_clock_is_a_day(text: str, day: str) -> None:
    found = parse(text)
    assert found is not None
    assert (found.at.date().isoformat(), found.is_day) == (day, True)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse(text) is None


def test_americans_write_the_month_first() -> None:
    found = parse("3/4/2020", day_first=False)
    assert found is not None
    assert found.at.month == 3


def test_dates_in_running_words_come_in_the_order_of_the_text() -> None:
    text = "Updated June 2, 2020 after the vote of 31.05.2020; see page 2021 of the report."
    assert [(m.at.date().isoformat(), text[a:b]) for m, a, b in find(text)] == [
        ("2020-06-02", "June 2, 2020 "),
        ("2020-05-31", "31.05.2020"),
    ] or [m.at.date().isoformat() for m, _, _ in find(text)] == ["2020-06-02", "2020-05-31"]


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    parse(text)
    assert all(0 <= a <= b for _, a, b in find(text))
