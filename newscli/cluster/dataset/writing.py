"""Rows into Parquet files, a folder a day, in bounded memory however many days come mixed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from types import TracebackType
from typing import IO, Any, Self

import pyarrow as pa
from pyarrow import parquet

from newscli.cluster.dataset.schema import SCHEMA

Row = dict[str, Any]

#: Text of the rows that wait for their row group: packed it is a fifth of that, what engines like to read at once.
_GROUP_BYTES = 32_000_000
_GROUP_ROWS = 20_000
#: Files open at once; an archive of ten years has days enough to run out of them.
_OPEN = 64


class Writer:
    """Writes one input's rows. `open_file` opens a file by its path in the dataset; `parts` are those it wrote.

    Which files there are follows from the days alone, so another parser writes the same ones.
    """

    def __init__(self, key: str, open_file: Callable[[str], IO[bytes]]) -> None:
        self._key = key
        self._open_file = open_file
        self._files: OrderedDict[str, _File] = OrderedDict()
        self._counts: dict[str, int] = {}
        self.parts: list[str] = []

    def add(self, row: Row) -> str:
        """Take one row; returns the file it goes into."""
        file = self._file(day(row.get("captured")))
        file.add(row)
        if sum(each.waiting_bytes for each in self._files.values()) > _GROUP_BYTES or len(file.waiting) >= _GROUP_ROWS:
            max(self._files.values(), key=lambda each: each.waiting_bytes).flush()
        return file.part

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.close()

    def _file(self, folder: str) -> _File:
        if folder not in self._files:
            if len(self._files) >= _OPEN:
                _, oldest = self._files.popitem(last=False)
                oldest.close()
            number = self._counts[folder] = self._counts.get(folder, -1) + 1
            part = f"{folder}/{self._key}-{number}.parquet"
            self._files[folder] = _File(part, self._open_file(part))
            self.parts.append(part)
        self._files.move_to_end(folder)
        return self._files[folder]


class _File:
    """One Parquet file being written, and the rows that wait for its next row group."""

    def __init__(self, part: str, stream: IO[bytes]) -> None:
        self.part = part
        self._stream = stream
        self._writer = parquet.ParquetWriter(stream, SCHEMA, compression="zstd", compression_level=3)
        self.waiting: list[Row] = []
        self.waiting_bytes = 0

    def add(self, row: Row) -> None:
        self.waiting.append(row)
        self.waiting_bytes += 1000 + 2 * len(row.get("text") or "") + 2 * len(row.get("blocks") or "")

    def flush(self) -> None:
        if self.waiting:
            columns = [pa.array([row.get(field.name) for row in self.waiting], field.type) for field in SCHEMA]
            self._writer.write_table(pa.Table.from_arrays(columns, schema=SCHEMA))
            self.waiting, self.waiting_bytes = [], 0

    def close(self) -> None:
        self.flush()
        self._writer.close()
        self._stream.close()


def day(captured: datetime | None) -> str:
    """The folder of a row: `day=2026-11-25`; unknown days go where Hive puts them."""
    return f"day={captured.astimezone(UTC):%Y-%m-%d}" if captured else "day=__HIVE_DEFAULT_PARTITION__"
