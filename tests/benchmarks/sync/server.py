"""All the feeds of a benchmark on one port of every loopback address, in a process of its own.

Prints its port, then serves until its standard input ends, then prints how often it answered 200 and 304.
"""

from __future__ import annotations

import asyncio
import sys

from tests.benchmarks.sync import feeds

_MODIFIED = "Wed, 25 Nov 2026 08:00:00 GMT"


class _Conversation(asyncio.Protocol):
    """Requests answered as they come; the feed is told by the address that was asked."""

    def __init__(self, bodies: dict[str, tuple[str, bytes]], counts: dict[int, int]) -> None:
        self._bodies = bodies
        self._counts = counts
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._etag, self._body = self._bodies[transport.get_extra_info("sockname")[0]]

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head, self._buffer = self._buffer[:end], self._buffer[end + 4 :]
            validators = f"ETag: {self._etag}\r\nLast-Modified: {_MODIFIED}\r\n"
            if self._etag.encode() in head:
                self._counts[304] += 1
                self._transport.write(f"HTTP/1.1 304 Not Modified\r\n{validators}\r\n".encode())
            else:
                self._counts[200] += 1
                self._transport.write(
                    f"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Encoding: gzip\r\n{validators}"
                    f"Content-Length: {len(self._body)}\r\n\r\n".encode()
                    + self._body
                )


async def _serve(count: int) -> None:
    bodies = {feeds.address(number): (feeds.etag(number), feeds.feed(number)) for number in range(count)}
    counts = {200: 0, 304: 0}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Conversation(bodies, counts), "0.0.0.0", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(counts[200], counts[304], flush=True)
        counts.update({200: 0, 304: 0})
    server.close()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
