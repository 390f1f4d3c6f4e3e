"""Headlines and articles that lead to their pages, on terminals that understand it."""

from __future__ import annotations

from tests.cli.program import Program


def test_headlines_lead_to_their_pages(reader: Program) -> None:
    url = reader.run("latest", "--offline", "-n", "1", "--json").json[0]["url"]
    known = reader.at_terminal("latest", "--offline", "-n", "1", environ={"TERM": "xterm-kitty"}).out
    assert f"\x1b]8;;{url}\x1b\\" in known
    assert known.count("\x1b]8;;") == 2
    for environ in ({}, {"TERM": "xterm-kitty", "NO_COLOR": "1"}):
        assert "\x1b]8" not in reader.at_terminal("latest", "--offline", "-n", "1", environ=environ).out


def test_a_pager_that_would_show_them_gets_none(reader: Program) -> None:
    known = {"TERM": "xterm-kitty"}
    assert "\x1b]8;;" in reader.at_terminal("show", "1", size=(80, 200), environ=known).out
    assert "\x1b]8;;" not in reader.at_terminal("show", "1", size=(80, 6), environ=known | {"PAGER": "sed s/^//"}).out
