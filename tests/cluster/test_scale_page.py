"""docs/scale.md is computed from the rates that stand in its plan."""

from __future__ import annotations

from tests.benchmarks.cluster import plan


def test_the_tables_are_those_that_the_rates_give() -> None:
    page = plan.PAGE.read_text(encoding="utf-8")
    assert page == plan.written(page)
