from __future__ import annotations

import pytest

from newscli.tui.layout import View, visible


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("cells", [20, 60, 80, 99, 100, 120, 159, 160, 200, 400])
def test_the_view_that_has_the_keys_is_always_shown(cells: int, view: View) -> None:
    assert view in visible(cells, view)


@pytest.mark.parametrize(("cells", "many"), [(60, 1), (80, 1), (99, 1), (100, 2), (159, 2), (160, 3), (200, 3)])
def test_as_many_views_are_shown_as_fit(cells: int, many: int) -> None:
    assert {len(visible(cells, view)) for view in View} == {many}
