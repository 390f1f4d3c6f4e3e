"""Whole articles from many sites: pages a second and CPU a page, without pauses and with them, and the pauses kept.

`python -m tests.benchmarks.sync.pages --sites 200`. Every site has an address of its own and 50 articles of 30 KB.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
import time
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from newscli.archive import open_archive
from newscli.fetcher import Fetcher
from newscli.settings import Settings
from newscli.sync import sync, utc_now
from tests.benchmarks.sync import feeds

ARTICLES = 50
_MENU = "".join(f'<li><a href="/section-{n}/">Section {n}</a></li>' for n in range(60))
_WORDS = "The council of the town met on Tuesday and decided a great many things about the bridge over the harbour. "


def _page(path: str) -> bytes:
    if path == "/robots.txt":
        return b"User-agent: *\nAllow: /\n"
    if path == "/feed":
        items = "".join(f"<item><title>Story {n}</title><link>/story-{n}</link></item>" for n in range(ARTICLES))
        return f"<rss><channel><title>Paper</title>{items}</channel></rss>".encode()
    paragraphs = "".join(f"<p>{n}. {_WORDS * 4}</p>" for n in range(20))
    return (
        f'<html lang="en"><head><title>Story {path}</title><meta property="article:published_time" '
        f'content="2026-11-24T08:00:00Z"></head><body><nav><ul>{_MENU}</ul></nav><article><h1>Story {path}</h1>'
        f"{paragraphs}</article><footer>{_MENU * 3}</footer></body></html>"
    ).encode()


class _Site(asyncio.Protocol):
    def __init__(self, asked: dict[str, list[float]]) -> None:
        self._asked = asked

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._times = self._asked.setdefault(transport.get_extra_info("sockname")[0], [])

    def data_received(self, data: bytes) -> None:
        self._times.append(time.monotonic())
        body = _page(data.split(b" ", 2)[1].decode())
        self._transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def _serve(pipe: Connection) -> None:
    """Serve until asked for the shortest pause that any host was given."""

    async def work() -> None:
        asked: dict[str, list[float]] = {}
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Site(asked), "0.0.0.0", 0, backlog=1024)
        pipe.send(server.sockets[0].getsockname()[1])
        await loop.run_in_executor(None, pipe.recv)
        pipe.send(min(b - a for times in asked.values() for a, b in pairwise(times)))

    asyncio.run(work())


def run(sites: int, pause_seconds: float) -> None:
    """One sync of so many sites."""
    ours, its = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_serve, args=(its,))
    server.start()
    port = ours.recv()
    settings = Settings(pause_seconds=pause_seconds, hosts_at_once=32)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_archive(Path(folder) / "a.db") as archive,
        Fetcher(settings) as fetcher,
    ):
        for number in range(sites):
            archive.sources.add(f"http://{feeds.address(number)}:{port}/feed", name=f"site-{number}", now=utc_now())
        wall, cpu = time.monotonic(), time.process_time()
        new = sum(outcome.new for outcome in sync(archive, fetcher, settings, force=True))
        wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    ours.send("done")
    shortest = ours.recv()
    server.join()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{sites} sites, pause {pause_seconds:g} s: {new} pages, {new / wall:.0f} a second, "
        f"{cpu / new * 1000:.2f} ms of CPU, {wall:.1f} s, {memory:.0f} MB; shortest pause a host saw {shortest:.3f} s",
        flush=True,
    )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sites", type=int, default=200)
    arguments.add_argument("--pause", type=float, default=1.0)
    chosen = arguments.parse_args()
    run(chosen.sites, 0.0)
    run(chosen.sites, chosen.pause)
