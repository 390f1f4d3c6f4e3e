"""Pages as web archives keep them, by Memento (RFC 7089): which there are of an address, and one of them as it was.

A web archive is known by the address of its TimeGate, after which the address of a page is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from newscli import addresses
from newscli.errors import FetchError
from newscli.fetcher import links
from newscli.fetcher.client import Fetcher
from newscli.model import Capture

#: Where web archives write the moment of a memento into its address, and before the address of the page perhaps how it
#: is to be shown; `id_` is "as it came", without their own links and frames.
_STAMPED = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/(?=https?:/)")
#: The mementos of one page that are looked at, and the documents they are listed in.
MOST_MEMENTOS = 10_000
_MOST_LISTS = 10


@dataclass(frozen=True, slots=True)
class Memento:
    """A page as a web archive has it: where, and when it was so."""

    url: str
    at: datetime

    @property
    def raw(self) -> str:
        """The address that gives the bytes as they came, where its own is of the usual form."""
        return _STAMPED.sub(r"/\1id_/", self.url, count=1)


class WebArchive:
    """One web archive, asked through a fetcher. The reader named it, so that robots.txt is not asked."""

    def __init__(self, fetcher: Fetcher, gate: str) -> None:
        self._fetcher = fetcher
        self.gate = gate
        self._lists: dict[str, str] = {}  # where it lists the mementos of an address, as it said itself

    def near(self, url: str, at: datetime) -> list[Memento] | FetchError:
        """What its TimeGate names for a page at a moment, the nearest first: one memento, or its neighbours too."""
        wish = ("Accept-Datetime", format_datetime(at.astimezone(UTC), usegmt=True))
        answer = self._fetcher.get(self.gate + url, headers=(wish,), named=self.gate)
        if isinstance(answer, FetchError):
            return answer
        named = list(_links(answer))
        lists = [link for link in named if "timemap" in link.relations]
        for link in sorted(lists, key=lambda link: "link-format" not in link.parameters.get("type", ""))[:1]:
            self._lists[url] = link.url
        found = [memento for link in named if (memento := _memento(link))]
        if moment := _date(answer.header("memento-datetime")):
            found.append(Memento(answer.url, moment))
        return sorted({one.raw: one for one in found}.values(), key=lambda one: abs(one.at - at))

    def all(self, url: str) -> list[Memento] | FetchError:
        """Every memento of a page, oldest first."""
        found: dict[str, Memento] = {}
        usual = f"{self.gate}timemap/link/{url}"
        waiting, seen = [self._lists.get(url, usual)], set[str]()
        while waiting and len(seen) < _MOST_LISTS and len(found) < MOST_MEMENTOS:
            address = waiting.pop(0)
            seen.add(address)
            answer = self._fetcher.get(address, named=self.gate)
            if isinstance(answer, FetchError):
                if not found:
                    return answer
                continue
            for link in links.read(answer.body.decode("utf-8", "replace"), answer.url):
                memento = _memento(link)
                if memento is not None:
                    found.setdefault(memento.raw, memento)
                elif "timemap" in link.relations and "self" not in link.relations and link.url not in seen:
                    waiting.append(link.url)
        return sorted(found.values(), key=lambda one: one.at)[:MOST_MEMENTOS]

    def get(self, memento: Memento, url: str) -> Capture | FetchError:
        """The page as it was then: its own address and moment, the bytes as its own server sent them where they can be
        had; `asked_url` is where in the web archive it was found. A memento of another page than `url` is a failure."""
        answer = self._fetcher.get(memento.raw, named=self.gate)
        if isinstance(answer, FetchError) and memento.raw != memento.url:
            answer = self._fetcher.get(memento.url, named=self.gate)
        if isinstance(answer, FetchError):
            return answer
        at = _date(answer.header("memento-datetime"))
        if at is None:
            return FetchError(memento.url, "does not say when it was so, as a memento does")
        original = _original(answer) or url
        if addresses.canonical(original) != addresses.canonical(url):
            return FetchError(memento.url, f"leads to another page, {original}")
        return replace(answer, url=original, fetched_at=at)


def _links(answer: Capture) -> Iterator[links.Link]:
    for name, value in answer.headers:
        if name.lower() == "link":
            yield from links.read(value, answer.url)


def _memento(link: links.Link) -> Memento | None:
    at = _date(link.parameters.get("datetime")) if "memento" in link.relations else None
    return Memento(link.url, at) if at else None


def _original(answer: Capture) -> str | None:
    """The address of the page that a memento is of."""
    named = next((link.url for link in _links(answer) if "original" in link.relations), None)
    stamped = _STAMPED.search(answer.url)
    return named or (addresses.join("", answer.url[stamped.end() :]) if stamped else None)


def _date(text: str | None) -> datetime | None:
    """A moment as HTTP writes it, in UTC; None where it makes no sense."""
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC) if 1990 <= moment.year <= 9000 else None
