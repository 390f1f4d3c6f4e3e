"""The machine's own zone, with its rules for summer and winter."""

from __future__ import annotations

import subprocess
import sys

_CODE = """
from datetime import UTC, datetime
from newscli.cli.zones import SystemZone
zone = SystemZone()
for month, day, hour in ((1, 15, 12), (7, 15, 12), (10, 25, 0), (10, 25, 1)):
    local = datetime(2026, month, day, hour, tzinfo=UTC).astimezone(zone)
    print(local.isoformat(), local.tzname(), local.fold, local.astimezone(UTC).hour)
"""


def test_the_machines_zone_knows_summer_winter_and_the_hour_that_comes_twice() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _CODE], capture_output=True, text=True, env={"TZ": "Europe/Berlin"}, check=True
    )
    assert ran.stdout.splitlines() == [
        "2026-01-15T13:00:00+01:00 CET 0 12",
        "2026-07-15T14:00:00+02:00 CEST 0 12",
        "2026-10-25T02:00:00+02:00 CEST 0 0",
        "2026-10-25T02:00:00+01:00 CET 1 1",
    ]
