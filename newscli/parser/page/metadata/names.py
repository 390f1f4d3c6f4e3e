"""What the site and its sections are called: needed as fields, and to keep those names out of titles and authors."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, texts, types

_ORGANISATIONS = frozenset(
    ("website", "organization", "newsmediaorganization", "corporation", "periodical", "newspaper")
)
#: Names every site may have for a kind of page, in the window's title beside the headline.
_COMMON = ("News", "Opinion", "Blog", "Nachrichten", "Home", "Video")

#: Some templates write the headline where the section belongs.
_LONGEST_SECTION = 40


def of_site(found: Evidence, structured: Structured, url: str | None) -> list[str]:
    """The site's names, the one for readers first: as it gives them itself, then its host."""
    article = structured.article or {}
    names = found.all_metas(
        "og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:domain", "dc.publisher"
    )
    names += texts(structured.resolve(article.get("publisher")))[:2]
    names += [
        name
        for thing in structured.others
        if _ORGANISATIONS.intersection(types(thing))
        for name in texts(thing.get("name"))
    ][:6]
    names += found.all_metas("twitter:site")[:1]
    return [*dict.fromkeys(name.strip("@ ") for name in names if len(name) < 80), *_of_host(url)]


def shown(found: Evidence, structured: Structured) -> str | None:
    """The site's name for readers, as the page gives it; None where it does not."""
    said = found.all_metas("og:site_name", "application-name", "apple-mobile-web-app-title")[:1]
    said += texts(structured.resolve((structured.article or {}).get("publisher")))[:1]
    return next((name for name in said if 0 < len(name) < _LONGEST_SECTION * 2 and "//" not in name), None)


def of_sections(found: Evidence, structured: Structured) -> list[str]:
    """The names of the sections the page is filed under, the article's own first."""
    article = structured.article or {}
    names = texts(article.get("articleSection"))[:5]
    names += found.all_metas("article:section", "parsely-section", "section")[:5]
    return list(dict.fromkeys(name for name in (*names, *_COMMON) if len(name) <= _LONGEST_SECTION))


def of_path(url: str | None) -> list[str]:
    """The sections an address leads through: no person is called `politics` in `/politics/bridge-opens`."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return []
    return [unquote(step).replace("-", " ") for step in path.split("/")[1:-1] if len(step) <= _LONGEST_SECTION]


def _of_host(url: str | None) -> list[str]:
    try:
        labels = (urlsplit(url or "").hostname or "").removeprefix("www.").split(".")
    except ValueError:
        return []
    if len(labels) < 2:
        return []
    owner = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2]
    return [".".join(labels), owner] if len(owner) > 2 else [".".join(labels)]
