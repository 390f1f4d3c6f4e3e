"""Moments as the archive's columns hold them: whole microseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import overload

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@overload
def to_column(moment: datetime) -> int: ...
@overload
def to_column(moment: None) -> None: ...
@overload
def to_column(moment: datetime | None) -> int | None: ...
def to_column(moment: datetime | None) -> int | None:
    """An aware moment as a column's number; None stays None. Exact, unlike a float of seconds."""
    return None if moment is None else (moment - _EPOCH) // _MICROSECOND


@overload
def from_column(number: int) -> datetime: ...
@overload
def from_column(number: None) -> None: ...
@overload
def from_column(number: int | None) -> datetime | None: ...
def from_column(number: int | None) -> datetime | None:
    """The moment a column's number means, in UTC; None stays None."""
    return None if number is None else _EPOCH + timedelta(microseconds=number)
