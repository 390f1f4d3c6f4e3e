"""A server that sends exactly the bytes a test wants, on loopback: for answers no honest server gives."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

#: From the head of a request to the pieces to send; the connection is closed after the last.
Answering = Callable[[str], Iterable[bytes]]


@dataclass(slots=True)
class RawServer:
    """Where it listens, the heads of the requests it got and the number of bytes that were taken."""

    base: str
    heads: list[str] = field(default_factory=list)
    sent: int = 0


@contextmanager
def serve(answering: Answering, host: str = "127.0.0.1") -> Iterator[RawServer]:
    """Answer each connection's first request while the context lasts."""
    listener = socket.create_server((host, 0))
    server = RawServer(f"http://{host}:{listener.getsockname()[1]}")
    stopped = threading.Event()

    def work() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                if stopped.is_set():
                    return
                connection.settimeout(5)
                head = b""
                while b"\r\n\r\n" not in head:
                    piece = connection.recv(65536)
                    if not piece:
                        break
                    head += piece
                server.heads.append(head.decode("latin-1"))
                for piece in answering(server.heads[-1]):
                    if stopped.is_set():
                        return
                    connection.sendall(piece)
                    server.sent += len(piece)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield server
    finally:
        stopped.set()
        with suppress(OSError):
            socket.create_connection(listener.getsockname(), timeout=1).close()
        thread.join()
        listener.close()


def ok(body: bytes, *headers: str) -> bytes:
    """A whole answer of status 200."""
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body
