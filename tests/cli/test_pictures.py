"""Pictures kept with an article, in `newscli show`: where they are wanted, and where they can be drawn."""

from __future__ import annotations

import pytest

from newscli.archive import open_archive
from newscli.blocks import Figure, Paragraph, Span
from newscli.demo.pictures import photograph
from newscli.model import Capture
from tests.archive.papers import NOW, reading
from tests.cli.program import Program

PICTURE = "https://paper.example/bridge.png"


@pytest.fixture
def illustrated(newscli: Program) -> Program:
    """An archive with one article and its picture."""
    newscli.home.mkdir()
    with open_archive(newscli.archive) as archive:
        blocks = (Paragraph((Span("The bridge was opened."),)), Figure(PICTURE, alt="At dawn"))
        kept = archive.keep(None, reading(1, blocks=blocks), source_id=None, now=NOW)
        part = Capture(
            url=PICTURE, asked_url=PICTURE, fetched_at=NOW, status=200, headers=(), body=photograph("harbour", 1)
        )
        archive.captures.add(part, article_id=kept.article_id, part=True)
    newscli.environ |= {"NEWSCLI_PICTURES": "auto", "COLORTERM": "truecolor"}
    return newscli


def test_they_are_drawn_above_their_words(illustrated: Program) -> None:
    lines = illustrated.at_terminal("show", "1", size=(80, 60)).lines
    drawn = [number for number, line in enumerate(lines) if "▀" in line]
    assert len(drawn) == 18
    assert "[Picture: At dawn]" in lines[drawn[-1] + 1]


def test_the_terminals_own_means_are_taken_but_not_through_a_pager(illustrated: Program) -> None:
    kitty = {"TERM": "xterm-kitty"}
    assert "\x1b_Ga=T" in illustrated.at_terminal("show", "1", size=(80, 60), environ=kitty).out
    paged = illustrated.at_terminal("show", "1", size=(80, 10), environ=kitty | {"PAGER": "sed s/^//"}).out
    assert "\x1b_G" not in paged
    assert "▀" in paged


@pytest.mark.parametrize("environ", [{"NEWSCLI_PICTURES": "off"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_where_they_are_unwanted_or_cannot_be_the_words_stay(illustrated: Program, environ: dict[str, str]) -> None:
    out = illustrated.at_terminal("show", "1", size=(80, 60), environ=environ).out
    assert "▀" not in out
    assert "At dawn" in out


def test_a_pipe_has_none(illustrated: Program) -> None:
    out = illustrated.run("show", "1").out
    assert "▀" not in out
    assert "[Picture: At dawn][1]" in out
