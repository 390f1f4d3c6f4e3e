"""Everything a page says about its article except the text: title, dates, authors and the rest.

`read` only looks; it must be called before the tree is cut for the body.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from newscli.parser.dates import Moment
from newscli.parser.page.metadata import authors, evidence, facts, filing, moments, names, structured, titles
from newscli.parser.page.metadata.structured import Structured
from newscli.parser.page.sites import SiteRule
from newscli.parser.page.sites import facts as site_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of `model.Reading` that do not need the body, and what helps to find the body.

    Moments are aware; where the page gives only a day they are midnight UTC of it and `..._is_day` is true.
    """

    url: str | None = None  #: the canonical address the page claims, or the one it was read from
    title: str = ""
    published: datetime | None = None
    published_is_day: bool = False
    updated: datetime | None = None
    updated_is_day: bool = False
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str = ""
    site_name: str | None = None
    picture: str | None = None
    paywalled: bool = False
    declared_language: str | None = None  #: what the page says, not yet checked: `language.decide` does
    headlines: tuple[str, ...] = ()  #: every title the page gives itself, the chosen one first


def read(
    tree: LexborHTMLParser,
    found: Structured,
    *,
    url: str | None,
    captured_at: datetime | None = None,
    rule: SiteRule | None = None,
) -> Metadata:
    """What the page says of its article. Does not change the tree; costs a small multiple of one walk over it."""
    seen = evidence.collect(tree)
    sites = names.of_site(seen, found, url)
    sections = names.of_sections(seen, found)
    headlines = titles.choose(seen, found, sites, sections)
    title = headlines[0] if headlines else ""
    headline = titles.node_of(tree, seen, title)
    declared = facts.language(seen, found)
    dates = moments.read(
        tree,
        seen,
        found,
        headline,
        title,
        url=url,
        captured_at=captured_at,
        day_first=_day_first(declared or "", url),
    )
    about = Metadata(
        url=facts.address(seen, url),
        title=title,
        headlines=headlines,
        published=dates.published and dates.published.at,
        published_is_day=dates.published is not None and dates.published.is_day,
        updated=dates.updated and dates.updated.at,
        updated_is_day=dates.updated is not None and dates.updated.is_day,
        authors=authors.read(
            tree, seen, found, headline, title, sites=sites, sections=[*sections, *names.of_path(url)]
        ),
        section=filing.section(seen, found, title, sites),
        tags=filing.tags(seen, found),
        description=facts.description(seen, found),
        site_name=names.shown(seen, found),
        picture=facts.picture(seen, found, url),
        paywalled=facts.paywalled(seen, found),
        declared_language=declared,
    )
    return about if rule is None else _ruled(about, tree, rule, url, captured_at)


def _ruled(
    about: Metadata, tree: LexborHTMLParser, rule: SiteRule, url: str | None, captured_at: datetime | None
) -> Metadata:
    """The same with what the site's rule knows better."""
    known = site_facts(tree, rule, url, captured_at and captured_at.date())
    moment = known.published
    return replace(
        about,
        title=known.title or about.title,
        headlines=tuple(dict.fromkeys([known.title, *about.headlines])) if known.title else about.headlines,
        published=moment.at if moment else about.published,
        published_is_day=moment.is_day if moment else about.published_is_day,
        updated=_in_zone(about.updated, moment),
        authors=known.authors or about.authors,
        section=known.section or about.section,
        tags=known.tags or about.tags,
        declared_language=rule.language,
    )


def _in_zone(updated: datetime | None, published: Moment | None) -> datetime | None:
    """A change's clock is the same newsroom's: its claimed zone is as little true as the other's."""
    if updated is None or published is None or published.is_day:
        return updated
    local = updated.replace(tzinfo=published.at.tzinfo)
    return local if local > published.at else None


def _day_first(lang: str, url: str | None) -> bool:
    """Americans write the month before the day; an English page without a country is one of theirs, most likely."""
    lang = lang.lower().replace("_", "-")
    if lang in ("en", "en-us"):
        host = (url or "").partition("//")[2].partition("/")[0]
        return host.endswith(
            (".uk", ".au", ".nz", ".ie", ".in", ".za", ".de", ".at", ".ch", ".fr", ".it", ".es", ".eu")
        )
    return True


__all__ = ["Metadata", "Structured", "read", "structured"]
