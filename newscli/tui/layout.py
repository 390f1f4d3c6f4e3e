"""Which of the three views stand side by side on a terminal of some width; pure."""

from __future__ import annotations

from enum import IntEnum

#: From here two views are readable side by side: 30 cells for one, 66 and more for the other.
TWO = 100
#: From here all three: sources, headlines and an article at its full measure.
THREE = 160


class View(IntEnum):
    """The three views, in the order one moves through them."""

    SHELVES = 0
    HEADLINES = 1
    PAGE = 2


def visible(cells: int, view: View) -> tuple[View, ...]:
    """The views shown where `view` has the keys and the terminal is so many cells wide."""
    if cells >= THREE:
        return tuple(View)
    if cells >= TWO:
        return (View.HEADLINES, View.PAGE) if view is View.PAGE else (View.SHELVES, View.HEADLINES)
    return (view,)
