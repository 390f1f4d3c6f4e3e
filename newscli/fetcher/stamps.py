"""Asking a time stamp authority: one POST, as RFC 3161 section 3.4 has it."""

from __future__ import annotations

import httpx

from newscli.errors import FetchError


def ask(url: str, query: bytes, *, seconds: float = 20.0) -> bytes:
    """The authority's reply to a query. Raises FetchError, also where the authority says no."""
    try:
        answer = httpx.post(
            url, content=query, headers={"Content-Type": "application/timestamp-query"}, timeout=seconds
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(url, f"no time stamp came: {error}") from error
    if answer.status_code != 200:
        raise FetchError(url, f"no time stamp came: HTTP status {answer.status_code}", status=answer.status_code)
    if not _granted(answer.content):
        raise FetchError(url, "no time stamp came: the authority refuses, or is none")
    return answer.content


def _granted(reply: bytes) -> bool:
    """Whether a TimeStampResp begins as one that grants: SEQUENCE { SEQUENCE { INTEGER 0 or 1, section 2.4.2."""
    rest = _inside(_inside(reply, 0x30), 0x30)
    return rest[:2] == b"\x02\x01" and rest[2:3] in (b"\x00", b"\x01")


def _inside(der: bytes, tag: int) -> bytes:
    """What follows the tag and length of a value in DER; nothing where it is no such value."""
    if len(der) < 2 or der[0] != tag:
        return b""
    return der[2:] if der[1] < 0x80 else der[2 + (der[1] & 0x7F) :]
