"""The answer to a question in SQL: as a table to look at, or as CSV or JSON lines for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from newscli.cli.present.screen import Screen
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Piece

#: Rows that are fitted to each other; more would wait too long for their columns' widths.
_FITTED = 200
#: Cells of a column but the last.
_WIDEST = 40

Rows = Iterator[tuple[Any, ...]]


def table(screen: Screen, names: Sequence[str], rows: Rows) -> int:
    """Columns for a person, tabs for a program; returns how many rows there were."""
    count = 0
    if not screen.terminal:
        screen.row(*names)
        for row in rows:
            screen.row(*map(_text, row))
            count += 1
        return count
    while some := list(islice(rows, _FITTED)):
        numbers = frozenset(at for at in range(len(names)) if all(isinstance(row[at], int | float) for row in some))
        pieces: list[list[Piece]] = [[(_text(value) or " ", "") for value in row] for row in some]
        head: list[list[Piece]] = [[(name, "strong") for name in names]]
        caps = dict.fromkeys(range(len(names)), _WIDEST)
        screen.lines(columns(head + pieces, screen.width, right=numbers, caps=caps))
        count += len(some)
    return count


def as_csv(send: Callable[[bytes], object], names: Sequence[str], rows: Rows) -> int:
    """RFC 4180 with a line of names; returns how many rows there were."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - counted
        writer.writerow([_text(value) for value in row])
        _flush(buffer, send)
    _flush(buffer, send)
    return count


def as_json_lines(send: Callable[[bytes], object], names: Sequence[str], rows: Rows) -> int:
    """An object a row; returns how many rows there were."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - counted
        values = dict(zip(names, map(_json, row), strict=True))
        send(json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
    return count


def _flush(buffer: io.StringIO, send: Callable[[bytes], object]) -> None:
    send(buffer.getvalue().encode("utf-8", "replace"))
    buffer.seek(0)
    buffer.truncate()


def _text(value: Any) -> str:
    if value is None:
        return ""
    plain = _json(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _json(value: Any) -> Any:
    """A value as JSON has it: moments as ISO 8601, bytes hexadecimal."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return [_json(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _json(each) for name, each in value.items()}
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
