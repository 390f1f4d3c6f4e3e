"""Flipped bits in short form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crash.flips import flip


@pytest.mark.slow
def test_flipped_bits_are_found_and_cost_one_article_at_most(tmp_path: Path) -> None:
    came = flip(tmp_path, 25, seed=20261125)
    assert came["found"] >= 0.99 * came["in used bytes"]
    assert came["and the saved file is sound"] == came["in used bytes"]
