"""The records of a WARC stream, one after the other, in bounded memory whatever somebody put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from newscli.exchange.story import Flaw

#: A response with a longer body is no article's page; the rest of it is passed over.
MAX_BLOCK_BYTES = 64 * 1024 * 1024
_MAX_LINE_BYTES = 64 * 1024
_MAX_HEADERS = 200
_PIECE_BYTES = 1024 * 1024
_VERSION = re.compile(rb"WARC/\d+\.\d+\s*")
#: What pages can be in; other records (DNS answers, logs) are passed over unread.
_READ = frozenset({"response", "revisit", "metadata", "resource"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record; the names of its headers are in small letters."""

    where: str  #: `record 3`
    headers: dict[str, str]
    block: bytes

    @property
    def type(self) -> str:
        """`response`, `revisit`, ..."""
        return self.headers.get("warc-type", "")

    @property
    def id(self) -> str:
        """Its name, as other records refer to it."""
        return self.headers.get("warc-record-id", "")

    @property
    def url(self) -> str:
        """What it is about; wget puts it in angles."""
        return self.headers.get("warc-target-uri", "").strip("<>")


def records(stream: IO[bytes]) -> Iterator[Record | Flaw]:
    """Every record that may hold a page; a Flaw where there should be one and is not."""
    number = 0
    line = _line(stream)
    while line:
        if not line.strip():
            line = _line(stream)
            continue
        number += 1
        where = f"record {number}"
        found = _record(stream, where) if _VERSION.fullmatch(line) else Flaw(where, "not a WARC record")
        if found is not None:
            yield found
        line = _line(stream)
        if isinstance(found, Flaw):
            while line and not _VERSION.fullmatch(line):
                line = _line(stream)


def _record(stream: IO[bytes], where: str) -> Record | Flaw | None:
    headers = _headers(stream)
    if headers is None:
        return Flaw(where, f"its head is longer than {_MAX_HEADERS} lines of {_MAX_LINE_BYTES // 1024} KB")
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        return Flaw(where, f"its length is {length[:40]!r}")
    size = int(length)
    if headers.get("warc-type") not in _READ or size > MAX_BLOCK_BYTES:
        _pass_over(stream, size)
        return None if size <= MAX_BLOCK_BYTES else Flaw(where, f"larger than {MAX_BLOCK_BYTES // 2**20} MB")
    block = stream.read(size)
    if len(block) < size:
        raise EOFError("the file is cut off")
    return Record(where, headers, block)


def _headers(stream: IO[bytes]) -> dict[str, str] | None:
    """The headers, the first of each name; None where they have no end."""
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_MAX_HEADERS):
        line = _line(stream)
        if len(line) >= _MAX_LINE_BYTES:
            return None
        text = line.decode("utf-8", "replace")
        if not text.strip():
            return headers
        if text[0] in " \t" and name:
            headers[name] += f" {text.strip()}"
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        headers.setdefault(name, value.strip())
    return None


def _line(stream: IO[bytes]) -> bytes:
    return stream.readline(_MAX_LINE_BYTES)


def _pass_over(stream: IO[bytes], size: int) -> None:
    while size > 0:
        piece = stream.read(min(size, _PIECE_BYTES))
        if not piece:
            raise EOFError("the file is cut off")
        size -= len(piece)
