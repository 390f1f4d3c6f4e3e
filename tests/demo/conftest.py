"""A client for the demo newspapers that hides nothing: no redirects followed, every header as it came."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client() as open_client:
        yield open_client
