"""One address in, one whole answer or one clear cause out: redirects, validators, manners and limits in one place."""

from __future__ import annotations

import base64
import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import SplitResult, urlsplit, urlunsplit

from newscli import __version__, addresses
from newscli.errors import FetchError
from newscli.fetcher import causes, coding, reach, robots, wire
from newscli.fetcher.politeness import DEFAULT_QUIET, Politeness
from newscli.model import Capture, Source
from newscli.settings import Settings

#: Open connections kept for the next request; more would meet the limit on open files.
_IDLE_CONNECTIONS = 48
#: Longer quiet than a day is not believed: a mistyped Retry-After must not end a source.
_MAX_QUIET = 86_400.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,*/*;q=0.8"


class Fetcher:
    """Asks servers, one conversation per host at a time; may be used from several threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._politeness = Politeness(settings.pause_seconds)
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._idle: OrderedDict[tuple[str, str], wire.Connection] = OrderedDict()
        self._rules: dict[str, robots.Rules] = {}
        self._closed = threading.Event()
        contact = f"+{settings.contact}" if settings.contact else "a news reader; keeps to robots.txt"
        self._agent = f"newscli/{__version__} ({contact})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all idle conversations and all waiting."""
        self._closed.set()
        with self._lock:
            while self._idle:
                self._idle.popitem()[1].close()

    def ready_in(self, url: str) -> float:
        """How many seconds of pause are still owed to the host of `url`."""
        with self._lock:
            return self._politeness.ready_in(_place(urlsplit(url)), time.monotonic())

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        source: Source | None = None,
        crawling: bool = False,
    ) -> Capture | FetchError:
        """Ask for an address; every failure is a value that says why.

        With validators an unchanged page is a Capture of status 304 with an empty body. `crawling` says that newscli
        chose the address itself (an article, a next page), so robots.txt is asked first. The host of `source` (or of
        `url` where there is none) may lie on the reader's own network, and gets that source's own headers.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        try:
            visit = _Visit(self, url, {k: v for k, v in conditions.items() if v}, source, crawling=crawling)
            return visit.go()
        except FetchError as error:
            return error

    def robots(self, url: str, *, source: Source | None = None) -> robots.Rules:
        """The robots.txt rules for the host of `url`, asked once in the life of this fetcher."""
        parts = urlsplit(url)
        place = _place(parts)
        if place not in self._rules:
            address = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
            # The rules may lie a few redirects away, but a failure to get them is a failure of the host.
            answer = self.get(address, source=source)
            if isinstance(answer, Capture):
                rules = robots.read(200, answer.body)
            elif answer.status is not None:
                rules = robots.read(answer.status, b"")
            else:
                rules = robots.Rules(refusal=answer.cause)
            self._rules[place] = rules
            if rules.crawl_delay:
                with self._lock:
                    self._politeness.crawl_delay(place, rules.crawl_delay)
        return self._rules[place]

    def own_headers(self, source: Source | None, host: str) -> list[tuple[str, str]]:
        """The headers, cookies and password the reader set for one source, for its own host alone."""
        if source is None or addresses.host(source.url) != host:
            return []
        return _own_headers(self._settings.sources.get(source.name, {}))

    def may_be_private(self, url: str, source: Source | None, asked: str) -> bool:
        """Whether the reader named this host themselves, so that it may lie on their own network."""
        host = addresses.host(url)
        if host in self._settings.private_hosts.split():
            return True
        return host == addresses.host(source.url if source else asked) and reach.only_local(host)

    def exchange(self, parts: SplitResult, headers: list[tuple[str, str]], *, private: bool) -> tuple[wire.Head, bytes]:
        """One request and its whole answer, in the host's turn; raises OSError or BrokenError."""
        place = _place(parts)
        with self._lock:
            turn = self._turns.setdefault(place, threading.Lock())
        with turn:
            self._wait(place)
            limits = wire.Limits(self._settings.timeout_seconds, time.monotonic() + self._settings.request_seconds)
            connection = self._take(parts) or self._connect(parts, limits, private=private)
            request = self._request(parts, headers)
            try:
                try:
                    head = connection.ask(request, limits)
                except (ConnectionError, wire.BrokenError):
                    if not connection.used:
                        raise
                    connection.close()  # the server had closed an idle connection: once more on a new one
                    connection = self._connect(parts, limits, private=private)
                    head = connection.ask(request, limits)
                body = coding.unpack(
                    connection.body(head, limits),
                    ",".join(head.all("content-encoding")),
                    limit=self._settings.max_bytes,
                )
            except BaseException:
                connection.close()
                raise
            self._put_back(parts, connection)
            return head, body

    def back_off(self, url: str, seconds: float | None) -> None:
        """Leave the host of `url` alone for as long as it asked."""
        with self._lock:
            self._politeness.back_off(_place(urlsplit(url)), time.monotonic(), seconds or DEFAULT_QUIET)

    def quiet_for(self, url: str) -> float:
        """How many seconds the host of `url` asked to be left alone."""
        with self._lock:
            return self._politeness.quiet_for(_place(urlsplit(url)), time.monotonic())

    def _wait(self, place: str) -> None:
        with self._lock:
            seconds = self._politeness.reserve(place, time.monotonic())
        if seconds and self._closed.wait(seconds):
            raise wire.BrokenError("stopped")

    def _request(self, parts: SplitResult, headers: list[tuple[str, str]]) -> bytes:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        host = parts.netloc.rpartition("@")[2]
        lines = [f"GET {target} HTTP/1.1", f"Host: {host}", f"User-Agent: {self._agent}", f"Accept: {_ACCEPT}"]
        lines.append(f"Accept-Encoding: {coding.ACCEPTED}")
        lines += [f"{name}: {value}" for name, value in headers]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")

    def _connect(self, parts: SplitResult, limits: wire.Limits, *, private: bool) -> wire.Connection:
        host = parts.hostname or ""
        places = reach.resolve(host, parts.port or (443 if parts.scheme == "https" else 80), private=private)
        return wire.connect(places, limits, tls_name=host if parts.scheme == "https" else None)

    def _take(self, parts: SplitResult) -> wire.Connection | None:
        with self._lock:
            return self._idle.pop((parts.scheme, _place(parts)), None)

    def _put_back(self, parts: SplitResult, connection: wire.Connection) -> None:
        if not connection.reusable or self._closed.is_set():
            connection.close()
            return
        with self._lock:
            self._idle[parts.scheme, _place(parts)] = connection
            if len(self._idle) > _IDLE_CONNECTIONS:
                self._idle.popitem(last=False)[1].close()


class _Visit:
    """One call of `get`: the hops from the address asked to the answer."""

    def __init__(
        self, fetcher: Fetcher, url: str, conditions: Mapping[str, str], source: Source | None, *, crawling: bool
    ) -> None:
        self._fetcher = fetcher
        self._asked = url
        self._conditions = list(conditions.items())
        self._source = source
        self._crawling = crawling
        self._hops: list[tuple[str, int]] = []
        self._cookies: dict[str, dict[str, str]] = {}

    def go(self) -> Capture:
        """Follow the redirects to the answer; raises FetchError."""
        settings = self._fetcher._settings  # noqa: SLF001 - a visit is a part of its fetcher
        url = addresses.join("", self._asked)
        if url is None:
            raise FetchError(self._asked, "not an http or https address")
        for _ in range(settings.max_redirects + 1):
            head, body = self._ask(url, seconds=settings.timeout_seconds)
            target = head.get("location") if head.status in _REDIRECTS else ""
            if not target:
                return self._answer(url, head, body)
            self._hops.append((url, head.status))
            url = self._next(url, target)
        raise FetchError(self._asked, f"more than {settings.max_redirects} redirects")

    def _ask(self, url: str, *, seconds: float) -> tuple[wire.Head, bytes]:
        fetcher, host = self._fetcher, addresses.host(url)
        quiet = fetcher.quiet_for(url)
        if quiet:
            raise FetchError(self._asked, f"{host} asked for quiet for another {quiet:.0f} s", retry_after=quiet)
        if self._crawling:
            self._ask_robots(url)
        headers = self._conditions + fetcher.own_headers(self._source, host)
        if self._cookies.get(host):
            headers.append(("Cookie", "; ".join(f"{k}={v}" for k, v in self._cookies[host].items())))
        private = fetcher.may_be_private(url, self._source, self._asked)
        try:
            head, body = fetcher.exchange(urlsplit(url), headers, private=private)
        except (OSError, UnicodeError, wire.BrokenError) as error:
            raise FetchError(self._asked, causes.in_words(error, seconds=seconds)) from error
        self._remember_cookies(host, head)
        return head, body

    def _ask_robots(self, url: str) -> None:
        rules = self._fetcher.robots(url, source=self._source)
        if not rules.allows(url):
            raise FetchError(self._asked, rules.refusal or "robots.txt asks readers like newscli to stay away from it")

    def _remember_cookies(self, host: str, head: wire.Head) -> None:
        """Cookies live for one visit and go back to the host that set them: some papers redirect until they are."""
        for line in head.all("set-cookie"):
            name, equals, value = line.partition(";")[0].partition("=")
            if equals and len(line) < 4096 and len(self._cookies) < 20:
                self._cookies.setdefault(host, {})[name.strip()] = value.strip()

    def _next(self, url: str, target: str) -> str:
        # Locations are bytes of UTF-8 in life, whatever the standard says; headers are read as latin-1.
        with contextlib.suppress(UnicodeError):
            target = target.encode("latin-1").decode("utf-8")
        found = addresses.join(url, target)
        if found is None:
            raise FetchError(self._asked, f"redirects to {target[:80]!r}, which is no http or https address")
        if found in [hop for hop, _ in self._hops] and not self._cookies:
            raise FetchError(self._asked, "redirects in a circle")
        return found

    def _answer(self, url: str, head: wire.Head, body: bytes) -> Capture:
        unchanged = head.status == 304 and bool(self._conditions)
        if not unchanged and not (200 <= head.status < 300 and head.status not in (204, 205, 206)):
            wait = _retry_after(head.get("retry-after"), datetime.now(UTC))
            if head.status in (429, 503):
                self._fetcher.back_off(url, wait)
            words = causes.status_words(head.status, head.reason)
            raise FetchError(self._asked, words, status=head.status, retry_after=wait)
        return Capture(
            url=url,
            asked_url=self._asked,
            fetched_at=datetime.now(UTC),
            status=head.status,
            headers=tuple((k, v) for k, v in head.headers if k.lower() not in _SECRET),
            body=body,
            redirects=tuple(self._hops),
        )


#: Answers may repeat what only the reader should have; it is not kept.
_SECRET = frozenset({"set-cookie", "set-cookie2"})


def _place(parts: SplitResult) -> str:
    """The host with its port: who is asked, and who is owed a pause."""
    return parts.netloc.rpartition("@")[2].lower()


def _own_headers(table: Mapping[str, Any]) -> list[tuple[str, str]]:
    headers = [(str(name), str(value)) for name, value in dict(table.get("headers", {})).items()]
    if table.get("cookie"):
        headers.append(("Cookie", str(table["cookie"])))
    if table.get("user"):
        pair = f"{table['user']}:{table.get('password', '')}".encode()
        headers.append(("Authorization", "Basic " + base64.b64encode(pair).decode("ascii")))
    return [(name, value) for name, value in headers if "\n" not in name + value and "\r" not in name + value]


def _retry_after(text: str, now: datetime) -> float | None:
    """The seconds in a Retry-After header, a number or a date; None where it says nothing usable."""
    if text.isdigit():
        return min(float(text), _MAX_QUIET) if len(text) < 10 else _MAX_QUIET
    try:
        at = parsedate_to_datetime(text)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        return min(max((at - now).total_seconds(), 0.0), _MAX_QUIET)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
