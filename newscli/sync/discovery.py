"""What does this address offer? Feeds it names, feeds at usual places, news sitemaps, the page itself.

One site is asked a dozen times at most, politely, and every candidate was really read: a feed that is declared but dead
is no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urljoin

from newscli import addresses
from newscli.errors import FetchError, UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Listing
from newscli.parser import read_listing
from newscli.parser.listings.linked import linked_feeds

Found = Literal["given", "linked", "usual place", "robots.txt"]
#: Where sites without a declared feed have it all the same, commonest first.
USUAL_PLACES = ("/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
#: And where news sitemaps lie when robots.txt names none.
SITEMAP_PLACES = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml")
_MAX_LINKED = 8
_MAX_SITEMAPS = 6
_HEADLINES = 5
#: Best first: what carries the newsroom's own words, then what only points.
_ORDER = ("belta", "feed", "jsonfeed", "sitemap", "section")


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
        kinds = {"feed": "a feed", "jsonfeed": "a JSON feed", "sitemap": "a news sitemap"}
        kind = kinds.get(self.kind, "a page that lists articles")
        if self.found == "given":
            return f"{kind} at the address given"
        places = {
            "linked": "which the page names",
            "usual place": "at a usual place",
            "robots.txt": "named in robots.txt",
        }
        return f"{kind} {places[self.found]}"


def discover(address: str, fetcher: Fetcher, *, thorough: bool = True) -> list[Candidate]:
    """All an address offers, best first; at least one. `thorough=False` stops at the first good kind of place.

    Raises UsageError where it is no address, FetchError where the server gives no answer, UnreadableError where
    nothing there can be followed.
    """
    capture = _open(address, fetcher)
    found: dict[str, Candidate] = {}
    for candidate in _search(capture, fetcher):
        found.setdefault(addresses.canonical(candidate.url), candidate)
        if not thorough and candidate.kind != "section":
            break
        if candidate.found == "given" and candidate.kind in ("feed", "jsonfeed", "sitemap"):
            break  # it is what was asked for, not a page that might name others
    if not found:
        raise UnreadableError(
            f"{capture.url}: neither a feed nor a list of articles, and it names no feed; try one of its sections"
        )
    return sorted(found.values(), key=_rank)


def _rank(candidate: Candidate) -> tuple[bool, int, bool, bool]:
    """What follow prefers: a list at the address given, then the better kind, what is declared before what is guessed."""
    given = candidate.found == "given" and candidate.kind != "section"
    return (not given, _ORDER.index(candidate.kind), candidate.newest is None, not candidate.declared)


def _open(address: str, fetcher: Fetcher) -> Capture:
    """The page behind what a person typed: https first, then http, where they did not say which."""
    url = addresses.typed(address)
    if url is None:
        raise UsageError(f"{address!r} is no address; try one such as https://www.example.org/")
    answer = fetcher.get(url)
    if isinstance(answer, FetchError) and "://" not in address and answer.status is None:
        plain = fetcher.get("http://" + url.removeprefix("https://"))
        answer = plain if isinstance(plain, Capture) else answer
    if isinstance(answer, FetchError):
        raise answer
    return answer


def _search(capture: Capture, fetcher: Fetcher) -> Iterator[Candidate]:
    given = _candidate(capture, "given")
    if given is not None and given.kind != "section":
        yield given
        if given.kind != "belta":
            return
    good = False
    for feed in linked_feeds(capture)[:_MAX_LINKED]:
        candidate = _ask(feed.url, fetcher, "linked", declared=feed.declared)
        if candidate is not None:
            good = True
            yield candidate
    if not good:
        yield from _at(USUAL_PLACES, capture.url, fetcher, first_only=True)
    named = fetcher.robots(capture.url).sitemaps[:_MAX_SITEMAPS]
    for url in named:
        candidate = _ask(url, fetcher, "robots.txt")
        if candidate is not None:
            yield candidate
    if not named and not good:
        yield from _at(SITEMAP_PLACES, capture.url, fetcher, first_only=True)
    if given is not None and given.kind == "section":
        yield given


def _at(places: tuple[str, ...], base: str, fetcher: Fetcher, *, first_only: bool) -> Iterator[Candidate]:
    for place in places:
        candidate = _ask(urljoin(base, place), fetcher, "usual place")
        if candidate is not None and candidate.kind != "section":
            yield candidate
            if first_only:
                return


def _ask(url: str, fetcher: Fetcher, found: Found, *, declared: bool = False) -> Candidate | None:
    answer = fetcher.get(url, crawling=True)
    return None if isinstance(answer, FetchError) else _candidate(answer, found, declared=declared)


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
