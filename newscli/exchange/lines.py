"""The lines of a file from outside, numbered: in bounded memory, whatever somebody put there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from newscli.exchange.story import Flaw

#: A long article is 200 KB of JSON; a line of this size is none.
MAX_LINE_BYTES = 16 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"


def numbered(stream: IO[bytes]) -> Iterator[tuple[int, bytes | Flaw]]:
    """Every line that is not empty with its number from 1; a Flaw in place of one that is too long."""
    number = 0
    while line := stream.readline(MAX_LINE_BYTES):
        number += 1
        if number == 1:
            line = line.removeprefix(_MARK)
        if len(line) == MAX_LINE_BYTES and not line.endswith(b"\n"):
            _skip(stream)
            yield number, Flaw(f"line {number}", f"longer than {MAX_LINE_BYTES // 2**20} MB")
        elif not line.isspace():
            yield number, line


def _skip(stream: IO[bytes]) -> None:
    """Read to the end of this line."""
    while (piece := stream.readline(MAX_LINE_BYTES)) and not piece.endswith(b"\n"):
        pass
