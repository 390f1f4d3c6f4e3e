"""An HTTP answer as a WARC record holds it, to and from a capture's status, headers and body.

A capture's body is without codings, its headers as the server sent them. In a record, headers must fit the body: those
that no longer do go out under the `X-Crawler-` names that Heritrix and Common Crawl give them, and come in again under
their own.
"""

from __future__ import annotations

import re
from http import HTTPStatus

from newscli.model import Capture

Headers = tuple[tuple[str, str], ...]

_ORIGINAL = "X-Crawler-"
_OF_THE_WIRE = ("content-encoding", "transfer-encoding", "content-length")
_STATUS = re.compile(r"HTTP/\d(?:\.\d)? +(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


def head(capture: Capture) -> bytes:
    """The status line and headers of an answer whose body stands in the record without codings."""
    names = {name.lower() for name, _ in capture.headers}
    length = capture.header("content-length")
    coded = "content-encoding" in names or "transfer-encoding" in names or length not in (None, str(len(capture.body)))
    lines = [f"HTTP/1.1 {capture.status} {_phrase(capture.status)}"]
    for name, value in capture.headers:
        prefix = _ORIGINAL if coded and name.lower() in _OF_THE_WIRE else ""
        lines.append(f"{prefix}{name}: {value}")
    return _encoded(lines)


def request(host: str, path: str) -> bytes:
    """What is known of the question: its method, its address."""
    return _encoded([f"GET {path} HTTP/1.1", f"Host: {host}"])


def answer(block: bytes) -> tuple[int, Headers, bytes] | None:
    """Status, headers and body of a response's block, the chunks of a transfer joined; None where it is no answer."""
    end = _HEAD_END.search(block)
    lines = block[: end.start() if end else None].decode("latin-1").replace("\r\n", "\n").split("\n")
    status = _STATUS.match(lines[0])
    if status is None:
        return None
    headers: list[tuple[str, str]] = []
    for line in lines[1:]:
        if line[:1] in (" ", "\t") and headers:
            headers[-1] = (headers[-1][0], f"{headers[-1][1]} {line.strip()}")
        elif ":" in line:
            name, _, value = line.partition(":")
            headers.append((name.strip(), value.strip()))
    body = block[end.end() :] if end else b""
    if any(name.lower() == "transfer-encoding" and "chunked" in value.lower() for name, value in headers):
        body = _joined(body)
    return int(status[1]), tuple(headers), body


def restored(headers: Headers) -> tuple[Headers, str]:
    """The headers under their own names, and the content codings that are still on the body."""
    prefix = len(_ORIGINAL)
    original = {name[prefix:].lower() for name, _ in headers if name.lower().startswith(_ORIGINAL.lower())}
    original.intersection_update(_OF_THE_WIRE)
    coding = ", ".join(value for name, value in headers if name.lower() == "content-encoding")
    if not original:
        return headers, coding
    made = (
        (
            name[prefix:] if name.lower().startswith(_ORIGINAL.lower()) and name[prefix:].lower() in original else name,
            value,
        )
        for name, value in headers
        if name.lower() not in original
    )
    return tuple(made), coding


def _joined(body: bytes) -> bytes:
    """The chunks' content; the body as it is where it is not in chunks, as crawlers leave the header behind."""
    pieces: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(body, at):
        size = int(chunk[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join(pieces) if pieces and at >= len(body) else body


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Unknown"


def _encoded(lines: list[str]) -> bytes:
    """Headers as bytes: as they came (latin-1), else UTF-8; no line end gets in."""
    made = b""
    for line in (re.sub(r"[\r\n]+", " ", line) for line in lines):
        try:
            made += line.encode("latin-1") + b"\r\n"
        except UnicodeEncodeError:
            made += line.encode("utf-8", "replace") + b"\r\n"
    return made + b"\r\n"
