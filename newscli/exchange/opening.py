"""Opening what somebody names: a file or standard input, unpacked where its bytes say that it is packed."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, cast

from newscli.errors import NotFoundError

STANDARD_INPUT = "-"
_DESCRIPTOR = 0  #: of standard input
_GZIP = b"\x1f\x8b"
#: Enough of a file to tell its format: an XML head with its comment and the first element.
_OPENING_BYTES = 1024
_BUFFER_BYTES = 256 * 1024


@contextmanager
def opened(name: str) -> Iterator[tuple[io.BufferedReader[Any], bytes]]:
    """A stream of what is in the file, unpacked, and its first bytes, which the stream still has.

    Raises NotFoundError where it cannot be opened. Where it is damaged further on, the stream gives all that is before
    and then raises EOFError or zlib.error.
    """
    with ExitStack() as stack:
        try:
            file = _DESCRIPTOR if name == STANDARD_INPUT else name
            stream: io.BufferedReader[Any] = io.BufferedReader(
                io.FileIO(file, closefd=file != _DESCRIPTOR), _BUFFER_BYTES
            )
            stack.enter_context(stream)
            stream = unpacked(stream)
            opening = stream.peek(_OPENING_BYTES)[:_OPENING_BYTES]
        except (OSError, EOFError, zlib.error) as error:
            raise NotFoundError(f"{name}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
        yield stream, opening


def unpacked(stream: io.BufferedReader[Any]) -> io.BufferedReader[Any]:
    """The stream, or what it unpacks to where it begins as gzip does."""
    if not stream.peek(len(_GZIP)).startswith(_GZIP):
        return stream
    return io.BufferedReader(Gunzip(stream), _BUFFER_BYTES)


class Gunzip(io.RawIOBase):
    """What gzip members that follow each other unpack to.

    Python's own reader drops up to 8 KB of sound bytes before a damaged one.
    """

    def __init__(self, packed: io.BufferedReader[Any]) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._rest = b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill some of the buffer; 0 at the end. Raises EOFError where the file was cut off, zlib.error for damage."""
        room = cast(memoryview, buffer)
        while True:
            if self._member.eof:
                self._rest = (self._rest or self._packed.read1()).lstrip(b"\0")  # tapes and disks pad with zeros
                if not self._rest:
                    return 0
                self._member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            self._rest = self._rest or self._packed.read1()
            piece = self._member.decompress(self._rest, len(room))
            if not self._rest and not piece and not self._member.eof:
                raise EOFError("the packed file is cut off")
            self._rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if piece:
                room[: len(piece)] = piece
                return len(piece)
