"""A small web server on the loopback address: a face answers requests, this carries its answers over real HTTP.

A face is a function from `Request` to `Answer`. Everything that belongs to HTTP alone happens here: validators and
304, gzip, HEAD, kept connections, and an end that leaves neither a thread nor a socket behind.
"""

from __future__ import annotations

import gzip
import hashlib
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

LOOPBACK = "127.0.0.1"
HTML = "text/html; charset=utf-8"

#: Answers of fewer bytes are not worth packing: gzip adds about 20 of its own, and one packet holds them anyway.
_GZIP_FROM_BYTES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked: the query as names and their last values, the headers' names in lower case."""

    method: str
    target: str  #: path and query as they were sent
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a face says to a request. `validators` asks for an ETag and, with `changed_at`, a Last-Modified."""

    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    validators: bool = False
    changed_at: datetime | None = None
    gzip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request that was answered, for tests that ask what a client really did."""

    request: Request
    status: int


Face = Callable[[Request], Answer]


def page(text: str, status: int = 200) -> Answer:
    """A plain HTML answer without validators."""
    return Answer(status=status, body=text.encode("utf-8"))


@dataclass(slots=True)
class _Log:
    """The requests answered so far, in order; written by many threads."""

    asked: list[Asked] = field(default_factory=list)
    overrides: dict[str, Answer] = field(default_factory=dict)


class Site:
    """A face on a loopback port, from `__enter__` to `__exit__`; `port` 0 takes any free one."""

    def __init__(self, face: Face, *, port: int = 0) -> None:
        self._log = _Log()
        self._server = _Server((LOOPBACK, port), face, self._log)
        # The default of half a second between looks at the stop flag would be felt by every test.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def base(self) -> str:
        """The address of the site, without a slash at the end."""
        return f"http://{LOOPBACK}:{self._server.server_port}"

    @property
    def asked(self) -> list[Asked]:
        """The requests answered so far, in order."""
        return list(self._log.asked)

    def answer(self, target: str, answer: Answer | None) -> None:
        """From now on answer a path (with its query, if any) with this; None gives it back to the face."""
        if answer is None:
            self._log.overrides.pop(target, None)
        else:
            self._log.overrides[target] = answer

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # server_close() waits for them; the connections they wait on are shut first
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], face: Face, log: _Log) -> None:
        self.face = face
        self.log = log
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(address, _Handler)  # last: where the port is taken it calls server_close()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        with self._lock:
            self._open.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        with self._lock:
            for connection in self._open:
                _hang_up(connection)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no news; a mistake in a face is, and the base class prints it."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the client was quicker


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for headers and body: two would wait 40 ms for the client's delayed acknowledgement
    server: _Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(method=self.command, target=self.path, path=parts.path, query=query, headers=headers)
        answer = self.server.log.overrides.get(self.path) or self.server.face(request)
        status = self._send(request, answer)
        self.server.log.asked.append(Asked(request=request, status=status))

    do_HEAD = do_GET  # noqa: N815 - the name http.server calls

    def _send(self, request: Request, answer: Answer) -> int:
        """Send the answer, or a 304 where the client holds it already; the status that was sent."""
        headers = dict(answer.headers)
        if answer.validators:
            headers["ETag"] = f'"{hashlib.sha256(answer.body).hexdigest()[:20]}"'
            if answer.changed_at:
                headers["Last-Modified"] = format_datetime(answer.changed_at.replace(microsecond=0), usegmt=True)
        status, body = answer.status, answer.body
        if status == 200 and answer.validators and _holds(request, headers):
            status, body = 304, b""
        elif answer.gzip and len(body) >= _GZIP_FROM_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return status

    def version_string(self) -> str:
        return "newscli-demo"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it
        """Keep silent: the terminal belongs to the command that was called."""


def _holds(request: Request, headers: Mapping[str, str]) -> bool:
    """Whether the client's validators name what would be sent; If-None-Match alone counts where both are given."""
    wanted = request.headers.get("if-none-match")
    if wanted is not None:
        return headers["ETag"] in (tag.strip().removeprefix("W/") for tag in wanted.split(","))
    since = request.headers.get("if-modified-since")
    return since is not None and since == headers.get("Last-Modified")
