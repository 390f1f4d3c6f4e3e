from __future__ import annotations

import pytest

from newscli.pictures.means import Means, cell_pixels, means


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM": "xterm-ghostty"}, "kitty"),
        ({"TERM_PROGRAM": "iTerm.app"}, "iterm2"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-1/default,1,0"}, "blocks"),
        ({"TERM": "xterm-256color"}, "blocks"),
    ],
)
def test_the_environment_tells_the_means_and_nothing_is_asked(environ: dict[str, str], name: str) -> None:
    assert means("auto", environ) == Means(name, truecolor=False)


def test_a_wish_comes_before_what_the_environment_tells() -> None:
    assert means("off", {"TERM": "xterm-kitty"}) is None
    assert means("sixel", {"COLORTERM": "truecolor"}, (9, 18)) == Means("sixel", (9, 18), truecolor=True)


def test_what_is_no_terminal_has_no_cells() -> None:
    with open("/dev/null", encoding="ascii") as nothing:  # noqa: PTH123 - a device
        assert cell_pixels(nothing.fileno()) is None
