"""What does this address offer? Feeds it names, feeds at usual places, news sitemaps, the page itself.

One site is asked a dozen times at most, politely, and every candidate was really read: a feed that is declared but dead
is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from newscli import addresses
from newscli.errors import FetchError, UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Listing
from newscli.parser import read_listing
from newscli.parser.listings.linked import linked_feeds, section_pages

Found = Literal["given", "linked", "usual place", "robots.txt", "menu"]
_PLACES = {
    "linked": "which the page names",
    "usual place": "at a usual place",
    "robots.txt": "named in robots.txt",
    "menu": "in the site's menu",
}
#: Where sites without a declared feed have it all the same, commonest first.
USUAL_PLACES = ("/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
#: And where news sitemaps lie when robots.txt names none.
SITEMAP_PLACES = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml")
_MAX_LINKED = 8
_MAX_SITEMAPS = 6
_MAX_SECTIONS = 6
_HEADLINES = 5
#: Best first: what carries the newsroom's own words, then what only points.
_ORDER = ("feed", "jsonfeed", "belta", "sitemap", "section")
#: Kinds that are web pages, which may name something better.
_PAGES = ("belta", "section")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that can be followed, as it was found when it was read."""

    url: str
    kind: str
    title: str
    language: str | None
    headlines: tuple[str, ...]
    entries: int
    newest: datetime | None
    found: Found
    declared: bool = False

    @property
    def why(self) -> str:
        """Why it is offered, in words."""
        sitemap = "a news sitemap" if self.headlines else "a sitemap"
        kinds = {"feed": "a feed", "jsonfeed": "a JSON feed", "sitemap": sitemap}
        kind = kinds.get(self.kind, "a page that lists articles")
        if self.found == "given":
            return f"{kind} at the address given"
        return f"{kind} {_PLACES[self.found]}"


def discover(address: str, fetcher: Fetcher, *, thorough: bool = True) -> list[Candidate]:
    """All an address offers, best first; at least one. `thorough=False` stops where the best is certain already.

    Raises UsageError where it is no address, FetchError where the server gives no answer, UnreadableError where
    nothing there can be followed.
    """
    capture = _open(address, fetcher)
    found: dict[str, Candidate] = {}
    for candidate in _search(capture, _Asking(fetcher, capture.asked_url)):
        found.setdefault(addresses.canonical(candidate.url), candidate)
        if not thorough and candidate.kind in ("feed", "jsonfeed") and candidate.newest is not None:
            break
    if not found:
        raise UnreadableError(
            f"{capture.url}: neither a feed nor a list of articles, and it names no feed; try one of its sections"
        )
    return sorted(found.values(), key=_rank)


def _rank(candidate: Candidate) -> tuple[bool, int, bool, bool]:
    """Best first: a list at the address given, then the better kind, declared before guessed, dated before not."""
    given = candidate.found == "given" and candidate.kind not in _PAGES
    # A sitemap without headlines lists all pages of a site, not its news.
    order = _ORDER.index(candidate.kind) if candidate.headlines else len(_ORDER)
    return (not given, order, not candidate.declared, candidate.newest is None)


def _open(address: str, fetcher: Fetcher) -> Capture:
    """The page behind what a person typed: https first, then http, where they did not say which."""
    url = addresses.typed(address)
    if url is None:
        raise UsageError(f"{address!r} is no address; try one such as https://www.example.org/")
    if addresses.without_credentials(address) != address:
        raise UsageError(
            f"{addresses.without_credentials(address)}: a password does not belong into an address; "
            "put user and password into [source.NAME] of the configuration (`newscli config` names the file)"
        )
    answer = fetcher.get(url)
    if isinstance(answer, FetchError) and "://" not in address and answer.status is None:
        plain = fetcher.get("http://" + url.removeprefix("https://"))
        answer = plain if isinstance(plain, Capture) else answer
    if isinstance(answer, FetchError):
        raise answer
    return answer


def _search(capture: Capture, asking: _Asking) -> Iterator[Candidate]:
    given = _candidate(capture, "given")
    if given is not None and given.kind not in _PAGES:
        yield given  # it is what was asked for, not a page that might name others
        return
    good = False
    for feed in linked_feeds(capture)[:_MAX_LINKED]:
        linked = asking.candidate(feed.url, "linked", declared=feed.declared)
        if linked is not None and linked.kind not in _PAGES:
            good = True
            yield linked
    is_home = urlsplit(capture.url).path in ("", "/")
    if not good and (given is None or given.kind != "belta"):
        yield from _first_of(USUAL_PLACES, capture.url, asking)
    sitemaps = asking.sitemaps(capture.url)
    yield from (candidate for url in sitemaps if (candidate := asking.candidate(url, "robots.txt")))
    if not sitemaps and not good:
        yield from _first_of(SITEMAP_PLACES, capture.url, asking)
    if is_home and not good:
        for url in section_pages(capture)[:_MAX_SECTIONS]:
            candidate = asking.candidate(url, "menu")
            if candidate is not None and candidate.kind in _PAGES:
                yield candidate
    if given is not None:
        yield given


def _first_of(places: tuple[str, ...], base: str, asking: _Asking) -> Iterator[Candidate]:
    """What lies at the first of some usual places. A page there is the site's way of saying that nothing does."""
    for place in places:
        candidate = asking.candidate(urljoin(base, place), "usual place")
        if candidate is not None and candidate.kind not in _PAGES:
            yield candidate
            return


@dataclass(frozen=True, slots=True)
class _Asking:
    """Asks where one address led that the reader named; further ones are a page's wish and not the reader's."""

    fetcher: Fetcher
    named: str

    def candidate(self, url: str, found: Found, *, declared: bool = False) -> Candidate | None:
        """What can be followed at an address; None where nothing can."""
        answer = self.fetcher.get(url, named=self.named, crawling=True)
        return None if isinstance(answer, FetchError) else _candidate(answer, found, declared=declared)

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that robots.txt names for the host of an address."""
        return [urljoin(url, one) for one in self.fetcher.robots(url, named=self.named).sitemaps[:_MAX_SITEMAPS]]


def _candidate(capture: Capture, found: Found, *, declared: bool = False) -> Candidate | None:
    try:
        listing = read_listing(capture)
    except UnreadableError:
        return None
    if not listing.entries and not listing.children and found != "given":
        return None
    moments = [moment for entry in listing.entries if (moment := entry.published or entry.updated)]
    return Candidate(
        url=capture.url,
        kind=listing.kind,
        title=listing.title,
        language=listing.language or _language(listing),
        headlines=tuple(entry.title for entry in listing.entries if entry.title)[:_HEADLINES],
        entries=len(listing.entries),
        newest=max(moments, default=None),
        found=found,
        declared=declared,
    )


def _language(listing: Listing) -> str | None:
    return next((entry.language for entry in listing.entries if entry.language), None)
