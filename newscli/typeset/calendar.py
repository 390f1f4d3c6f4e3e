"""How a language writes dates."""

from __future__ import annotations

from typing import NamedTuple


class Calendar(NamedTuple):
    """How a language writes dates. The patterns know `day`, `number` (of the month), `month`, `weekday`, `year`."""

    short: str
    full: str
    short_months: tuple[str, ...]
    months: tuple[str, ...]  #: as they stand in a date
    weekdays: tuple[str, ...]  #: from Monday
    today: str
    yesterday: str
