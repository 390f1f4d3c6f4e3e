"""Failing writes in short form."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.crash.failing import fail
from tests.crash.works import NEVER


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="writes are made to fail as Linux loads libraries")
@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler builds what makes writes fail")
def test_no_failing_write_of_a_sync_loses_doubles_or_tears_an_article_and_each_is_told_in_a_line(
    tmp_path: Path,
) -> None:
    came = fail(tmp_path, every=40, names=["sync"])["sync"]
    assert came["writes"] > 100
    assert came["killed"] > 0
    assert came["said what is wrong"] > 0
    assert {what: came[what] for what in ("unclear", *NEVER)} == {"unclear": 0, **NEVER}
