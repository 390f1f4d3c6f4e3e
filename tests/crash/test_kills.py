"""Kills and failing writes in short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.kills import fail_writes, kill


@pytest.mark.slow
def test_no_kill_loses_doubles_or_tears_an_article(tmp_path: Path) -> None:
    came = kill(tmp_path, 18, seed=20261125)
    assert came["looked at"] > 0
    assert (came["lost"], came["doubled"], came["torn"]) == (0, 0, 0)


@pytest.mark.slow
def test_no_failing_write_loses_doubles_or_tears_an_article(tmp_path: Path) -> None:
    came = fail_writes(tmp_path, step=16384)
    assert came["writes failed"] > 10
    assert (came["lost"], came["doubled"], came["torn"]) == (0, 0, 0)
