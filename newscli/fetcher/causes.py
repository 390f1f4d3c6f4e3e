"""Why a server gave no answer, in words for a person: the library's errors end here."""

from __future__ import annotations

import errno
import socket
from http import HTTPStatus

_ERRNO = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "the server closed the connection without an answer",
    errno.EPIPE: "the server closed the connection without an answer",
    errno.ENETUNREACH: "the network cannot be reached",
    errno.EHOSTUNREACH: "the host cannot be reached",
    errno.EADDRNOTAVAIL: "the host cannot be reached",
}


def in_words(error: Exception, *, seconds: float) -> str:
    """The cause of a failed request; `seconds` is how long the server was given."""
    if isinstance(error, TimeoutError):
        return f"timed out after {seconds:g} s"
    if isinstance(error, socket.gaierror | UnicodeError):
        later = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        return "the host name does not resolve" + (" just now" if later else "")
    import ssl  # 8 ms, for failures alone

    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate refused: {error.verify_message}"
    if isinstance(error, ssl.SSLError):
        return f"the secure connection failed: {(error.reason or str(error)).replace('_', ' ').lower()}"
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or errno.ECONNRESET) or error.strerror or "the connection failed"
    return str(error)


def status_words(status: int, reason: str = "") -> str:
    """A status as a person reads it: `404 Not Found`."""
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = reason[:60]
    return f"{status} {phrase}".strip()
