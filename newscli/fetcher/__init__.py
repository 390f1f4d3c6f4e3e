"""Asking servers: one address in, a whole answer (`Capture`) or a clear cause (`FetchError`) out, with good manners."""

from __future__ import annotations

from newscli.fetcher.client import Fetcher
from newscli.fetcher.posting import post

__all__ = ["Fetcher", "post"]
