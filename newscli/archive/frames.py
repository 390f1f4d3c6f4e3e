"""Bytes made small and whole again: zstd frames, alone or against a text both sides know. Pure.

A frame against a dictionary is plain zstd with that content as a raw dictionary (`zstd -D FILE --patch-from`-like), so
that any zstd can read it. Levels and limits were measured on real and synthetic pages: docs/archive-format.md.
"""

from __future__ import annotations

import zstandard

from newscli.errors import ArchiveError

#: Level 9 is within 7 % of level 19 at a fifteenth of its time; long-distance matching is off because it makes deltas
#: of sibling pages a third larger.
LEVEL = 9

Dictionary = zstandard.ZstdCompressionDict


def dictionary(*contents: bytes) -> Dictionary:
    """Contents others are coded against, one after the other, as zstd takes them."""
    return zstandard.ZstdCompressionDict(b"".join(contents), dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def prepared(content: bytes) -> Dictionary:
    """A dictionary for many frames of about its own size: its match table is made once, a third of the time a frame."""
    made = dictionary(content)
    made.precompute_compress(compression_params=_parameters(LEVEL, len(content), len(content)))
    return made


def shrink(content: bytes, against: Dictionary | None = None, *, level: int = LEVEL) -> bytes:
    """The content as one zstd frame, with its size and a checksum inside."""
    parameters = _parameters(level, len(content), len(against) if against else 0)
    return zstandard.ZstdCompressor(dict_data=against, compression_params=parameters).compress(content)


def _parameters(level: int, content_size: int, dictionary_size: int) -> zstandard.ZstdCompressionParameters:
    return zstandard.ZstdCompressionParameters.from_level(
        level, source_size=content_size, dict_size=dictionary_size, write_checksum=True, write_content_size=True
    )


def grow(frame: bytes, against: Dictionary | None = None) -> bytes:
    """The content of a frame. Raises ArchiveError where the frame is damaged or was made against something else."""
    try:
        return zstandard.ZstdDecompressor(dict_data=against).decompress(frame)
    except zstandard.ZstdError as error:
        raise ArchiveError(f"a frame is damaged ({error})") from error
