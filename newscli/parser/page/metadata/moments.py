"""When was the article published, and when changed? From what the page tells machines and what it shows its readers.

Machines are told moments with a zone, but sometimes those of the template or of another edition; readers are shown the
newsroom's own day. So a claimed moment is brought to the clock that readers see, and where nothing is claimed the date
line nearest to the headline counts, then the address, data in scripts, and at last labelled dates in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.parser.dates import Moment, find, parse
from newscli.parser.page.metadata import places
from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, texts

_PUBLISHED = (
    "article:published_time", "article:published", "article:published:time", "og:published_time",
    "og:article:published_time", "datepublished", "publish_date", "publish-date",
    "published_date", "published-date", "publishdate", "published_time", "published", "publication_date",
    "publication-date", "pubdate", "pub_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dc:date.issued", "citation_publication_date", "citation_date",
    "citation_online_date", "article_date_original", "article.published", "mediator_published_time", "date-pub",
    "w-published-date", "rnews:datepublished", "bt:pubdate", "ptime",
    "originalpublicationdate", "article:post_date", "shareaholic:article_published_time", "release_date",
    "creation_date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "article:modified", "article:modified:time", "og:updated_time", "og:modified_time",
    "og:article:modified_time", "datemodified", "last-modified", "lastmod",
    "modified", "modified_time", "modified-date", "dateupdate", "updated", "dcterms.modified", "dc.date.modified",
    "article_date_updated", "revised", "last_updated", "utime",
)  # fmt: skip
#: Said of the document, which may be older or younger than the article.
_VAGUE = ("date", "dc.date", "dc:date", "dcterms.date", "dcterms.created", "dc.date.created", "created",
"created-date", "date.created", "datecreated", "article.created", "bepress_citation_date", "content_date", "time",
"timestamp")  # fmt: skip

_UPDATE_WORDS = re.compile(
    r"updat|modif|aktuali|geändert|überarbeitet|\bstand\b|mis à jour|mise à jour|maj\b|actuali[sz]|atuali|aggiorna|"
    r"bijgewerkt|uppdater|oppdater|opdater|päivitet|"
    r"zmien|zaktual|módos|frissít|güncel|обновл|оновлен|абноўл|更新|갱신|수정|revis|edited|changed",
    re.IGNORECASE,
)
_PUBLISH_WORDS = re.compile(
    r"publi[cks]|veröffentlicht|erstellt|posted|erschienen|published|pubblicat|geplaatst|gepubliceerd|publicer|"
    r"julkaistu|opublikowan|zveřejněn|megjelen|"
    r"yayın|опубликов|опубліков|公開|投稿|发布|發佈|입력|등록|original",
    re.IGNORECASE,
)
#: Parts of a page that date something else: comments, teasers, the page's own today.
_ELSEWHERE = re.compile(
    r"comment|kommentar|related|teaser|recommend|sidebar|widget|footer|copyright|today|current|weather|wetter|clock|"
    r"latest|most-?read|carousel|swiper|promo|archive-list|read-?time|reading|lesedauer|duration|event",
    re.IGNORECASE,
)
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
_IN_SCRIPT = re.compile(
    r"(?:datePublished|date_?[pP]ublished|published_?[aA]t|published_?[dD]ate|publish_?[dD]ate|publication_?[dD]ate|"
    r"pub_?[dD]ate|first_?[pP]ublished(?:_?[aA]t|_?[dD]ate)?|release_?[dD]ate|displayDate"
    r'|\bdate)\\?["\']?\s*:\s*\\?["\']?(\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[^"\'\\,}]{0,20})?|'
    r"\d{10}(?:\d{3})?(?!\d)|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)
#: The longest text of an element that is still a date line and not a paragraph.
_LINE_LETTERS = 240
#: Letters after (and before) the headline in which a bare date is looked for.
_AFTER_LETTERS, _BEFORE_LETTERS = 700, 160
#: So much of the title is looked for, so often.
_TITLE_LETTERS, _TITLE_TIMES = 40, 4
#: So near a date line leaves no need to look for a bare date, and so many letters after the headline one may stand.
_CLOSE, _BARE_LETTERS = 2, 200
#: So many different days side by side, and not right at the headline, date a list of other articles.
_LIST = 3
#: Up to here a date line belongs to the headline; from there on the document's own date is as good.
_NEAR = 4
_LABEL = re.compile(rf"(?:{_PUBLISH_WORDS.pattern}|{_UPDATE_WORDS.pattern}|\bdatum\b|\bdate\b)", re.IGNORECASE)
#: How far behind its label a date may stand.
_LABEL_LETTERS = 40
#: How much of a page without any other date is searched, at its beginning and at its end.
_HEAD_LETTERS, _FOOT_LETTERS = 12_000, 4_000
#: How much of a page's raw text is looked at for a piece that is only a date, how long such a piece is, and what may
#: stand before the date in it: a weekday.
_RAW_LETTERS, _LEAST_ALONE, _MOST_ALONE, _WEEKDAY = 60_000, 8, 30, 12
#: Data of one script beyond this is of other pages. Next.js pages of the development corpus hold up to 0.8 million.
_SCRIPT_LETTERS = 1_000_000
#: A page's clock may differ from UTC by so much.
_WIDEST_ZONE = timedelta(hours=14)
#: Clocks within this much are the same moment, said twice.
_SAME = timedelta(minutes=3)


#: A date in a text, with its place.
Hit = tuple[Moment, int, int]


@dataclass(frozen=True, slots=True)
class Dates:
    """The two moments of an article, as far as its page says them."""

    published: Moment | None = None
    updated: Moment | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A date shown to readers: what it says, how near to the headline it stands (less is nearer),
    and of what it speaks."""

    moment: Moment
    level: int
    place: int  #: elements after the headline; negative: before it
    updated: bool
    published: bool


def read(
    tree: LexborHTMLParser,
    found: Evidence,
    structured: Structured,
    headline: LexborNode | None,
    title: str,
    *,
    url: str | None,
    captured_at: datetime | None,
    day_first: bool,
) -> Dates:
    """The article's dates. `headline` is the h1 with the title, if there is one."""
    ages = _Ages(captured_at, day_first=day_first)
    claimed = ages.of(_claims(found, structured, ("datePublished",), _PUBLISHED, "datepublished"))
    changed = ages.of(_claims(found, structured, ("dateModified",), _UPDATED, "datemodified"))
    lines = _lines(found, headline, ages)
    shown = [line for line in lines if not line.updated]
    if headline is not None and (not lines or lines[0].level > _CLOSE) and (bare := _bare(headline, ages)):
        lines.insert(0, bare)
        if not bare.updated:
            shown.insert(0, bare)
    published = _most_agreed(claimed) if claimed else _from_address(url, ages)
    if claimed and shown and _older(shown[0], published):
        published = shown[0].moment
    if published is None and shown and shown[0].level <= _NEAR:
        published = shown[0].moment
    if published is None:
        vague = ages.of(_claims(found, structured, ("dateCreated", "uploadDate"), _VAGUE, "datecreated"))
        published = next(iter([*vague, *(line.moment for line in shown)]), None)
    updated = changed[0] if changed else next((line.moment for line in lines if line.updated), None)
    if published is None and updated is None:
        published = _fallbacks(tree, found, title, ages)
    if published is None:
        published = updated
    if published is not None:
        published = _local(published, lines, [*claimed, *changed])
    if updated is not None:
        updated = _local(updated, lines, [*changed, *claimed])
        if published is not None and updated.at < published.at:
            updated = None
    return Dates(published, updated)


class _Ages:
    """Reads dates that are possible on a page captured at a time: none from its future."""

    def __init__(self, captured_at: datetime | None, *, day_first: bool) -> None:
        # A day is said in the newsroom's zone, which may be ahead of ours.
        self._latest = captured_at + timedelta(days=1) if captured_at else None
        self._day_first = day_first

    def of(self, texts: Iterator[str] | list[str]) -> list[Moment]:
        """The possible dates that these texts say."""
        return [moment for text in texts if (moment := self.parse(text)) is not None]

    def parse(self, text: str) -> Moment | None:
        """The date a text says, if it is possible."""
        moment = parse(text, day_first=self._day_first)
        return moment if moment is not None and self.possible(moment) else None

    def find(self, text: str) -> Iterator[tuple[Moment, int, int]]:
        """The possible dates in a text."""
        return (hit for hit in find(text, day_first=self._day_first) if self.possible(hit[0]))

    def last(self, text: str) -> Moment | None:
        """The last possible date in a text."""
        hits = list(self.find(text))
        return hits[-1][0] if hits else None

    def possible(self, moment: Moment) -> bool:
        """Was this moment past when the page was captured?"""
        return self._latest is None or moment.at <= self._latest


def _claims(
    found: Evidence, structured: Structured, fields: tuple[str, ...], metas: tuple[str, ...], item: str
) -> Iterator[str]:
    """What the page tells machines: structured data, meta elements, microdata."""
    article = structured.article or {}
    for name in fields:
        yield from texts(article.get(name))[:1]
    yield from found.all_metas(*metas)[:8]
    for name, node in found.items:
        if name == item and node.tag != "meta":
            yield node.attrs.get("content") or node.attrs.get("datetime") or node.text(deep=True)[:100]
            break


def _most_agreed(claimed: list[Moment]) -> Moment:
    """The claim whose day most others share; of equals the earliest, for the later one is of a change."""
    days = [claim.at.date() for claim in claimed]
    best = max(claimed, key=lambda claim: (days.count(claim.at.date()), -claim.at.toordinal()))
    clocked = [claim for claim in claimed if claim.at.date() == best.at.date() and not claim.is_day]
    return clocked[0] if clocked else best


def _older(line: Line, claim: Moment | None) -> bool:
    """Is the day under the headline older than the one told to machines? Then that one is of a move or a rewrite."""
    return (
        claim is not None and line.level <= 1 and line.place > 0 and (claim.at.date() - line.moment.at.date()).days > 1
    )


def _bare(headline: LexborNode, ages: _Ages) -> Line | None:
    """A date in the first words after the headline, whatever element they stand in."""
    words = " ".join(places.words_after(headline, _BARE_LETTERS))[:_BARE_LETTERS]
    hit = next(ages.find(words), None)
    if hit is None:
        return None
    label = words[max(0, hit[1] - 40) : hit[1]]
    updated, published = bool(_UPDATE_WORDS.search(label)), bool(_PUBLISH_WORDS.search(label))
    return Line(hit[0], 1, 1, updated and not published, published)


def _lines(found: Evidence, headline: LexborNode | None, ages: _Ages) -> list[Line]:
    """The date lines of the page, the nearest to the headline first; only those near it where there is a headline."""
    above = places.around(headline)
    origin = found.places.get(headline.mem_id, 0) if headline is not None else 0
    lines: list[Line] = []
    for node in found.datelines:
        level = places.level(node, above, _ELSEWHERE) if above else _NEAR
        if level is None:
            continue
        words = node.text(deep=True, separator=" ")[: _LINE_LETTERS + 1] if node.tag != "meta" else ""
        hints = f"{node.attrs.get('class') or ''} {node.attrs.get('itemprop') or ''} {words}"
        said = (node.attrs.get("datetime") or node.attrs.get("title") or "") if node.tag in ("time", "abbr") else ""
        moment = ages.parse(said) if said else None
        label = hints
        if moment is None and len(words) <= _LINE_LETTERS and (hit := next(ages.find(words), None)):
            moment = hit[0]
            label = hints if hit[1] > 30 else f"{hints[: -len(words) or None]} {words[: hit[1]]}"
        if moment is not None:
            place = found.places.get(node.mem_id, 0) - origin
            updated = bool(_UPDATE_WORDS.search(label))
            published = bool(_PUBLISH_WORDS.search(label))
            lines.append(Line(moment, level, place, updated and not published, published))
    # Below the headline is where date lines stand; above it is the second best.
    lines.sort(key=lambda line: (line.level, line.place < 0, abs(line.place)))
    nearest = [line for line in lines if line.level == lines[0].level]
    is_list = len({line.moment.at.date() for line in nearest}) >= _LIST and lines[0].level > _CLOSE
    return [line for line in lines if line.level > lines[0].level] if is_list else lines


def _fallbacks(tree: LexborHTMLParser, found: Evidence, title: str, ages: _Ages) -> Moment | None:
    """The date in the titles or the description, the words near the title, data in scripts, or the words anywhere."""
    for said in (found.title, found.meta("og:title"), found.meta("description", "og:description")):
        if moment := ages.last(said):
            return moment
    raw = tree.body.text(deep=True, separator="\n") if tree.body is not None else ""
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


def _from_address(url: str | None, ages: _Ages) -> Moment | None:
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


def _from_scripts(tree: LexborHTMLParser, ages: _Ages) -> Moment | None:
    for script in tree.css('script:not([src]):not([type="application/ld+json"])'):
        for hit in _IN_SCRIPT.finditer(script.text(deep=True)[:_SCRIPT_LETTERS]):
            if moment := ages.parse(hit[1]):
                return moment
    return None


def _labelled(words: str, hits: list[Hit]) -> Moment | None:
    """A date anywhere behind a word such as `published`, else behind one such as `updated`; the first of either."""
    second: Moment | None = None
    for moment, start, _ in hits:
        before = words[max(0, start - _LABEL_LETTERS) : start]
        if _LABEL.search(before):
            if not _UPDATE_WORDS.search(before):
                return moment
            second = second or moment
    return second


def _alone(raw: str, ages: _Ages) -> Moment | None:
    """The first piece of the page that is nothing but a date."""
    for piece in raw[:_RAW_LETTERS].split("\n"):
        if _LEAST_ALONE <= len(words := piece.strip()) <= _MOST_ALONE and words[-1].isdigit():
            hit = next(ages.find(words), None)
            if hit is not None and hit[1] <= _WEEKDAY and hit[2] >= len(words):
                return hit[0]
    return None


def _only(hits: list[Hit]) -> Moment | None:
    """The one day that the page speaks of, if it is one."""
    return hits[0][0] if len({moment.at.date() for moment, _, _ in hits}) == 1 else None


def _local(moment: Moment, lines: list[Line], others: list[Moment]) -> Moment:
    """The same moment on the newsroom's clock, where the page says that clock anywhere: an offset, or a local time."""
    if moment.is_day or (moment.zoned and moment.at.utcoffset() != timedelta(0)):
        return moment
    for other in [*(line.moment for line in lines), *others]:
        if other.is_day:
            continue
        apart = other.at - moment.at
        if other.zoned and other.at.utcoffset() and abs(apart) <= _SAME:
            return Moment(moment.at.astimezone(other.at.tzinfo), is_day=False, zoned=True)
        quarter = round(apart / timedelta(minutes=15)) * timedelta(minutes=15)
        if (
            not other.zoned
            and moment.zoned
            and quarter
            and abs(quarter) <= _WIDEST_ZONE
            and abs(apart - quarter) <= _SAME
        ):
            return Moment(moment.at.astimezone(timezone(quarter)), is_day=False, zoned=True)
    return moment
