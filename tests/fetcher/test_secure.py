"""Secure connections, by a certificate made for these tests (`localhost.pem`), and HTTP/2 over them."""

from __future__ import annotations

import gzip
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import pytest

from newscli.errors import FetchError
from newscli.fetcher import Fetcher
from newscli.settings import Settings

CERTIFICATE = Path(__file__).with_name("localhost.pem")
BODY = "Größe ".encode() * 50_000
#: Asks the addresses it is given: certificates are read once in a process, so this is one of its own.
_ASK = """
import sys
from newscli.fetcher import Fetcher
from newscli.settings import Settings
with Fetcher(Settings(pause_seconds=0, timeout_seconds=2)) as fetcher:
    for url in sys.argv[1:]:
        answer = fetcher.get(url, etag='"known"' if url.endswith("/known") else None)
        print(getattr(answer, "status", None), len(getattr(answer, "body", b"")), getattr(answer, "cause", ""), sep="|")
"""


def ask(*urls: str) -> list[str]:
    command = [sys.executable, "-c", _ASK, *urls]
    environ = os.environ | {"SSL_CERT_FILE": str(CERTIFICATE)}
    return subprocess.run(
        command, env=environ, capture_output=True, text=True, check=True, timeout=60
    ).stdout.splitlines()


def plain(connection: ssl.SSLSocket) -> None:
    """HTTP/1.1, one request a connection."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(BODY) + BODY)


def http2(connection: ssl.SSLSocket) -> None:
    """HTTP/2: `/known` has not changed, `/short` says more than it sends, `/reset` breaks off, others are the body."""
    state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
    state.initiate_connection()
    connection.sendall(state.data_to_send())
    waiting: dict[int, bytes] = {}
    while data := connection.recv(65536):
        for event in state.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                headers = {str(name): str(value) for name, value in event.headers or []}
                waiting |= answer(state, event.stream_id or 0, headers[":path"], "if-none-match" in headers)
        waiting = {stream: rest for stream, body in waiting.items() if (rest := send(state, stream, body))}
        connection.sendall(state.data_to_send())


def send(state: h2.connection.H2Connection, stream: int, body: bytes) -> bytes:
    """Send as much of a body as the client has room for; the rest."""
    while body and (room := min(state.local_flow_control_window(stream), state.max_outbound_frame_size)):
        state.send_data(stream, body[:room], end_stream=room >= len(body))
        body = body[room:]
    return body


def answer(state: h2.connection.H2Connection, stream: int, path: str, known: bool) -> dict[int, bytes]:
    if path == "/known" and known:
        state.send_headers(stream, [(":status", "304")], end_stream=True)
    elif path == "/reset":
        state.reset_stream(stream, 2)
    elif path == "/short":
        state.send_headers(stream, [(":status", "200"), ("content-length", "100")])
        state.send_data(stream, b"only this", end_stream=True)
    else:
        state.send_headers(stream, [(":status", "200"), ("content-encoding", "gzip")])
        return {stream: gzip.compress(BODY, 0)}
    return {}


@contextmanager
def serve(speak: Callable[[ssl.SSLSocket], None], *protocols: str) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.set_alpn_protocols(protocols)
    listener = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def work() -> None:
        while not stopped.is_set():
            connection, _ = listener.accept()
            with connection, suppress(OSError, h2.exceptions.ProtocolError):
                connection.settimeout(5)
                with context.wrap_socket(connection, server_side=True) as secure:
                    speak(secure)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield f"https://localhost:{listener.getsockname()[1]}"
    finally:
        stopped.set()
        with suppress(OSError):
            socket.create_connection(listener.getsockname(), timeout=1).close()
        thread.join()
        listener.close()


def test_a_secure_page_is_read_where_its_certificate_is_trusted() -> None:
    with serve(plain, "http/1.1") as base:
        assert ask(f"{base}/a", f"{base}/b") == [f"200|{len(BODY)}|"] * 2


def test_http2_is_spoken_where_it_is_offered() -> None:
    with serve(http2, "h2") as base:
        assert ask(f"{base}/a", f"{base}/known", f"{base}/b") == [f"200|{len(BODY)}|", "304|0|", f"200|{len(BODY)}|"]


@pytest.mark.parametrize(
    ("path", "cause"), [("/short", "Expected 100 bytes, received 9"), ("/reset", "the server broke off")]
)
def test_an_http2_answer_that_is_not_whole_is_a_failure(path: str, cause: str) -> None:
    with serve(http2, "h2") as base:
        assert cause in ask(base + path)[0]


def test_a_certificate_nobody_vouches_for_is_refused() -> None:
    with serve(plain, "http/1.1") as base, Fetcher(Settings(pause_seconds=0)) as fetcher:
        answer = fetcher.get(base)
    assert isinstance(answer, FetchError)
    assert answer.cause.startswith("certificate refused: self")


def nonsense(connection: ssl.SSLSocket) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def silence(connection: ssl.SSLSocket) -> None:
    """Hangs up without a word."""


def wants_the_older(connection: ssl.SSLSocket) -> None:
    """Refuses each request with HTTP_1_1_REQUIRED (RFC 9113, section 7)."""
    state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    state.initiate_connection()
    connection.sendall(state.data_to_send())
    for event in state.receive_data(connection.recv(65536)):
        if isinstance(event, h2.events.RequestReceived):
            state.reset_stream(event.stream_id or 0, h2.errors.ErrorCodes.HTTP_1_1_REQUIRED)
    connection.sendall(state.data_to_send())


@pytest.mark.parametrize("broken", [nonsense, silence, wants_the_older])
def test_a_server_that_offers_http2_and_cannot_speak_it_is_asked_in_the_older_one(
    broken: Callable[[ssl.SSLSocket], None],
) -> None:
    spoken: list[str | None] = []

    def either(connection: ssl.SSLSocket) -> None:
        spoken.append(connection.selected_alpn_protocol())
        (broken if spoken[-1] == "h2" else plain)(connection)

    with serve(either, "h2", "http/1.1") as base:
        assert ask(f"{base}/a", f"{base}/b") == [f"200|{len(BODY)}|"] * 2
    assert spoken[:3] == ["h2", "http/1.1", "http/1.1"]
