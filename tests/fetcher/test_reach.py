from __future__ import annotations

import ipaddress

import pytest

from newscli.fetcher import reach
from newscli.fetcher.wire import BrokenError


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("127.9.9.9", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_only_addresses_on_the_open_internet_are_public(address: str, public: bool) -> None:
    assert reach.is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("nas", True),
        ("printer.local", True),
        ("wiki.home.arpa", True),
        ("www.example.org", False),
        ("local.example.org", False),
    ],
)
def test_a_name_that_can_only_be_local_is_told_from_one_that_merely_resolves_so(host: str, local: bool) -> None:
    assert reach.only_local(host) is local


def test_a_name_that_resolves_inward_is_refused_unless_the_reader_named_it() -> None:
    with pytest.raises(BrokenError, match="a private network, asked only where you follow it yourself"):
        reach.resolve("localhost", 80, private=False)
    assert reach.resolve("localhost", 80, private=True)
