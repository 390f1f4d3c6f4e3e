"""Content codings taken off, piece by piece and within a bound: gzip, deflate, zstd and brotli.

A few kilobytes can unpack to gigabytes, so no piece is ever unpacked without a limit, and a stream that stops before
its own end is an error.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli
import zstandard

from newscli.fetcher.wire import BrokenError

#: What one step may unpack at most.
_STEP_BYTES = 256 * 1024
#: zstd has no limit a call: 4 bytes may stand for a block of 128 KB, so 256 bytes make 8 MB at most.
_ZSTD_SLICE = 256
#: The window RFC 9659 allows on the web.
_ZSTD_WINDOW = 8 * 1024 * 1024
#: More codings in a row are an attack, not a saving.
_MAX_CODINGS = 2

ACCEPTED = "gzip, deflate, br, zstd"


def unpack(pieces: Iterable[bytes], coding: str, *, limit: int) -> bytes:
    """The whole body, all codings of the Content-Encoding header taken off.

    Raises BrokenError where it is larger than `limit` bytes (before or after), cut off or not in the coding it says.
    """
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > _MAX_CODINGS:
        raise BrokenError("the answer is packed too many times")
    stream: Iterator[bytes] = _bounded(pieces, limit)
    for name in reversed(names):
        if name not in _DECODERS:
            raise BrokenError(f"unknown content coding {name[:40]!r}")
        stream = _DECODERS[name](stream)
    return b"".join(_bounded(stream, limit))


def _bounded(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > limit:
            raise BrokenError(f"larger than {limit / 1e6:g} MB")
        yield piece


def _inflate(pieces: Iterator[bytes], window: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(window)
    begun = False
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:
                if rest.strip(b"\0") == b"":  # padding after the end
                    break
                unpacker = zlib.decompressobj(window)  # gzip members may follow each other
            begun = True
            try:
                yield unpacker.decompress(rest, _STEP_BYTES)
            except zlib.error:
                raise BrokenError("the packed answer is damaged") from None
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not begun:
        return
    while not unpacker.eof:
        more = unpacker.decompress(b"", _STEP_BYTES)
        if not more and not unpacker.eof:
            raise BrokenError("the packed answer is cut off")
        yield more


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _inflate(pieces, 16 + zlib.MAX_WBITS)


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """RFC 9110 means zlib by "deflate"; some servers send the bare stream."""
    first = next(pieces, b"")
    wrapped = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] * 256 + first[1]) % 31 == 0

    def again() -> Iterator[bytes]:
        yield first
        yield from pieces

    return _inflate(again(), zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


def _zstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
    begun = False
    for piece in pieces:
        for start in range(0, len(piece), _ZSTD_SLICE):
            begun = True
            if unpacker.eof:
                return
            try:
                yield unpacker.decompress(piece[start : start + _ZSTD_SLICE])
            except zstandard.ZstdError:
                raise BrokenError("the packed answer is damaged") from None
    if begun and not unpacker.eof:
        raise BrokenError("the packed answer is cut off")


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    begun = False
    for piece in pieces:
        begun = begun or bool(piece)
        rest = piece
        try:
            while rest or not unpacker.can_accept_more_data():
                yield unpacker.process(rest, output_buffer_limit=_STEP_BYTES)
                rest = b""
        except brotli.error:
            raise BrokenError("the packed answer is damaged") from None
    if begun and not unpacker.is_finished():
        raise BrokenError("the packed answer is cut off")


_DECODERS: dict[str, Callable[[Iterator[bytes]], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "zstd": _zstd,
    "br": _brotli,
}
