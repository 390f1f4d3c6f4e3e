"""Everything a page says about its article except the text: title, dates, authors and the rest.

`read` only looks; it must be called before the tree is cut for the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser

from newscli.parser.page.metadata import authors, evidence, moments, names, structured, titles
from newscli.parser.page.metadata.structured import Structured
from newscli.parser.page.sites import SiteRule


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
    declared_language: str | None = None  #: what the page says, not yet checked: `parser.page.language.decide` does
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
    del rule
    seen = evidence.collect(tree)
    sites = names.of_site(seen, found, url)
    headlines = titles.choose(seen, found, sites, names.of_sections(seen, found))
    title = headlines[0] if headlines else ""
    lang = seen.lang or seen.meta("og:locale", "content-language")
    headline = titles.node_of(seen, title)
    dates = moments.read(
        tree,
        seen,
        found,
        headline,
        title,
        url=url,
        captured_at=captured_at,
        day_first=_day_first(lang, url),
    )
    return Metadata(
        url=url,
        title=title,
        headlines=headlines,
        published=dates.published and dates.published.at,
        published_is_day=dates.published is not None and dates.published.is_day,
        updated=dates.updated and dates.updated.at,
        updated_is_day=dates.updated is not None and dates.updated.is_day,
        authors=authors.read(seen, found, headline, title, sites),
        declared_language=lang or None,
    )


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
