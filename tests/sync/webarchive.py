"""A small web archive on loopback that speaks Memento (RFC 7089) in the way of those that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from newscli.demo import Answer, Request
from newscli.demo.web import Site, page

_MEMENTO = re.compile(r"/web/(\d{14})(id_)?/(.+)")
_LIST = "/web/timemap/link/"
_GATE = "/web/"
_LINKS = "application/link-format"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A page as the web archive has it."""

    url: str
    at: datetime
    body: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Face:
    """Answers for what it holds: a TimeGate at `/web/`, lists at `/web/timemap/link/`, pages at `/web/<moment>/`."""

    held: Sequence[Held]
    raw: bool = True  #: pages are to be had as they came, too

    def __call__(self, request: Request) -> Answer:
        base = f"http://{request.headers['host']}"
        if found := _MEMENTO.fullmatch(request.target):
            return self._page(base, found[1], found[3], raw=bool(found[2]))
        listed = request.target.startswith(_LIST)
        url = request.target.removeprefix(_LIST if listed else _GATE)
        of_it = sorted((one for one in self.held if one.url == url), key=lambda one: one.at)
        if not of_it:
            return page("<p>Not archived</p>", 404)
        if listed:
            links = [f'<{base}{_GATE}{url}>; rel="timegate"', f'<{url}>; rel="original"']
            links += [_link(base, one) for one in of_it]
            return Answer(body=",\n".join(links).encode(), content_type=_LINKS)
        wanted = parsedate_to_datetime(request.headers["accept-datetime"])
        nearest = min(of_it, key=lambda one: abs(one.at - wanted))
        return Answer(status=302, headers=(("Location", _address(base, nearest)), ("Vary", "accept-datetime")))

    def _page(self, base: str, stamp: str, url: str, *, raw: bool) -> Answer:
        found = next((one for one in self.held if one.url == url and f"{one.at:%Y%m%d%H%M%S}" == stamp), None)
        if found is None or (raw and not self.raw):
            return page("<p>Not archived</p>", 404)
        links = f'<{url}>; rel="original", <{base}{_LIST}{url}>; rel="timemap"; type="{_LINKS}", {_link(base, found)}'
        body = found.body if raw else f"<!-- kept by a web archive -->{found.body}"
        headers = (("Memento-Datetime", _date(found.at)), ("Link", links))
        return Answer(status=found.status, body=body.encode(), headers=headers)


@contextmanager
def serve(*held: Held, raw: bool = True) -> Iterator[Site]:
    """The web archive; its TimeGate is at `/web/`."""
    with Site(Face(held, raw)) as site:
        yield site


def _address(base: str, one: Held) -> str:
    return f"{base}/web/{one.at:%Y%m%d%H%M%S}/{one.url}"


def _link(base: str, one: Held) -> str:
    return f'<{_address(base, one)}>; rel="memento"; datetime="{_date(one.at)}"'


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
