"""Kills in short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.kills import kill
from tests.crash.works import NEVER


@pytest.mark.slow
def test_no_kill_loses_doubles_or_tears_an_article_and_the_next_run_goes_on(tmp_path: Path) -> None:
    came = kill(tmp_path, 12, seed=20261125)
    assert came["looked"] > came["killed"] >= 12
    assert {what: came[what] for what in NEVER} == NEVER
