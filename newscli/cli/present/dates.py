"""Moments as a reader writes them, in the reader's zone: today's as a time, older ones as a date."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def short(moment: datetime | None, *, zone: tzinfo, now: datetime, is_day: bool = False) -> str:
    """`14:05` for today, `24 Nov` for this year, `2025-11-24` before; a day without a time is never moved by a zone."""
    if moment is None:
        return ""
    local = moment if is_day else moment.astimezone(zone)
    today = now.astimezone(zone).date()
    if local.date() == today:
        return "today" if is_day else f"{local:%H:%M}"
    # Half a year back and a little ahead, a day and a month say enough; `ls` draws the line there too.
    if abs(local.date() - today) < timedelta(days=183):
        return f"{local.day} {_MONTHS[local.month - 1]}"
    return local.date().isoformat()


def full(moment: datetime, *, zone: tzinfo, is_day: bool = False) -> str:
    """`Tuesday, 24 November 2026, 14:05 CET`, or without the time where only the day is known."""
    local = moment if is_day else moment.astimezone(zone)
    day = f"{_DAYS[local.weekday()]}, {local.day} {_MONTH_NAMES[local.month - 1]} {local.year}"
    return day if is_day else f"{day}, {local:%H:%M} {_zone_name(local)}"


def stamp(moment: datetime | None, *, zone: tzinfo, is_day: bool = False) -> str:
    """For programs: `2026-11-24T14:05:00+01:00`, a lone day as `2026-11-24`, nothing where there is none."""
    if moment is None:
        return ""
    return moment.date().isoformat() if is_day else moment.astimezone(zone).isoformat(timespec="seconds")


def _zone_name(local: datetime) -> str:
    name = local.tzname() or ""
    # The tz database has no letters for many zones and gives their offset instead.
    return f"UTC{name}" if name[:1] in "+-" else name
