"""Records in an increment: a line of JSON, then as many bytes as it says. Bounded in both, whoever wrote them. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

import zstandard

from newscli.errors import UnreadableError

FORMAT = {"format": "newscli-increment", "version": 1}
#: Pages of one site share most of their bytes, and lie together: a window of 8 MB finds them.
_LEVEL, _WINDOW_LOG = 9, 23
_MAX_LINE_BYTES = 1_000_000
_MAX_BODY_BYTES = 100_000_000

Record = tuple[dict[str, Any], bytes]


class Writer:
    """Writes records into a stream. To be used in a `with`."""

    def __init__(self, target: IO[bytes]) -> None:
        parameters = zstandard.ZstdCompressionParameters.from_level(
            _LEVEL, window_log=_WINDOW_LOG, write_checksum=True, write_content_size=False
        )
        self._frame: Any = zstandard.ZstdCompressor(compression_params=parameters).stream_writer(target, closefd=False)
        self.size = 0  #: bytes before packing
        self.write(FORMAT)

    def write(self, facts: dict[str, Any], body: bytes = b"") -> None:
        """Write one record."""
        line = json.dumps(facts | {"size": len(body)}, ensure_ascii=True, sort_keys=True).encode() + b"\n"
        self._frame.write(line + body)
        self.size += len(line) + len(body)

    def close(self) -> None:
        """End the frame."""
        self._frame.close()


def read(stream: IO[bytes]) -> Iterator[Record]:
    """The records behind the first, which says what this is. Raises UnreadableError for anything else."""
    try:
        with zstandard.ZstdDecompressor(max_window_size=1 << _WINDOW_LOG).stream_reader(stream, closefd=False) as frame:
            reader = _Lines(frame)
            head = reader.record()
            if head is None or head[0].get("format") != FORMAT["format"]:
                raise UnreadableError("it is no increment")
            if head[0].get("version") != FORMAT["version"]:
                raise UnreadableError("it was written by a newer newscli; update this one")
            while (record := reader.record()) is not None:
                yield record
    except (zstandard.ZstdError, ValueError) as error:
        raise UnreadableError(f"it is damaged: {error}") from error


class _Lines:
    """A frame's content as lines and bodies."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self._rest = b""

    def record(self) -> Record | None:
        """The next record; None at the end."""
        while b"\n" not in self._rest:
            piece = self._frame.read(256 * 1024)
            if not piece and not self._rest:
                return None
            if not piece or len(self._rest) > _MAX_LINE_BYTES:
                raise UnreadableError("it is cut off, or no increment")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\n")
        facts = json.loads(line)
        size = facts.get("size") if isinstance(facts, dict) else None
        if not isinstance(size, int) or not 0 <= size <= _MAX_BODY_BYTES:
            raise UnreadableError("a record does not say how long it is")
        return facts, self._body(size)

    def _body(self, size: int) -> bytes:
        pieces = [self._rest]
        missing = size - len(self._rest)
        while missing > 0:
            piece = self._frame.read(min(missing, 1024 * 1024))
            if not piece:
                raise UnreadableError("it is cut off")
            pieces.append(piece)
            missing -= len(piece)
        whole = b"".join(pieces)
        self._rest = whole[size:]
        return whole[:size]
