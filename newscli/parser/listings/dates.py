"""The moments feeds, sitemaps and listings write: RFC 822 with its dialects, and ISO 8601 down to a year and month.

A feed is not believed about the future: a moment more than two days after it was read is no moment at all, so that
nobody stands at the top of the news for ever.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

#: Zones differ by up to 26 hours, clocks of servers by some more.
_MAX_AHEAD = timedelta(days=2)
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)

_ISO = re.compile(
    r"(\d{4})-?(\d\d)(?:-?(\d\d))?(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?$",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[^\W\d]+\.?,?\s+)?(\d{1,2})[\s-]+([^\W\d]{3})[^\W\d]*\.?,?[\s-]+(\d{4}|\d\d)"
    r"(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?\s*([+-]\d\d:?\d\d|[A-Za-z]{1,5})?(?:\s*\(.*\))?$"
)
_ASCTIME = re.compile(r"[A-Za-z]{3}\s+([A-Za-z]{3})\s+(\d{1,2})\s+(\d\d):(\d\d):(\d\d)\s+(?:([A-Z]{3,4})\s+)?(\d{4})$")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
#: Zone names RFC 822 defines and the ones European feeds write; unknown names are read as UTC, as RFC 2822 says.
_ZONES = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "BST": 1, "IST": 5.5,
    "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "WIB": 7, "AEST": 10,
    "AEDT": 11,
}  # fmt: skip


def read_moment(text: str, now: datetime) -> datetime | None:
    """The moment in UTC; None where the text is none, or lies before 1990 or more than two days after `now`."""
    text = text.strip()
    if not text:
        return None
    try:
        moment = (_iso(text) if text[0] in "12" else None) or _rfc(text) or _asctime(text)
    except (ValueError, OverflowError):
        return None
    if moment is None or not _OLDEST <= moment <= now + _MAX_AHEAD:
        return None
    return moment.astimezone(UTC)


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    return datetime(
        int(year),
        int(month),
        int(day or 1),
        int(hour or 0),
        int(minute or 0),
        min(int(second or 0), 59),
        tzinfo=_zone(zone),
    )


def _rfc(text: str) -> datetime | None:
    found = _RFC.match(text)
    if not found or found[2].lower() not in _MONTHS:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 68 else 2000)
    moment = datetime(full, _MONTHS[month.lower()], int(day), tzinfo=_zone(zone))
    # 24:00 is written by some; it is the next day's midnight.
    return moment + timedelta(hours=int(hour or 0), minutes=int(minute or 0), seconds=min(int(second or 0), 59))


def _asctime(text: str) -> datetime | None:
    found = _ASCTIME.match(text)
    if not found or found[1].lower() not in _MONTHS:
        return None
    month, day, hour, minute, second, zone, year = found.groups()
    return datetime(
        int(year), _MONTHS[month.lower()], int(day), int(hour), int(minute), min(int(second), 59), tzinfo=_zone(zone)
    )


@lru_cache(maxsize=256)  # a feed has one or two
def _zone(text: str | None) -> timezone:
    if not text or text.upper() in ("Z", "UTC", "GMT", "UT"):
        return UTC
    if text[0] in "+-":
        digits = text[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
        return timezone(-offset if text[0] == "-" else offset)
    return timezone(timedelta(hours=_ZONES.get(text.upper(), 0)))
