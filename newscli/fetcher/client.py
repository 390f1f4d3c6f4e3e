"""One address in, one whole answer or one clear cause out: redirects, validators, robots and limits in one place."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from newscli import __version__, addresses
from newscli.errors import FetchError
from newscli.fetcher import causes, coding, reach, robots, wire
from newscli.fetcher.conversations import Conversations, Headers
from newscli.fetcher.credentials import own_headers
from newscli.fetcher.remembered import RememberedRobots
from newscli.fetcher.retryafter import retry_after
from newscli.fetcher.robots import Rules
from newscli.fetcher.wire import place_of
from newscli.model import Capture, Source
from newscli.settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.8"
#: Answers may repeat what only the reader should have; it is not kept.
_SECRET = frozenset({"set-cookie", "set-cookie2"})
_MAX_COOKIES = 20
_MAX_COOKIE_BYTES = 4096


@dataclass(slots=True)
class _Visit:
    """What was asked for, and the way so far from there to the answer."""

    url: str
    source: Source | None
    named: str  #: the address the reader named, which led here
    conditions: Headers
    headers: Headers
    crawling: bool
    hops: list[tuple[str, int]] = field(default_factory=list)
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def failure(
        self, cause: str, *, status: int | None = None, wait: float | None = None, final: bool = False
    ) -> FetchError:
        return FetchError(self.url, cause, status=status, retry_after=wait, final=final)

    def remember_cookies(self, host: str, head: wire.Head) -> None:
        """Cookies live for one visit and go back to the host that set them: some papers redirect until they are."""
        for line in head.all("set-cookie"):
            name, equals, value = line.partition(";")[0].partition("=")
            jar = self.cookies.setdefault(host, {})
            if equals and len(line) <= _MAX_COOKIE_BYTES and len(jar) < _MAX_COOKIES:
                jar[name.strip()] = value.strip()


class Fetcher:
    """Asks servers, one conversation per host at a time; may be used from several threads at once."""

    def __init__(self, settings: Settings, *, robots_folder: Path | None = None) -> None:
        """`robots_folder` is where robots.txt files are remembered for a day; None: for this fetcher's life alone."""
        self._settings = settings
        self._remembered = RememberedRobots(robots_folder)
        self._conversations = Conversations(settings)
        self._rules: dict[str, Rules] = {}
        contact = f"+{settings.contact}" if settings.contact else "a news reader; keeps to robots.txt"
        self._own = [
            ("User-Agent", f"newscli/{__version__} ({contact})"),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", coding.ACCEPTED),
        ]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all idle conversations and all waiting."""
        self._conversations.close()

    def ready_in(self, url: str) -> float:
        """How many seconds of pause are still owed to the host of `url`."""
        return self._conversations.ready_in(urlsplit(url))

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        source: Source | None = None,
        headers: Sequence[tuple[str, str]] = (),
        named: str | None = None,
        crawling: bool = False,
    ) -> Capture | FetchError:
        """Ask for an address; every failure is a value that says why.

        With validators an unchanged page is a Capture of status 304 with an empty body. `headers` go to every host on
        the way. `crawling` says that newscli chose the address itself (an article, a next page), so robots.txt is asked
        first. `named` is the address that the reader named and that led here (else the one of `source`, else `url`
        itself): its host alone may lie on the reader's own network. The host of `source` gets its own headers too.
        """
        conditions = [("If-None-Match", etag), ("If-Modified-Since", last_modified)]
        named = named or (source.url if source else url)
        given = [(name, value) for name, value in conditions if value]
        visit = _Visit(url, source, named, given, list(headers), crawling)
        try:
            return self._go(visit)
        except FetchError as error:
            return error

    def robots(self, url: str, *, source: Source | None = None, named: str | None = None) -> Rules:
        """The robots.txt rules for the host of `url`, asked once in the life of this fetcher; else as for `get`."""
        parts = urlsplit(url)
        place = place_of(parts)
        if place not in self._rules:
            origin = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2].lower(), "", "", ""))
            rules = self._asked_robots(origin, source, named)
            if rules.passing:
                return rules
            self._rules[place] = rules
            if rules.crawl_delay:
                self._conversations.crawl_delay(parts, rules.crawl_delay)
        return self._rules[place]

    def _asked_robots(self, origin: str, source: Source | None, named: str | None) -> Rules:
        """What an origin asks for, as it said within a day or says now."""
        if known := self._remembered.get(origin):
            return robots.read(*known)
        answer = self.get(f"{origin}/robots.txt", source=source, named=named)
        if isinstance(answer, FetchError) and answer.status is None:
            return Rules(refusal=answer.cause, passing=answer.final)
        status, body = (200, answer.body) if isinstance(answer, Capture) else (answer.status or 0, b"")
        rules = robots.read(status, body)
        if not rules.refusal:
            self._remembered.put(origin, status, body[: robots.MAX_BYTES])
        return rules

    def _go(self, visit: _Visit) -> Capture:
        """Follow the redirects to the answer; raises FetchError."""
        url = addresses.join("", visit.url)
        if url is None:
            raise visit.failure("not an http or https address", final=True)
        for _ in range(self._settings.max_redirects + 1):
            head, body = self._hop(visit, url)
            target = head.get("location") if head.status in _REDIRECTS else ""
            if not target:
                return self._answer(visit, url, head, body)
            visit.hops.append((url, head.status))
            url = _next(visit, url, target)
        raise visit.failure(f"more than {self._settings.max_redirects} redirects")

    def _hop(self, visit: _Visit, url: str) -> tuple[wire.Head, bytes]:
        parts, host = urlsplit(url), addresses.host(url)
        quiet = self._conversations.quiet_for(parts)
        if quiet:
            raise visit.failure(f"{host} asked for quiet for another {quiet:.0f} s", wait=quiet)
        if visit.crawling:
            rules = self.robots(url, source=visit.source, named=visit.named)
            if rules.refusal:
                raise visit.failure(rules.refusal)
            if not rules.allows(url):
                raise visit.failure("robots.txt asks readers like newscli to stay away from it", final=True)
        headers = visit.conditions + visit.headers + own_headers(visit.source, host, self._settings)
        if visit.cookies.get(host):
            headers.append(("Cookie", "; ".join(f"{name}={value}" for name, value in visit.cookies[host].items())))
        private = (
            host == addresses.host(visit.named) and reach.only_local(host)
        ) or host in self._settings.private_hosts.split()
        try:
            head, body = self._conversations.ask(parts, self._own + headers, private=private)
        except (OSError, UnicodeError, wire.BrokenError) as error:
            cause = causes.in_words(error, seconds=self._settings.timeout_seconds)
            raise visit.failure(cause, final=isinstance(error, reach.PrivateError)) from error
        visit.remember_cookies(host, head)
        return head, body

    def _answer(self, visit: _Visit, url: str, head: wire.Head, body: bytes) -> Capture:
        unchanged = head.status == 304 and bool(visit.conditions)
        whole = 200 <= head.status < 300 and head.status not in (204, 205, 206)
        now = datetime.now(UTC)
        if not unchanged and not whole:
            wait = retry_after(head.get("retry-after"), now)
            if head.status in (429, 503):
                self._conversations.back_off(urlsplit(url), wait)
            raise visit.failure(causes.status_words(head.status, head.reason), status=head.status, wait=wait)
        return Capture(
            url=url,
            asked_url=visit.url,
            fetched_at=now,
            status=head.status,
            headers=tuple((name, value) for name, value in head.headers if name.lower() not in _SECRET),
            body=body,
            redirects=tuple(visit.hops),
        )


def _next(visit: _Visit, url: str, target: str) -> str:
    """Where a redirect leads; raises FetchError where it is no web address or was visited already."""
    # Locations are UTF-8 in life, whatever the standard says; headers are read as latin-1.
    with contextlib.suppress(UnicodeError):
        target = target.encode("latin-1").decode("utf-8")
    found = addresses.join(url, target)
    if found is None:
        raise visit.failure(f"redirects to {target[:80]!r}, which is no http or https address")
    if any(found == hop for hop, _ in visit.hops) and not visit.cookies:
        raise visit.failure("redirects in a circle")
    return found
