"""Tests reach loopback and nothing else, whatever library opens the socket."""

from __future__ import annotations

import socket

import httpx
import pytest

from newscli.demo import Newspapers


def test_another_host_is_out_of_reach() -> None:
    with pytest.raises(OSError, match="reach no host but loopback"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_no_name_but_localhost_resolves() -> None:
    with pytest.raises(httpx.ConnectError, match="no name but localhost"), httpx.Client() as client:
        client.get("https://www.example.org/")


def test_loopback_is_within_reach(newspapers: Newspapers) -> None:
    with httpx.Client() as client:
        assert client.get(newspapers.paper).status_code == 200
