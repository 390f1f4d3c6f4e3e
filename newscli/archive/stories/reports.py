"""What an article is compared by, and whether two of them are one report. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from newscli.addresses import site
from newscli.analysis.sketches import FEW, LEAST, SAME, alike, of_terms

#: A day in microseconds, as moments are.
DAY = 86_400_000_000
#: Reports further apart are none of one story: papers reprint an agency within days.
APART = 3 * DAY
PERIOD = 2 * APART  #: so that two periods hold all that is near
# A shorter text has no sketch: in letters of the alphabet, and fewer of larger scripts.
_SHORTEST_BYTES = 300
# What texts of the same headline have to share at least. Of 3,140 articles four pairs of one headline shared less,
# and all of them are different articles.
_SHARED = 0.1
# A shorter headline is a rubric ("Wetter", "In brief"), and no story by itself.
_HEADLINE_TERMS = 4


class Report(NamedTuple):
    """What an article is compared by."""

    article_id: int
    at: int  #: its place in the list
    url: str
    story: int | None  #: None: it stands alone, or was not told yet
    headline: int  #: below zero; 0: too short to tell anything
    hashes: frozenset[int]

    @property
    def periods(self) -> tuple[int, ...]:
        """The periods that hold all that is near."""
        first, last = (self.at - APART) // PERIOD, (self.at + APART) // PERIOD
        return (first,) if first == last else (first, last)

    @property
    def keys(self) -> frozenset[int]:
        """What it is looked for by: its hashes and its headline."""
        return self.hashes | {self.headline} if self.headline else self.hashes

    @property
    def words(self) -> tuple[int, frozenset[int]]:
        """What is equal of reports whose words are."""
        return self.headline, self.hashes


def headline_of(terms: str) -> int:
    """The hash of a headline of these terms; 0 where it is too short."""
    return ~crc32(terms.encode("utf-8", "replace")) if terms.count(" ") >= _HEADLINE_TERMS - 1 else 0


def hashes_of(terms: str) -> frozenset[int]:
    """The sketch of a text of these terms; empty where it is too short."""
    found = of_terms(terms) if len(terms.encode("utf-8", "replace")) >= _SHORTEST_BYTES else ()
    return frozenset(found if len(found) >= LEAST else ())


def near(one: Report, other: Report) -> bool:
    """Whether the days allow that two articles are one report."""
    return abs(one.at - other.at) <= APART


def twins(one: Report, other: Report) -> bool:
    """Whether two articles are one report word for word. On one site a headline alone may be a rubric."""
    return one.words == other.words and (bool(one.hashes) or _site(one.url) != _site(other.url))


def same(one: Report, other: Report, phrases: frozenset[int]) -> bool:
    """Whether two articles are one report; `phrases` are hashes that tell nothing."""
    both, headlines = one.hashes & other.hashes, 0 > one.headline == other.headline
    if len(both) < LEAST * SAME and not headlines:  # most are strangers: nothing more need be known
        return False
    shared, least = len(both - phrases), min(len(one.hashes - phrases), len(other.hashes - phrases))
    elsewhere = _site(one.url) != _site(other.url)
    # Two whole texts that share next to nothing are two, whatever they are called: "What's happening in Parliament?"
    called_alike = elsewhere and headlines and (least < FEW or shared >= _SHARED * least)
    return called_alike or alike(shared, least, elsewhere=elsewhere)


def _site(url: str) -> str:
    return _site_at(url.partition("://")[2].partition("/")[0])


@lru_cache(maxsize=1024)  # many articles are of few sites, and taking an address apart costs as much as keeping a row
def _site_at(place: str) -> str:
    return site(f"https://{place}")
