"""Asking a time stamp authority: one POST, as RFC 3161 section 3.4 has it."""

from __future__ import annotations

import httpx

from newscli.errors import FetchError


def ask(url: str, query: bytes, *, seconds: float = 20.0) -> bytes:
    """The authority's reply to a query. Raises FetchError."""
    try:
        answer = httpx.post(
            url, content=query, headers={"Content-Type": "application/timestamp-query"}, timeout=seconds
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(url, f"no time stamp came: {error}") from error
    if answer.status_code != 200:
        raise FetchError(url, f"no time stamp came: HTTP status {answer.status_code}", status=answer.status_code)
    return answer.content
