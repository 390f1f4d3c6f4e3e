"""What moment does a person mean by `yesterday`, `7d` or `2026-11`? Pure: the caller brings the clock and its zone."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from newscli.errors import UsageError

#: English and German, as the first readers speak; shortened to three letters and more: `mon`, `monday`, `montag`.
_WEEKDAYS = (
    ("monday", "montag"),
    ("tuesday", "dienstag"),
    ("wednesday", "mittwoch"),
    ("thursday", "donnerstag"),
    ("friday", "freitag"),
    ("saturday", "samstag"),
    ("sunday", "sonntag"),
)
_DAYS_AGO = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}
_SPAN = re.compile(r"(\d{1,5})\s*([hdwmy])")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def parse_moment(text: str, *, now: datetime, end: bool = False) -> datetime:
    """The moment that `text` means to someone whose clock shows `now` (aware; its zone is the reader's).

    Understood: `now`, `today`, `yesterday`, a weekday (the last one, today included), a span back from now (`6h`, `7d`,
    `2w`, `3m`, `1y`), a day, month or year (`2026-11-01`, `2026-11`, `2026`) and a day with a time, with or without an
    offset (`2026-11-01T18:30+01:00`). A name of a whole day, month or year means its first moment, or with `end` the
    first moment after it, so that "until yesterday" takes in all of yesterday. Raises UsageError.
    """
    wanted = text.strip().lower()
    try:
        return (
            _span_back(wanted, now) or _whole_days(wanted, now, end=end) or _calendar(wanted, now, end=end)
        ) or _exact(wanted, now)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{text!r} is no moment; write a day (2026-11-01), a month (2026-11), a span (7d, 6h, 2w) or yesterday"
        ) from None


def _span_back(wanted: str, now: datetime) -> datetime | None:
    if wanted == "now":
        return now
    match = _SPAN.fullmatch(wanted)
    if match is None:
        return None
    number, unit = int(match[1]), match[2]
    if unit in _HOURS:
        return now - timedelta(hours=number * _HOURS[unit])
    months = now.year * 12 + now.month - 1 - number * (12 if unit == "y" else 1)
    first = date(months // 12, months % 12 + 1, 1)
    last_day = (_month_after(first) - timedelta(days=1)).day
    return now.replace(year=first.year, month=first.month, day=min(now.day, last_day))


def _whole_days(wanted: str, now: datetime, *, end: bool) -> datetime | None:
    days = _DAYS_AGO.get(wanted)
    if days is None:
        weekday = next((n for n, names in enumerate(_WEEKDAYS) if _names_one(wanted, names)), None)
        if weekday is None:
            return None
        days = (now.weekday() - weekday) % 7
    day = now.date() - timedelta(days=days)
    return _midnight(day + timedelta(days=1) if end else day, now)


def _names_one(wanted: str, names: tuple[str, ...]) -> bool:
    return len(wanted) >= 3 and any(name.startswith(wanted) for name in names)


def _calendar(wanted: str, now: datetime, *, end: bool) -> datetime | None:
    match = _DATE.fullmatch(wanted)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    first = date(year or 0, month or 1, day or 1)
    if not end:
        return _midnight(first, now)
    if day:
        return _midnight(first + timedelta(days=1), now)
    return _midnight(_month_after(first) if month else date(first.year + 1, 1, 1), now)


def _exact(wanted: str, now: datetime) -> datetime:
    moment = datetime.fromisoformat(wanted.upper())
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _month_after(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _midnight(day: date, now: datetime) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
