"""Who reads: a person gets colour where it is wanted, a program never gets any, and nobody gets raw outside text."""

from __future__ import annotations

import io

import pytest

from newscli.cli.present.pager import paged
from newscli.cli.present.screen import Screen


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("wish", "environ", "colored"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("never", {}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_is_coloured_unless_somebody_objects(wish: str, environ: dict[str, str], colored: bool) -> None:
    assert Screen.of(Terminal(), wish, environ).color is colored


def test_a_pipe_is_coloured_only_on_request() -> None:
    assert Screen.of(io.StringIO(), "auto", {}).color is False
    assert Screen.of(io.StringIO(), "always", {}).color is True


def test_outside_text_cannot_bring_its_own_colours() -> None:
    stream = io.StringIO()
    Screen(stream, terminal=True, color=True).line(("\x1b[5mblink", "strong"))
    assert stream.getvalue() == "\x1b[1m\ufffd[5mblink\x1b[0m\n"


def test_a_cell_of_a_row_holds_no_tab() -> None:
    stream = io.StringIO()
    Screen(stream, terminal=False, color=False).row("a\tb", "c\nd")
    assert stream.getvalue() == "a b\tc d\n"


def test_a_short_text_is_not_paged() -> None:
    stream = io.StringIO()
    screen = Screen(stream, terminal=True, color=False, height=24)
    paged(screen, [[("one", "")]] * 3, {"PAGER": "false"})
    assert stream.getvalue() == "one\none\none\n"


@pytest.mark.parametrize("pager", ["", "cat", "/nowhere/no-such-pager"])
def test_a_long_text_without_a_pager_is_simply_shown(pager: str) -> None:
    stream = io.StringIO()
    screen = Screen(stream, terminal=True, color=False, height=5)
    paged(screen, [[("one", "")]] * 9, {"PAGER": pager})
    assert stream.getvalue() == "one\n" * 9
