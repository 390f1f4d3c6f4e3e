"""When was the article published, and when changed? From what the page tells machines and what it shows its readers.

Machines are told moments with a zone, but sometimes those of the template or of another edition; readers are shown the
newsroom's own day. So a claimed moment is brought to the clock that readers see, and where nothing is claimed the date
line nearest to the headline counts, then the address, data in scripts, and at last labelled dates in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.parser.dates import Moment
from newscli.parser.page.metadata import datelines, lastdates
from newscli.parser.page.metadata.ages import Ages
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

#: A page's clock may differ from UTC by so much.
_WIDEST_ZONE = timedelta(hours=14)
#: Clocks within this much are the same moment, said twice.
_SAME = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Dates:
    """The two moments of an article, as far as its page says them."""

    published: Moment | None = None
    updated: Moment | None = None


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
    ages = Ages(captured_at, day_first=day_first)
    claimed = ages.of(_claims(found, structured, ("datePublished",), _PUBLISHED, "datepublished"))
    changed = ages.of(_claims(found, structured, ("dateModified",), _UPDATED, "datemodified"))
    lines = datelines.lines(found, headline, ages)
    shown = [line for line in lines if not line.updated]
    published = _most_agreed(claimed) if claimed else lastdates.from_address(url, ages)
    if claimed and shown and datelines.older(shown[0], published):
        published = shown[0].moment
    if published is None and shown and shown[0].level <= datelines.NEAR:
        published = shown[0].moment
    if published is None:
        vague = ages.of(_claims(found, structured, ("dateCreated", "uploadDate"), _VAGUE, "datecreated"))
        published = next(iter([*vague, *(line.moment for line in shown)]), None)
    updated = changed[0] if changed else next((line.moment for line in lines if line.updated), None)
    if published is None and updated is None:
        published = lastdates.search(tree, found, title, ages)
    if published is None:
        published = updated
    if published is not None:
        published = _local(published, lines, [*claimed, *changed])
    if updated is not None:
        updated = _local(updated, lines, [*changed, *claimed])
        if published is not None and updated.at < published.at:
            updated = None
    return Dates(published, updated)


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


def _local(moment: Moment, lines: list[datelines.Line], others: list[Moment]) -> Moment:
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
