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


def dictionary(content: bytes) -> Dictionary:
    """A content others are coded against, as zstd takes it."""
    return zstandard.ZstdCompressionDict(content, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def shrink(content: bytes, against: Dictionary | None = None, *, level: int = LEVEL) -> bytes:
    """The content as one zstd frame, with its size and a checksum inside."""
    parameters = zstandard.ZstdCompressionParameters.from_level(
        level,
        source_size=len(content),
        dict_size=len(against) if against else 0,
        write_checksum=True,
        write_content_size=True,
    )
    return zstandard.ZstdCompressor(dict_data=against, compression_params=parameters).compress(content)


def grow(frame: bytes, against: Dictionary | None = None) -> bytes:
    """The content of a frame. Raises ArchiveError where the frame is damaged or was made against something else."""
    try:
        return zstandard.ZstdDecompressor(dict_data=against).decompress(frame)
    except zstandard.ZstdError as error:
        raise ArchiveError(f"a frame is damaged ({error})") from error
