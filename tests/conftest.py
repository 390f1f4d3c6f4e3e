"""What every test may use: the demo newspapers, the corpus of real pages, and a network that ends at loopback."""

from __future__ import annotations

import errno
import ipaddress
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from newscli import demo
from tests import corpus_site

#: The moment the demo newspapers date their articles back from, where a test does not say otherwise.
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def _only_loopback(event: str, arguments: tuple[Any, ...]) -> None:
    """Make every other host look as it does with the cable pulled out.

    An audit hook sees the sockets of all libraries and threads without a patch; it stays for the whole process.
    """
    if event == "socket.getaddrinfo" and _is_name(arguments[0]):
        raise socket.gaierror(socket.EAI_NONAME, "tests resolve no name but localhost")
    if event in ("socket.connect", "socket.sendto", "socket.bind") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
        if not _is_loopback(host):
            raise OSError(errno.ENETUNREACH, f"tests reach no host but loopback, and {host} is not")


def _is_loopback(host: str) -> bool:
    return host in ("", "localhost") or (not _is_name(host) and ipaddress.ip_address(host).is_loopback)


def _is_name(host: str | bytes | None) -> bool:
    """Whether somebody would have to be asked where the host is."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if text in (None, "", "localhost"):
        return False
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return True
    return False


sys.addaudithook(_only_loopback)


@pytest.fixture
def newspapers() -> Iterator[demo.Newspapers]:
    """The demo newspapers on loopback, each with its own state; their articles are dated back from `NOW`."""
    with demo.serve(now=NOW) as running:
        yield running


@pytest.fixture(scope="session")
def corpus() -> Iterator[corpus_site.CorpusSite]:
    """Two hundred real news pages behind a generated feed; skips where the corpus is not there."""
    if not corpus_site.CORPUS.is_dir():
        pytest.skip(f"the corpus of real pages is not at {corpus_site.CORPUS}")
    with corpus_site.serve(pages=200) as running:
        yield running
