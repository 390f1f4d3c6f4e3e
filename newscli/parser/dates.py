"""Reads the dates people and machines write, in the forms and languages of the world's newspapers. Pure.

`parse` takes a text that is meant to be a date (an attribute, a feed's field), `find` the dates in running words. A
date without a clock is a day; a clock without a zone counts as UTC, and `zoned` is false, so that the caller may know
better. Impossible dates, and years no newspaper on the web can mean, are not dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from newscli.parser.months import MONTHS

#: Digitised archives go back far; page counters, prices and `1000` do not name a year.
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
#: A text that is meant to be a date is not longer; in running words the caller says how far to look.
_LONGEST = 200

_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff])"
_CLOCK = (
    r"(?:(?:\s{0,2}[T,@|/·•\-–—―,(]{1,2})?\s{0,3}(?:(?:at|um|kl|klo|à|as|às|a las|alle|ore|om|o|v|в|об|у|saat|"
    r"ώρα)\.?\s+)?"
    r"(?P<hour>\d{1,2})(?:[:.h时点時]|시\s?)(?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s?[분分])?"
    r"\s{0,2}(?P<half>[ap]\.?\s?m\b\.?)?\s{0,2}(?P<zone>Z\b|[+\-−]\d{2}:?\d{2}\b|[+\-−]\d{1,2}\b|\(?(?:UTC|"
    r"GMT)(?:[+\-]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,4}\b)?)?"
)
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE)
    for form in (
        r"(?<![\d.])(?P<year>\d{4})\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d)\s?[日일.]?(?:\s?[(（]\S{1,6}[)）])?",
        (
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|re|º|ª|°)?\b\.?[\s\-–./,]{{0,3}}(?:(?:de|of|d['’])\s+|"
            rf"ta['’]\s*)?(?<!{_LETTER})"
            rf"(?P<name>{_LETTER}{{3,14}})\.?,?[\s\-–./,]{{0,3}}(?:(?:de|del|of|al)\s+)?['’]?(?P<year>\d{{4}}|"
            rf"(?<=[-’'])\d{{2}})(?!\d)"
        ),
        (
            rf"(?<!{_LETTER})(?P<name>{_LETTER}{{3,14}})\.?\s{{0,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s*,\s*|"
            rf"\s{{1,3}}|,?\s+of\s+)(?P<year>\d{{4}})(?!\d)"
        ),
        (
            rf"(?<!\d)(?P<year>\d{{4}})(?:[.,]?\s{{0,2}}|-|\s?m\.\s?)(?:г\.\s|"
            rf"gada\s)?(?P<name>{_LETTER}{{3,14}})\.?[\s\-]{{1,2}}(?P<day>\d{{1,2}})(?!\d)\.?(?:\s?d\.)?"
        ),
        (
            r"(?<![\d.,:/])(?P<first>\d{1,2})(?P<mark>[./\-])\s?(?P<second_>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|"
            r"\d{2})(?![\d:])"
        ),
        r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
    )
)
#: `Fri Feb 21 09:27:42 CET 2025`, as Unix writes it.
_UNIX = re.compile(
    rf"(?P<name>{_LETTER}{{3}})\s+(?P<day>\d{{1,2}})\s+(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\s+(?P<zone>[A-Z]{{2,5}}|[+-]\d{{4}})\s+(?P<year>\d{{4}})"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?")
_ERA = re.compile(r"(令和|平成)\s?(\d{1,2}|元)年")
#: Digits of the scripts that newspapers are written in; all of Unicode's would cost ten times as much to look for.
_FOREIGN_DIGIT = re.compile("[٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙０-９]")
#: Every date has a year, or two digits of one behind a mark; date, clock and zone reach so far around it.
_YEAR_HINT = re.compile(r"[0-9]{4}|[./\-'’][0-9]{2}(?![0-9])")
_REACH = 45
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
    "EET": 120, "EEST": 180,
    "MSK": 180, "МСК": 180, "IST": 330, "PKT": 300, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "WIB": 420,
    "EST": -300, "EDT": -240, "ET": -300,
    "CST": -360, "CDT": -300, "CT": -360, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "PT": -480,
    "AEST": 600, "AEDT": 660, "SAST": 120, "TRT": 180,
}  # fmt: skip


class Moment(NamedTuple):
    """A moment or a day that was written somewhere."""

    at: datetime  #: aware; a day is midnight UTC
    is_day: bool
    zoned: bool  #: the zone was written; always false for a day


def parse(text: str, *, day_first: bool = True) -> Moment | None:
    """The date that a short text says; None where it says none. `day_first`: read 3/4/2020 as the third of April."""
    text = text[:_LONGEST].strip()
    if _ISO.fullmatch(text):
        return _iso(text)
    if _EPOCH.fullmatch(text):
        return _epoch(text)
    if unix := _UNIX.search(text):
        return _made(unix, day_first=day_first)
    return next((moment for moment, _, _ in find(text, day_first=day_first)), None)


def find(text: str, *, day_first: bool = True) -> Iterator[tuple[Moment, int, int]]:
    """The dates in running words with their places, in the order of the text; linear in its length."""
    text = _plain_digits(text.replace("\u200f", "").replace("\u200e", ""))
    matches = (match for start, end in _windows(text) for form in _FORMS for match in form.finditer(text, start, end))
    found = [
        (match.start(), match.end(), moment)
        for match in matches
        if (moment := _made(match, day_first=day_first)) is not None
    ]
    end = -1
    # Of two readings of one place the one that begins first counts, then the longer one.
    for start, stop, moment in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= end:
            yield moment, start, stop
            end = stop


def _windows(text: str) -> list[tuple[int, int]]:
    """The parts of a text around what may be a year: nothing else needs a closer look."""
    windows: list[tuple[int, int]] = []
    for hint in _YEAR_HINT.finditer(text):
        start, end = max(0, hint.start() - _REACH), hint.end() + _REACH
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _iso(text: str) -> Moment | None:
    try:
        at = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return None
    if not _FIRST_YEAR <= at.year < _LAST_YEAR:
        return None
    if len(text) == 10:
        return Moment(at.replace(tzinfo=UTC), is_day=True, zoned=False)
    return Moment(at if at.tzinfo else at.replace(tzinfo=UTC), is_day=False, zoned=at.tzinfo is not None)


def _epoch(text: str) -> Moment | None:
    seconds = int(text[:10])
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    # Below a billion seconds (2001) such a number is more likely a telephone or an id.
    return Moment(at, is_day=False, zoned=True) if seconds >= 1_000_000_000 and at.year < _LAST_YEAR else None


def _made(match: re.Match[str], *, day_first: bool) -> Moment | None:
    """The moment of a match, or None where its numbers are no date."""
    parts = match.groupdict()
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000 if year < 70 else 1900
    if 2400 <= year < 2600:
        year -= 543  # the Buddhist calendar of Thai newspapers
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second_"])
        american = not day_first or parts.get("half")  # a.m. and p.m. go with the month first
        day, month = (second, first) if american and parts["mark"] != "." else (first, second)
        if month > 12:
            day, month = month, day
        if len(parts["year"]) == 2 and parts["mark"] == "-":
            return None  # 10-12-20 is more often a range or a number
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if parts.get("month") else MONTHS.get(parts["name"].lower().rstrip("."), 0)
    if 1300 <= year < 1450 and month:
        return _jalali(year, month, day)
    if not _FIRST_YEAR <= year < _LAST_YEAR:
        return None
    try:
        at = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return _clocked(at, parts)


def _clocked(at: datetime, parts: dict[str, str | None]) -> Moment:
    """The day with the clock and zone written after it."""
    if not parts["hour"]:
        return Moment(at, is_day=True, zoned=False)
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or second > 59:
        return Moment(at, is_day=True, zoned=False)
    zone = _zone(parts["zone"])
    return Moment(
        at.replace(hour=hour, minute=minute, second=second, tzinfo=zone or UTC), is_day=False, zoned=zone is not None
    )


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    name = text.upper().strip("()").replace("−", "-")
    if name in _ZONES:
        return timezone(timedelta(minutes=_ZONES[name]))
    if offset := re.search(r"([+-])(\d{1,2}):?(\d{2})?$", name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    return None


def _plain_digits(text: str) -> str:
    """Digits of all scripts as 0 to 9, and years of the Japanese eras as common ones."""
    if not text.isascii():
        text = _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
        if "年" in text:
            text = _ERA.sub(
                lambda era: f"{(2018 if era[1] == '令和' else 1988) + (1 if era[2] == '元' else int(era[2]))}年", text
            )
    return text


def _jalali(year: int, month: int, day: int) -> Moment | None:
    """A day of the Persian calendar. Its leap years follow a 33-year cycle, exact for 1244 to 1473."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    leaps = (year - 1) // 33 * 8 + sum(1 for rest in (1, 5, 9, 13, 17, 22, 26, 30) if rest <= (year - 1) % 33)
    days = (year - 1) * 365 + leaps + (month - 1) * 31 - max(0, month - 7) + day - 1
    # The first day of the year 1 was 21 March 622 in today's calendar (proleptic), day 226895 of datetime's count - 1.
    return Moment(datetime.fromordinal(226895 + days).replace(tzinfo=UTC), is_day=True, zoned=False)
