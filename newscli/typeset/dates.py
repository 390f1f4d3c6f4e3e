"""Moments as a reader writes them, in the reader's zone and language: today's as a time, older ones as a date.

A language is what LC_ALL, LC_TIME or LANG name, such as `de_AT`; one that is not in `calendars` is English.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from newscli.typeset.calendar import Calendar

ENGLISH = "en"

_ENGLISH = Calendar(
    short="{day} {month}",
    full="{weekday}, {day} {month} {year}",
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    today="today",
    yesterday="yesterday",
)


def language(environ: Mapping[str, str]) -> str:
    """The language dates are written in: `de_AT`; English where the environment names none."""
    named = environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""
    code = named.split(".")[0].split("@")[0]
    return ENGLISH if code in ("", "C", "POSIX") else code


def short(
    moment: datetime | None, *, zone: tzinfo, now: datetime, is_day: bool = False, language: str = ENGLISH
) -> str:
    """`14:05` for today, `24 Nov` for this year, `2025-11-24` before; a day without a time is never moved by a zone."""
    if moment is None:
        return ""
    local = moment if is_day else moment.astimezone(zone)
    today = now.astimezone(zone).date()
    if local.date() == today:
        return _calendar(language).today if is_day else f"{local:%H:%M}"
    # Half a year back and a little ahead, a day and a month say enough; `ls` draws the line there too.
    if abs(local.date() - today) < timedelta(days=183):
        calendar = _calendar(language)
        return calendar.short.format(day=local.day, number=local.month, month=calendar.short_months[local.month - 1])
    return local.date().isoformat()


def full(moment: datetime, *, zone: tzinfo, is_day: bool = False, language: str = ENGLISH) -> str:
    """`Tuesday, 24 November 2026, 14:05 CET`, or without the time where only the day is known."""
    local = moment if is_day else moment.astimezone(zone)
    day = _day(local.date(), _calendar(language))
    return day if is_day else f"{day}, {local:%H:%M} {_zone_name(local)}"


def heading(day: date, *, today: date, language: str = ENGLISH) -> str:
    """A day over what came on it: `Today · Tuesday, 24 November 2026`."""
    calendar = _calendar(language)
    name = {today: calendar.today, today - timedelta(days=1): calendar.yesterday}.get(day)
    written = _day(day, calendar)
    return f"{name[:1].upper()}{name[1:]} · {written}" if name else written


def stamp(moment: datetime | None, *, zone: tzinfo, is_day: bool = False) -> str:
    """For programs: `2026-11-24T14:05:00+01:00`, a lone day as `2026-11-24`, nothing where there is none."""
    if moment is None:
        return ""
    return moment.date().isoformat() if is_day else moment.astimezone(zone).isoformat(timespec="seconds")


def _day(day: date, calendar: Calendar) -> str:
    return calendar.full.format(
        weekday=calendar.weekdays[day.weekday()],
        day=day.day,
        number=day.month,
        month=calendar.months[day.month - 1],
        year=day.year,
    )


def _calendar(language: str) -> Calendar:
    if language == ENGLISH:
        return _ENGLISH
    from newscli.typeset.calendars import CALENDARS

    return CALENDARS.get(language) or CALENDARS.get(language.split("_", maxsplit=1)[0]) or _ENGLISH


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    # The tz database has no letters for many zones and gives their offset instead.
    return f"UTC{name}" if name[:1] in "+-" else name
