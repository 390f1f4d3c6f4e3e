"""Kills between finding and telling in short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.alerts import kill


@pytest.mark.slow
def test_no_kill_loses_or_doubles_a_hit_of_a_saved_search(tmp_path: Path) -> None:
    came = kill(tmp_path, 20, seed=20261125)
    assert came["hits"] > 0
    assert came["told by command"] == came["told by webhook"] == came["hits"]
    assert came["doubled by command"] == came["doubled by webhook"] == came["problems"] == 0
