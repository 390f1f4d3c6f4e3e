"""Giving a server something: one POST to an address that the reader named, which is no more than that.

No redirect is followed and nothing is tried twice: whether the other side took it is for the caller to think about.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import closing
from urllib.parse import SplitResult, urlsplit

from newscli import __version__, addresses
from newscli.errors import FetchError
from newscli.fetcher import causes, reach, wire
from newscli.fetcher.proxies import Proxies
from newscli.settings import Settings

#: Of the answer so much is read, and thrown away.
_MOST = 1_000_000


def post(url: str, given: bytes, *, headers: Iterable[tuple[str, str]] = (), settings: Settings) -> None:
    """Post these bytes to an address. Raises FetchError where the other side does not say that it took them."""
    joined = addresses.join("", url)
    if joined is None:
        raise FetchError(url, "not an http or https address", final=True)
    parts = urlsplit(joined)
    sent = [("User-Agent", f"newscli/{__version__}"), ("Accept", "*/*"), ("Connection", "close"), *headers]
    limits = wire.Limits(settings.timeout_seconds, time.monotonic() + settings.request_seconds)
    try:
        head = _exchange(parts, sent, given, limits, settings)
    except (OSError, UnicodeError, wire.BrokenError) as error:
        raise FetchError(url, causes.in_words(error, seconds=settings.timeout_seconds)) from error
    if not 200 <= head.status < 300:
        raise FetchError(url, causes.status_words(head.status, head.reason), status=head.status)


def _exchange(
    parts: SplitResult, headers: list[tuple[str, str]], given: bytes, limits: wire.Limits, settings: Settings
) -> wire.Head:
    with closing(Proxies(settings.proxy)) as proxies:
        proxy = proxies.of(parts)
        if proxy is not None:
            head, pieces = proxies.ask(proxy, parts, headers, limits, given)
            _drain(pieces)
            return head
    host, secure = parts.hostname or "", parts.scheme == "https"
    sock = wire.connect(reach.resolve(host, parts.port or (443 if secure else 80), private=True), limits)
    if secure:
        from newscli.fetcher.secure import secured

        sock, _ = secured(sock, host, limits, http2=False)
    with closing(wire.Connection(sock)) as connection:
        head = connection.ask(parts, headers, limits, given)
        _drain(connection.body(head, limits))
    return head


def _drain(pieces: Iterable[bytes]) -> None:
    """A server that is left before it said all may think that it was not heard."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > _MOST:
            return
