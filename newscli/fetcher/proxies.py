"""Through a proxy, where the reader has one: httpx speaks its dialects (HTTP, CONNECT, SOCKS), and is used for no more.

Which proxy: the setting `proxy`, else what the environment says (HTTPS_PROXY, ALL_PROXY, NO_PROXY, the system's own).
This machine itself is always asked directly.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlunsplit

from newscli.fetcher import reach, wire

if TYPE_CHECKING:
    import httpx


class Proxies:
    """The proxies of one fetcher, and the connections through them."""

    def __init__(self, setting: str) -> None:
        self._setting = setting
        self._environment = {} if setting else _environment()
        self._clients: dict[str, httpx.Client] = {}

    def close(self) -> None:
        """End the connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def of(self, parts: SplitResult) -> str | None:
        """The proxy that leads to a host; None where it is asked directly."""
        if not (self._setting or self._environment) or _is_this_machine(parts.hostname or ""):
            return None
        if self._setting:
            return self._setting
        proxy = self._environment.get(parts.scheme) or self._environment.get("all")
        if not proxy or _is_bypassed(parts.hostname or ""):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"

    def ask(
        self,
        proxy: str,
        parts: SplitResult,
        headers: list[tuple[str, str]],
        limits: wire.Limits,
        given: bytes | None = None,
    ) -> tuple[wire.Head, Iterator[bytes]]:
        """The head of the answer, and its body in pieces as they were sent; `given` is posted.

        Raises OSError or BrokenError.
        """
        import httpx

        try:
            client = self._client(proxy)
            request = client.build_request(
                "GET" if given is None else "POST",
                urlunsplit(parts),
                headers=headers,
                content=given,
                timeout=limits.silence_seconds,
            )
            answer = _sent(client, request)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise _told(error) from error
        pairs = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw)
        head = wire.Head(answer.status_code, answer.reason_phrase, pairs, "HTTP/1.1")
        return head, _pieces(answer, limits)

    def _client(self, proxy: str) -> httpx.Client:
        import httpx

        if proxy not in self._clients:
            try:
                self._clients[proxy] = httpx.Client(proxy=proxy, trust_env=False, follow_redirects=False)
            except (ValueError, ImportError) as error:
                raise wire.BrokenError(f"the proxy {_named(proxy)} cannot be used: {error}") from error
        return self._clients[proxy]


def _sent(client: httpx.Client, request: httpx.Request) -> httpx.Response:
    import httpx

    try:
        return client.send(request, stream=True)
    except (httpx.ReadError, httpx.RemoteProtocolError):
        if request.method != "GET":
            raise
        # A proxy may end a kept connection at the moment it is used again; the next one is new.
        return client.send(request, stream=True)


def _environment() -> dict[str, str]:
    """The proxies the environment names. urllib knows them all, but loading it costs more than a hundred requests."""
    if sys.platform not in ("darwin", "win32") and not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    import urllib.request

    return urllib.request.getproxies()


def _is_bypassed(host: str) -> bool:
    import urllib.request

    return bool(urllib.request.proxy_bypass(host))


def _is_this_machine(host: str) -> bool:
    address = reach.literal(host)
    return host == "localhost" or (address is not None and address.is_loopback)


def _pieces(answer: httpx.Response, limits: wire.Limits) -> Iterator[bytes]:
    import httpx

    try:
        for piece in answer.iter_raw():
            if time.monotonic() > limits.deadline:
                raise TimeoutError
            yield piece
    except httpx.HTTPError as error:
        raise _told(error) from error
    finally:
        answer.close()


def _told(error: Exception) -> Exception:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return TimeoutError()
    if isinstance(error, httpx.ProxyError):
        return wire.BrokenError(f"the proxy refused: {error}")
    if isinstance(error, httpx.RemoteProtocolError):
        return wire.BrokenError("the answer ends too early")
    return wire.BrokenError(f"through the proxy: {str(error).lower() or 'the connection failed'}")


def _named(proxy: str) -> str:
    """A proxy as it may be shown: without a password."""
    return proxy.rpartition("@")[2]
