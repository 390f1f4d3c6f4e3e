"""Asking servers: one address in, a whole answer (`Capture`) or a clear cause (`FetchError`) out, with good manners."""

from __future__ import annotations

from newscli.fetcher.client import Fetcher

__all__ = ["Fetcher"]
