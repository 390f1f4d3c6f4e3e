"""A conversation in HTTP/2, where a server offers it while the secure connection is made; one request at a time.

The frames are h2's business, the socket and every limit ours, as in `wire`.
"""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Iterable, Iterator
from urllib.parse import SplitResult

import h2.config
import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import h2.settings

from newscli.fetcher.wire import (
    MAX_HEAD_BYTES,
    MAX_HEADERS,
    BrokenError,
    Head,
    Limits,
    UnspokenError,
    place_of,
    target_of,
)

_READ = 64 * 1024
#: What may be under way at once: the usual 64 KB would make every larger page wait for us.
_WINDOW = 1 << 20
#: Headers that belong to one connection have no place here (RFC 9113, section 8.2.2).
_HOP_BY_HOP = frozenset({"connection", "host", "transfer-encoding", "upgrade", "keep-alive"})


class Http2Connection:
    """An open HTTP/2 connection to one origin; asked and read as `wire.Connection` is."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._state = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="latin-1"))
        self._events: deque[h2.events.Event] = deque()
        self._stream = 0
        self._begun = False
        self.reusable = True
        self.used = False

    def close(self) -> None:
        """End the conversation."""
        self.reusable = False
        self._socket.close()

    def ask(self, parts: SplitResult, headers: Iterable[tuple[str, str]], limits: Limits) -> Head:
        """Send a request and read the head of the answer; raises OSError or BrokenError.

        UnspokenError: the server offered HTTP/2 and cannot speak it.
        """
        try:
            return self._ask(parts, headers, limits)
        except ConnectionError as error:
            if self.used:
                raise
            raise UnspokenError("the server closed the connection without an answer") from error

    def _ask(self, parts: SplitResult, headers: Iterable[tuple[str, str]], limits: Limits) -> Head:
        self.reusable = False
        if not self._begun:
            self._begun = True
            self._state.initiate_connection()
            self._state.update_settings(
                {
                    h2.settings.SettingCodes.ENABLE_PUSH: 0,
                    h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: _WINDOW,
                    h2.settings.SettingCodes.MAX_HEADER_LIST_SIZE: MAX_HEAD_BYTES,
                }
            )
            self._state.increment_flow_control_window(_WINDOW)
        self._stream = self._state.get_next_available_stream_id()
        pseudo = [
            (":method", "GET"),
            (":scheme", parts.scheme),
            (":authority", place_of(parts)),
            (":path", target_of(parts)),
        ]
        others = [(name.lower(), value) for name, value in headers if name.lower() not in _HOP_BY_HOP]
        self._state.send_headers(self._stream, pseudo + others, end_stream=True)
        self._send(limits)
        for event in self._read(limits):
            if isinstance(event, h2.events.ResponseReceived):
                self.used = True
                return _head(event.headers or [])
        raise BrokenError("the answer never begins")

    def body(self, _head: Head, limits: Limits) -> Iterator[bytes]:
        """The body in pieces; whole or an error: h2 compares its length with the one announced."""
        for event in self._read(limits):
            if isinstance(event, h2.events.DataReceived):
                self._state.acknowledge_received_data(event.flow_controlled_length, self._stream)
                self._send(limits)
                yield event.data
            elif isinstance(event, h2.events.StreamEnded):
                self.reusable = not self._state.state_machine.state.name.endswith("CLOSED")
                return

    def _read(self, limits: Limits) -> Iterator[h2.events.Event]:
        """What happens to our stream, as it comes; raises where it ends before its end."""
        while True:
            while self._events:
                event = self._events.popleft()
                if isinstance(event, h2.events.StreamReset | h2.events.ConnectionTerminated):
                    code = event.error_code if event.error_code is not None else 0
                    raise self._broken(f"the server broke off (HTTP/2 error {int(code)})")
                if getattr(event, "stream_id", self._stream) == self._stream:
                    yield event
            self._socket.settimeout(limits.left())
            data = self._socket.recv(_READ)
            if not data:
                if self.used:
                    raise BrokenError("the answer ends too early")
                raise ConnectionResetError("closed without an answer")
            try:
                self._events.extend(self._state.receive_data(data))
            except h2.exceptions.ProtocolError as error:
                raise self._broken(f"the server's HTTP/2 makes no sense: {error}") from error
            self._send(limits)

    def _broken(self, cause: str) -> BrokenError:
        """An error of the server's; before its first answer it is a sign that it cannot speak HTTP/2 at all."""
        return BrokenError(cause) if self.used else UnspokenError(cause)

    def _send(self, limits: Limits) -> None:
        data = self._state.data_to_send()
        if data:
            self._socket.settimeout(limits.left())
            self._socket.sendall(data)


def _head(headers: Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]) -> Head:
    pairs = [(_text(name), _text(value)) for name, value in headers]
    status = next((value for name, value in pairs if name == ":status"), "")
    if not status.isdigit():
        raise BrokenError("the answer has no status")
    if len(pairs) > MAX_HEADERS:
        raise BrokenError(f"more than {MAX_HEADERS} headers")
    return Head(int(status), "", tuple(pair for pair in pairs if pair[0][:1] != ":"), "HTTP/2")


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
