from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import brotli
import pytest
import zstandard

from newscli.fetcher.coding import unpack
from newscli.fetcher.wire import BrokenError

WORDS = b"The swing bridge opened for the first time in nine years. " * 200
LIMIT = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = {
    "gzip": gzip.compress(WORDS),
    "x-gzip": gzip.compress(WORDS),
    "deflate": zlib.compress(WORDS),
    "br": brotli.compress(WORDS),
    "zstd": zstandard.ZstdCompressor().compress(WORDS),
}


def pieces(body: bytes, size: int = 100) -> list[bytes]:
    return [body[start : start + size] for start in range(0, len(body), size)]


@pytest.mark.parametrize("coding", PACKED)
def test_every_coding_comes_off_however_the_answer_was_cut(coding: str) -> None:
    assert unpack([PACKED[coding]], coding, limit=LIMIT) == WORDS
    assert unpack(pieces(PACKED[coding], 7), coding.upper(), limit=LIMIT) == WORDS


def test_the_bare_stream_some_servers_send_as_deflate_is_understood() -> None:
    assert unpack(pieces(raw_deflate(WORDS)), "deflate", limit=LIMIT) == WORDS


def test_gzip_members_that_follow_each_other_are_one_body() -> None:
    assert unpack([gzip.compress(b"one "), gzip.compress(b"two")], "gzip", limit=LIMIT) == b"one two"


def test_codings_come_off_in_the_opposite_order_of_the_header() -> None:
    assert unpack([gzip.compress(zlib.compress(WORDS))], "deflate, gzip", limit=LIMIT) == WORDS


def test_an_empty_body_is_an_empty_body_in_every_coding() -> None:
    for coding in (*PACKED, "", "identity"):
        assert unpack([], coding, limit=LIMIT) == b""


@pytest.mark.parametrize("coding", PACKED)
def test_a_packed_answer_that_is_cut_off_is_a_failure(coding: str) -> None:
    with pytest.raises(BrokenError, match="cut off"):
        unpack([PACKED[coding][:-9]], coding, limit=LIMIT)


@pytest.mark.parametrize("coding", PACKED)
def test_a_damaged_answer_is_a_failure(coding: str) -> None:
    body = PACKED[coding]
    with pytest.raises(BrokenError):
        unpack([b"\xff\x00\xff" + body[3:-12] + b"\xff" * 12], coding, limit=LIMIT)


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(40_000_000))),
        ("deflate", zlib.compress(bytes(40_000_000))),
        ("br", brotli.compress(bytes(40_000_000))),
        ("zstd", zstandard.ZstdCompressor().compress(bytes(40_000_000))),
    ],
)
def test_a_bomb_is_given_up_at_the_limit(coding: str, bomb: bytes) -> None:
    assert len(bomb) < 50_000
    with pytest.raises(BrokenError, match="larger than 1 MB"):
        unpack([bomb], coding, limit=LIMIT)


def test_a_body_without_end_is_given_up_at_the_limit() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(65536)

    with pytest.raises(BrokenError, match="larger than 1 MB"):
        unpack(endless(), "", limit=LIMIT)


def test_unknown_codings_and_towers_of_codings_are_refused() -> None:
    with pytest.raises(BrokenError, match="unknown content coding"):
        unpack([b"x"], "sdch", limit=LIMIT)
    with pytest.raises(BrokenError, match="too many times"):
        unpack([b"x"], "gzip, gzip, gzip, gzip", limit=LIMIT)
