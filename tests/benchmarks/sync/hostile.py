"""What hostile servers cost, attack by attack: `python -m tests.benchmarks.sync.hostile`."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

import brotli
import zstandard

from newscli.errors import FetchError, UnreadableError
from newscli.fetcher import Fetcher
from newscli.model import Capture
from newscli.parser import read_listing
from newscli.settings import Settings
from tests import rawserver

#: The defaults, but for the time: an attack of a byte a second would take the whole minute and a half here.
SETTINGS = Settings(pause_seconds=0, timeout_seconds=2, request_seconds=4)
_OK = b"HTTP/1.1 200 OK\r\n"


def _endless(_: str) -> Iterator[bytes]:
    yield _OK + b"\r\n"
    while True:
        yield bytes(1 << 16)


def _drip(_: str) -> Iterator[bytes]:
    yield _OK + b"\r\n"
    while True:
        time.sleep(0.2)
        yield b"x"


def _headers(_: str) -> Iterator[bytes]:
    yield _OK
    while True:
        yield b"X-Flood: " + b"a" * 1000 + b"\r\n"


def _chunks(_: str) -> Iterator[bytes]:
    yield _OK + b"Transfer-Encoding: chunked\r\n\r\n"
    while True:
        yield b"1\r\nx\r\n" * 2000


def _packed(body: bytes, coding: str) -> Callable[[str], Iterable[bytes]]:
    return lambda _: [rawserver.ok(body, f"Content-Encoding: {coding}")]


def _circle(head: str) -> Iterable[bytes]:
    target = "/b" if " /a " in head else "/a"
    return [f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode()]


def _body(text: str) -> Callable[[str], Iterable[bytes]]:
    return lambda _: [rawserver.ok(text.encode())]


_BOMB = bytes(400_000_000)
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ATTACKS: dict[str, Callable[[str], Iterable[bytes]]] = {
    "a body without end": _endless,
    "a byte now and then": _drip,
    "headers without end": _headers,
    "chunks of a byte": _chunks,
    "a gzip bomb of 400 MB": _packed(gzip.compress(_BOMB), "gzip"),
    "a brotli bomb of 400 MB": _packed(brotli.compress(_BOMB, quality=5), "br"),
    "a zstd bomb of 400 MB": _packed(zstandard.ZstdCompressor().compress(_BOMB), "zstd"),
    "a cut-off body": lambda _: [_OK + b"Content-Length: 5000000\r\n\r\nshort"],
    "redirects in a circle": _circle,
    "a redirect inward": lambda _: [b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n"],
    "an entity bomb": _body(f'<!DOCTYPE r [<!ENTITY l0 "lol">{_LAUGHS}]><rss><title>&l9;</title></rss>'),
    "an outside entity": _body('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'),
    "100,000 entries": _body(
        f"<rss>{''.join(f'<item><title>T</title><link>/{n}</link></item>' for n in range(100_000))}</rss>"
    ),
    "100,000 broken entries": _body(f"<rss><channel>{'<item><title>A & B<link>/x</link></item>' * 100_000}"),
    "100,000 nested elements": _body(f"<rss><channel><item><description>{'<b>' * 100_000}"),
    "json, deeply nested": _body("[" * 1_000_000),
    "the year 9999": _body("<rss><item><link>/a</link><pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate></item></rss>"),
}  # fmt: skip


def suffer(fetcher: Fetcher, url: str) -> str:
    """Fetch and read, and say what came of it."""
    answer = fetcher.get(url)
    if isinstance(answer, FetchError):
        return answer.cause
    assert isinstance(answer, Capture)
    try:
        listing = read_listing(answer)
    except UnreadableError as error:
        return str(error).removeprefix(f"{answer.url}: ")
    future = any(entry.published and entry.published > datetime.now(UTC) for entry in listing.entries)
    return f"read: {len(listing.entries)} entries{', one in the future' if future else ''}"


def main() -> None:
    """A line an attack."""
    with Fetcher(SETTINGS):  # what is loaded once is not the attacks' cost
        pass
    for name, answering in ATTACKS.items():
        with rawserver.serve(answering) as server, Fetcher(SETTINGS) as fetcher:
            tracemalloc.start()
            began = time.monotonic()
            what = suffer(fetcher, f"{server.base}/a")
            seconds = time.monotonic() - began
            peak = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
            print(f"{name:25} {server.sent:12,} bytes sent  {seconds:5.2f} s  {peak:6.1f} MB  {what[:70]}", flush=True)


if __name__ == "__main__":
    main()
