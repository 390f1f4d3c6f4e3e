"""Which network addresses may be asked? Checked after name resolution, at every hop.

A page or a redirect must never make newscli speak to the reader's own machine or network. Such an address is asked
only where the reader named it: an address in numbers, a name that can only be local, or one of the setting
`private_hosts`. A public-looking name that resolves inward is refused even when followed: that is how a site that
changed its mind would reach in.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

from newscli.fetcher.wire import BrokenError

#: Names that no public resolver answers: RFC 6762, RFC 8375, RFC 9476 and what home routers use.
_LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".intranet", ".home", ".test")
#: IPv6 ranges that carry an IPv4 address inside: NAT64 (RFC 6052) and 6to4 (RFC 3056).
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_REFUSAL = "{} an address on a private network, asked only where you follow it yourself"
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivateError(BrokenError):
    """The address lies on a private network the reader did not name."""


def only_local(host: str) -> bool:
    """Whether the host is written so that it can only mean the reader's own network."""
    if literal(host) is not None:
        return True
    return "." not in host or host.endswith(_LOCAL_ENDINGS)


def literal(host: str) -> _Address | None:
    """The address a host is, where it is written in numbers."""
    if not (host[-1:].isdigit() or ":" in host):
        return None
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def is_public(address: _Address) -> bool:
    """Whether the address lies on the open internet, also where an IPv6 address carries another inside."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def resolve(host: str, port: int, *, private: bool) -> list[tuple[str, int]]:
    """The network addresses of a host, in the resolver's order, all of them such as may be asked.

    `private` says that the reader named this host and it may lie on their own network. Raises OSError where the
    name does not resolve, PrivateError where an address may not be asked.
    """
    own = literal(host)
    found = [str(own)] if own is not None else _look_up(host, port)
    if not private:
        _refuse_inward(host, found)
    return [(address, port) for address in found]


def refuse_named_inward(host: str) -> None:
    """Raise PrivateError where a host is written so that it lies inward, before anything is resolved."""
    address = literal(host)
    if only_local(host) and (address is None or not is_public(address)):
        raise PrivateError(_REFUSAL.format(f"{host} is"))


def _look_up(host: str, port: int) -> list[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def _refuse_inward(host: str, found: Iterable[str]) -> None:
    for text in found:
        if not is_public(ipaddress.ip_address(text.partition("%")[0])):
            raise PrivateError(_REFUSAL.format(f"{host} is" if text == host else f"{host} is {text},"))
