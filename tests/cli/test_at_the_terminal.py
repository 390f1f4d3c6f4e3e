"""What a person sees, at a pseudo-terminal: columns, colour, and the pager."""

from __future__ import annotations

import re

from newscli import demo
from newscli.typeset.cells import width
from tests.cli.program import Program

_LOOKS = re.compile(r"\x1b\[[0-9;]*m")


def test_headlines_stand_in_columns_that_fit_the_terminal(reader: Program) -> None:
    for columns in (80, 120):
        ran = reader.at_terminal("latest", "--offline", "-n", "20", size=(columns, 24))
        lines = [_LOOKS.sub("", line) for line in ran.lines]
        assert sum(line.startswith(("•", " ")) for line in lines) == 20
        assert all(width(line) <= columns for line in lines)
        starts = {line.index(source) for line in lines for source in ("agency-", "courier") if source in line[:25]}
        assert len(starts) == 1


def test_the_words_are_the_same_without_colour(reader: Program) -> None:
    colored = reader.at_terminal("latest", "--offline").out
    plain = reader.at_terminal("latest", "--offline", environ={"NO_COLOR": "1"}).out
    assert "\x1b[" in colored
    assert "\x1b" not in plain
    assert "\x1b" not in reader.at_terminal("latest", "--offline", environ={"TERM": "dumb"}).out
    assert "\x1b" not in reader.at_terminal("latest", "--offline", "--color", "never").out
    assert _LOOKS.sub("", colored) == plain


def test_an_unread_article_is_marked_until_it_was_shown(reader: Program) -> None:
    number = reader.run("latest", "--offline", "-n", "1").rows[0][0]
    before = reader.at_terminal("latest", "--offline", "-n", "1", "--color", "never").lines[1]
    reader.run("show", number)
    after = reader.at_terminal("latest", "--offline", "-n", "2", "--color", "never").lines[1]
    assert before.startswith("•")
    assert not after.startswith("•")


def test_an_article_longer_than_the_screen_goes_through_the_pager(reader: Program) -> None:
    pager = {"PAGER": "sed s/^/paged:/"}
    long = reader.at_terminal("show", "1", size=(80, 6), environ=pager)
    assert all(line.startswith("paged:") for line in long.lines)
    short = reader.at_terminal("show", "1", size=(80, 200), environ=pager)
    assert "paged:" not in short.out
    assert _LOOKS.sub("", long.out).replace("paged:", "") == _LOOKS.sub("", short.out)


def test_a_pager_left_early_is_no_error(reader: Program) -> None:
    ran = reader.at_terminal("show", "1", size=(80, 6), environ={"PAGER": "head -n 1"})
    assert ran.status == 0
    assert "Traceback" not in ran.out


def test_the_first_news_come_with_progress_that_leaves_no_trace(newscli: Program, newspapers: demo.Newspapers) -> None:
    newscli.environ["NEWSCLI_FIRST_SOURCE"] = f"{newspapers.agency_de}/all_news/"
    ran = newscli.at_terminal("latest", "-n", "3", environ={"NO_COLOR": "1"})
    assert ran.status == 0
    assert ran.out.startswith("Welcome to newscli.")
    assert "asking 1 source" in ran.out
    assert "articles" in ran.out
    shown = ran.out.rsplit("\r\x1b[K", 1)[1]
    assert shown.startswith("Today · ")
    assert sum(line.startswith("•") for line in shown.splitlines()) == 3


def test_nobody_is_welcomed_twice(newscli: Program) -> None:
    newscli.environ["NEWSCLI_FIRST_SOURCE"] = "https://paper.example/feed"
    assert "Welcome" in newscli.at_terminal("sources").out
    assert "Welcome" not in newscli.at_terminal("sources").out


def test_a_program_is_not_welcomed(newscli: Program) -> None:
    newscli.environ["NEWSCLI_FIRST_SOURCE"] = "https://paper.example/feed"
    assert newscli.run("sources").err == ""
