"""A socket made secure: certificates of the system, and which HTTP the server offers to speak."""

from __future__ import annotations

import socket
import ssl
from functools import cache

from newscli.fetcher.wire import Limits


def secured(sock: socket.socket, host: str, limits: Limits, *, http2: bool = True) -> tuple[ssl.SSLSocket, bool]:
    """The secure socket, and whether the server chose HTTP/2, if offered; raises OSError, the socket closed."""
    try:
        sock.settimeout(limits.left())
        wrapped = _context(http2=http2).wrap_socket(sock, server_hostname=host)
    except OSError:
        sock.close()
        raise
    return wrapped, wrapped.selected_alpn_protocol() == "h2"


@cache  # loading the certificates takes 25 ms of CPU
def _context(*, http2: bool) -> ssl.SSLContext:
    """The system's certificates; certifi's where the system has none."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath) and not context.cert_store_stats()["x509_ca"]:
        import certifi  # comes with httpx

        context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["h2", "http/1.1"] if http2 else ["http/1.1"])
    return context
