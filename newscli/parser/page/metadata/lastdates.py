"""Where a page's date may be when neither its data nor a date line has it: address, titles, scripts, words."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from newscli.parser.dates import Moment
from newscli.parser.page.metadata.ages import Ages, Hit
from newscli.parser.page.metadata.datelines import PUBLISH_WORDS, UPDATE_WORDS
from newscli.parser.page.metadata.evidence import Evidence

_IN_ADDRESS = tuple(
    re.compile(form)
    for form in (
        (
            r"(?<!\d)(?P<year>19[89]\d|20\d\d)(?P<mark>[/\-_.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|"
            r"3[01])(?!\d)"
        ),
        r"(?<!\d)(?P<day>0[1-9]|[12]\d|3[01])(?P<mark>[\-_.])(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<year>20\d\d)(?!\d)",
        r"(?<!\d)(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d{3})",
    )
)
#: A date as the value of a field in a script's data, and the name of that field. Looking for the colon first is ten
#: times as quick as looking for the names.
_VALUE_IN_SCRIPT = re.compile(
    r':\s*\\?["\']?(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[^"\'\\,}]{0,20})?|'
    r"\d{10}(?:\d{3})?(?!\d)|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)
_FIELD_IN_SCRIPT = re.compile(
    r"(?:date_?[pP]ublished|published_?[aA]t|published_?[dD]ate|publish_?[dD]ate|publication_?[dD]ate|"
    r"pub_?[dD]ate|first_?[pP]ublished(?:_?[aA]t|_?[dD]ate)?|release_?[dD]ate|displayDate"
    r'|\bdate)\\?["\']?\s*$'
)
_FIELD_LETTERS = 30
#: Letters after (and before) the headline in which a bare date is looked for.
_AFTER_LETTERS, _BEFORE_LETTERS = 700, 160
#: So much of the title is looked for, so often.
_TITLE_LETTERS, _TITLE_TIMES = 40, 4
_LABEL = re.compile(rf"(?:{PUBLISH_WORDS.pattern}|{UPDATE_WORDS.pattern}|\bdatum\b|\bdate\b)", re.IGNORECASE)
#: How far behind its label a date may stand.
_LABEL_LETTERS = 40
#: How much of a page without any other date is searched, at its beginning and at its end.
_HEAD_LETTERS, _FOOT_LETTERS = 12_000, 4_000
#: How much of a page's raw text is looked at for a piece that is only a date, and how many letters may stand before the
#: date in it: a weekday.
_RAW_LETTERS, _WEEKDAY = 60_000, 12
_ALONE = re.compile(r"^[ \t]*(\S[^\n]{6,28}[0-9])[ \t]*$", re.MULTILINE)
#: Where a page says which day it is today, in so few letters.
_TODAY = '[class*="today" i],[id*="today" i],[class*="current-date" i],[class*="currentdate" i],[class*="clock" i]'
_TODAY_LETTERS = 80
#: Data of one script beyond this is of other pages. Next.js pages of the development corpus hold up to 0.8 million.
_SCRIPT_LETTERS = 1_000_000


def search(tree: LexborHTMLParser, found: Evidence, title: str, ages: Ages) -> Moment | None:
    """The date in the titles or the description, the words near the title, data in scripts, or the words anywhere."""
    for said in (found.title, found.meta("og:title"), found.meta("description", "og:description")):
        if moment := ages.last(said):
            return moment
    raw = _visible(tree)
    words = " ".join(raw.split())
    if len(words) > _HEAD_LETTERS + _FOOT_LETTERS:
        words = f"{words[:_HEAD_LETTERS]} {words[-_FOOT_LETTERS:]}"
    hits = list(ages.find(words))
    return (
        _near(title, words, hits)
        or _from_scripts(tree, ages)
        or _labelled(words, hits)
        or _alone(raw, ages)
        or _only(hits)
    )


def _visible(tree: LexborHTMLParser) -> str:
    """The text of a page without scripts, styles and the page's own today, its pieces on lines of their own."""
    if tree.body is None:
        return ""
    raw = tree.body.text(deep=True, separator="\n")
    pieces: list[str] = []
    at = 0
    for unseen in tree.body.css(f"script,style,{_TODAY}"):
        text = unseen.text(deep=True, separator="\n")
        if unseen.tag not in ("script", "style") and len(text) > _TODAY_LETTERS:
            continue
        if text and (start := raw.find(text, at)) >= 0:
            pieces.append(raw[at:start])
            at = start + len(text)
    return "".join([*pieces, raw[at:]])


def from_address(url: str | None, ages: Ages) -> Moment | None:
    """The day that an address names, in numbers or with its month's name; None where it names none."""
    address = (url or "").partition("?")[0][:1000]
    for hit in (hit for form in _IN_ADDRESS for hit in form.finditer(address)):
        try:
            at = datetime(int(hit["year"]), int(hit["month"]), int(hit["day"]), tzinfo=UTC)
        except ValueError:
            continue
        moment = Moment(at, is_day=True, zoned=False)
        if ages.possible(moment):
            return moment
    return next((hit[0] for hit in ages.find(address.replace("/", " "))), None)


def _near(title: str, words: str, hits: list[Hit]) -> Moment | None:
    """A bare date in the words just after or before the title, wherever the page says it."""
    wanted = title[:_TITLE_LETTERS]
    at = words.find(wanted) if wanted else -1
    for _ in range(_TITLE_TIMES):
        if at < 0:
            break
        after = at + len(wanted)
        for moment, start, _ in hits:
            if after <= start < after + _AFTER_LETTERS:
                return moment
        for moment, start, _ in reversed(hits):
            if at - _BEFORE_LETTERS <= start < at:
                return moment
        at = words.find(wanted, after)
    return None


def _from_scripts(tree: LexborHTMLParser, ages: Ages) -> Moment | None:
    for script in tree.css('script:not([src]):not([type="application/ld+json"])'):
        text = script.text(deep=True)[:_SCRIPT_LETTERS]
        for hit in _VALUE_IN_SCRIPT.finditer(text):
            named = _FIELD_IN_SCRIPT.search(text, max(0, hit.start() - _FIELD_LETTERS), hit.start())
            if named and (moment := ages.parse(hit[1])):
                return moment
    return None


def _labelled(words: str, hits: list[Hit]) -> Moment | None:
    """A date anywhere behind a word such as `published`, else behind one such as `updated`; the first of either."""
    second: Moment | None = None
    for moment, start, _ in hits:
        before = words[max(0, start - _LABEL_LETTERS) : start]
        if _LABEL.search(before):
            if not UPDATE_WORDS.search(before):
                return moment
            second = second or moment
    return second


def _alone(raw: str, ages: Ages) -> Moment | None:
    """The first piece of the page that is nothing but a date."""
    for piece in _ALONE.finditer(raw, 0, _RAW_LETTERS):
        words = piece[1]
        hit = next(ages.find(words), None)
        if hit is not None and hit[1] <= _WEEKDAY and hit[2] >= len(words):
            return hit[0]
    return None


def _only(hits: list[Hit]) -> Moment | None:
    """The one day that the page speaks of, if it is one."""
    return hits[0][0] if len({moment.at.date() for moment, _, _ in hits}) == 1 else None
