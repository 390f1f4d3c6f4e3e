"""Conversations with hosts: one at a time with each, a pause between two requests, connections kept for the next.

A host is a name with its port. Safe to use from several threads.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import SplitResult

from newscli.fetcher import coding, reach, wire
from newscli.fetcher.politeness import DEFAULT_QUIET, Politeness
from newscli.fetcher.proxies import Proxies
from newscli.fetcher.wire import place_of
from newscli.settings import Settings

if TYPE_CHECKING:
    from newscli.fetcher.http2 import Http2Connection

    Connection = wire.Connection | Http2Connection

Headers = list[tuple[str, str]]

#: Open connections kept for the next request; more would meet the limit on open files.
_IDLE_CONNECTIONS = 48


class Conversations:
    """All hosts one fetcher talks to."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._politeness = Politeness(settings.pause_seconds)
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._idle: OrderedDict[tuple[str, str], Connection] = OrderedDict()
        self._older: set[str] = set()  # hosts whose HTTP/2 made no sense; each is touched in its own turn alone
        self._proxies = Proxies(settings.proxy)
        self._closed = threading.Event()

    def close(self) -> None:
        """End idle conversations, and the waiting of those who still want one."""
        self._closed.set()
        with self._lock:
            while self._idle:
                self._idle.popitem()[1].close()
            self._proxies.close()

    def ask(self, parts: SplitResult, headers: Headers, *, private: bool) -> tuple[wire.Head, bytes]:
        """Send a request in the host's turn and take its whole answer, unpacked; raises OSError or BrokenError.

        `private` says that the host may lie on the reader's own network.
        """
        place = place_of(parts)
        with self._lock:
            turn = self._turns.setdefault(place, threading.Lock())
        with turn:
            self._wait(place)
            try:
                return self._exchange(parts, headers, private=private)
            finally:
                with self._lock:
                    self._politeness.ended(place, time.monotonic())

    def _exchange(self, parts: SplitResult, headers: Headers, *, private: bool) -> tuple[wire.Head, bytes]:
        """The request through the reader's proxy, where there is one, or straight to the host."""
        if not private:  # also where a connection is open already, or a proxy would resolve the name
            reach.refuse_named_inward(parts.hostname or "")
        limits = wire.Limits(self._settings.timeout_seconds, time.monotonic() + self._settings.request_seconds)
        proxy = self._proxies.of(parts)
        if proxy is None:
            return self._directly(parts, headers, limits, private=private)
        head, pieces = self._proxies.ask(proxy, parts, headers, limits)
        return head, self._unpacked(head, pieces)

    def ready_in(self, parts: SplitResult) -> float:
        """How many seconds of pause are still owed to a host."""
        with self._lock:
            return self._politeness.ready_in(place_of(parts), time.monotonic())

    def quiet_for(self, parts: SplitResult) -> float:
        """How many more seconds a host asked to be left alone."""
        with self._lock:
            return self._politeness.quiet_for(place_of(parts), time.monotonic())

    def back_off(self, parts: SplitResult, seconds: float | None) -> None:
        """Leave a host alone for as long as it asked."""
        with self._lock:
            self._politeness.back_off(place_of(parts), time.monotonic(), seconds or DEFAULT_QUIET)

    def crawl_delay(self, parts: SplitResult, seconds: float) -> None:
        """Keep the pause a host's robots.txt asks for."""
        with self._lock:
            self._politeness.crawl_delay(place_of(parts), seconds)

    def _directly(
        self, parts: SplitResult, headers: Headers, limits: wire.Limits, *, private: bool
    ) -> tuple[wire.Head, bytes]:
        """The request on a connection of our own; in HTTP/1.1 from now on where the host's HTTP/2 makes no sense."""
        try:
            return self._converse(parts, headers, limits, private=private)
        except wire.UnspokenError as error:
            place = place_of(parts)
            self._older.add(place)
            try:
                return self._converse(parts, headers, limits, private=private)
            except (OSError, wire.BrokenError):
                self._older.discard(place)
                raise error from None

    def _converse(
        self, parts: SplitResult, headers: Headers, limits: wire.Limits, *, private: bool
    ) -> tuple[wire.Head, bytes]:
        connection = self._take(parts) or self._connect(parts, limits, private=private)
        kept = False
        try:
            try:
                head = connection.ask(parts, headers, limits)
            except (ConnectionError, wire.BrokenError):
                if not connection.used:
                    raise
                connection.close()  # the server had closed an idle connection: once more on a new one
                connection = self._connect(parts, limits, private=private)
                head = connection.ask(parts, headers, limits)
            body = self._unpacked(head, connection.body(head, limits))
            self._put_back(parts, connection)
            kept = True
        finally:  # whatever ended it, what is half read says nothing to the next request
            if not kept:
                connection.close()
        return head, body

    def _unpacked(self, head: wire.Head, pieces: Iterable[bytes]) -> bytes:
        return coding.unpack(pieces, ",".join(head.all("content-encoding")), limit=self._settings.max_bytes)

    def _wait(self, place: str) -> None:
        with self._lock:
            seconds = self._politeness.reserve(place, time.monotonic())
        if seconds and self._closed.wait(seconds):
            raise wire.BrokenError("stopped")

    def _connect(self, parts: SplitResult, limits: wire.Limits, *, private: bool) -> Connection:
        host, secure = parts.hostname or "", parts.scheme == "https"
        places = reach.resolve(host, parts.port or (443 if secure else 80), private=private)
        sock = wire.connect(places, limits)
        if not secure:
            return wire.Connection(sock)
        from newscli.fetcher.secure import secured

        wrapped, speaks_http2 = secured(sock, host, limits, http2=place_of(parts) not in self._older)
        if not speaks_http2:
            return wire.Connection(wrapped)
        from newscli.fetcher.http2 import Http2Connection

        return Http2Connection(wrapped)

    def _take(self, parts: SplitResult) -> Connection | None:
        with self._lock:
            return self._idle.pop((parts.scheme, place_of(parts)), None)

    def _put_back(self, parts: SplitResult, connection: Connection) -> None:
        if not connection.reusable or self._closed.is_set():
            connection.close()
            return
        with self._lock:
            self._idle[parts.scheme, place_of(parts)] = connection
            if len(self._idle) > _IDLE_CONNECTIONS:
                self._idle.popitem(last=False)[1].close()
