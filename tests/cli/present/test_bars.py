from __future__ import annotations

import pytest

from newscli.cli.present.sources import bars


@pytest.mark.parametrize(
    ("counts", "shown"),
    [([0, 1, 4, 8], " ▁▄█"), ([0, 0], "  "), ([1], "█"), ([1, 1000], "▁█"), ([], "")],
)
def test_a_bar_is_as_high_as_its_day_and_never_nothing_for_something(counts: list[int], shown: str) -> None:
    assert bars(counts) == shown
