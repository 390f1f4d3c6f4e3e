"""Pages that lie in a Parquet file: a row a page, its bytes or text in one column, what is known of it in others.

Columns, the first of each that is there: `url` (or `uri`, `address`), `html` (`body`, `content`, `raw`; bytes or text),
and, where there are: `captured` (`fetched_at`, `warc_date`, `date`, `timestamp`), `status`, `content_type` (`mime`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import IO, Any

import pyarrow as pa
from pyarrow import parquet

from newscli.errors import UnreadableError
from newscli.exchange import Flaw, Incoming
from newscli.model import Capture

_NAMES = {
    "url": ("url", "uri", "address"),
    "body": ("html", "body", "content", "raw"),
    "captured": ("captured", "fetched_at", "warc_date", "date", "timestamp"),
    "status": ("status",),
    "kind": ("content_type", "mime"),
}
#: Rows held in memory at once: pages of a megabyte each still fit.
_ROWS = 64
_BUFFER_BYTES = 1_000_000
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def tabled(stream: IO[bytes]) -> Iterator[Incoming | Flaw]:
    """The pages in a Parquet file, row by row. Raises UnreadableError where it has no pages or is no Parquet file."""
    try:
        # Piece by piece: somebody may have put all pages into one row group.
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER_BYTES)
        columns = _columns(file.schema_arrow.names)
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=list(columns.values())):
            values = {name: batch.column(column).to_pylist() for name, column in columns.items()}
            for each in range(batch.num_rows):
                number += 1
                yield _page(f"row {number}", {name: column[each] for name, column in values.items()})
    except pa.ArrowException as error:
        raise UnreadableError(f"damaged Parquet: {error}") from error


def _columns(names: Sequence[str]) -> dict[str, str]:
    found = {}
    for meaning, wanted in _NAMES.items():
        column = next((name for name in wanted if name in names), None)
        if column is not None:
            found[meaning] = column
    if not {"url", "body"} <= found.keys():
        raise UnreadableError("a Parquet file of pages has the columns `url` and `html`; this one has neither or one")
    return found


def _page(where: str, values: dict[str, Any]) -> Incoming | Flaw:
    url, body = values["url"], values["body"]
    if not isinstance(url, str) or not isinstance(body, str | bytes):
        return Flaw(where, "no address, or no page")
    kind = values.get("kind")
    if isinstance(body, str):  # it was decoded once: what the page says of its charset holds no longer
        body, kind = body.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8"
    headers = (("Content-Type", str(kind)),) if kind else ()
    capture = Capture(
        url=url,
        asked_url=url,
        fetched_at=_moment(values.get("captured")),
        status=int(values.get("status") or 200),
        headers=headers,
        body=body,
    )
    return Incoming(where=where, capture=capture)


def _moment(value: Any) -> datetime:
    """A moment, UTC where it has no zone; 1970 where there is none."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return _NEVER
    if not isinstance(value, datetime):
        return _NEVER
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
