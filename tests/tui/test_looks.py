from __future__ import annotations

import pytest
from rich.color import Color

from newscli.tui.looks import CURSOR, Looks
from newscli.typeset.looks import STYLES, styles
from newscli.typeset.pieces import Line


def test_every_look_of_the_command_line_is_known() -> None:
    for name in STYLES:
        assert Looks().strip([("words", name)], 10).text == "words     "


def test_looks_are_the_readers_own_sixteen_colours() -> None:
    own = Looks(styles("mark=bold bright-red, link=blue underline", "colors"))
    mark, link = own.strip([("a", "mark"), ("b", "link")], 2)
    assert mark.style
    assert link.style
    assert (mark.style.bold, mark.style.color) == (True, Color.from_ansi(9))
    assert (link.style.underline, link.style.color) == (True, Color.from_ansi(4))


def test_words_that_lead_somewhere_are_links() -> None:
    (segment,) = Looks().strip([("words", "link https://paper.example/")], 5)
    assert segment.style
    assert segment.style.link == "https://paper.example/"


def test_a_line_is_cut_and_filled_by_cells() -> None:
    line: Line = [("世界の", "strong"), ("ニュース", "")]
    assert Looks().strip(line, 9).text == "世界の…  " or Looks().strip(line, 9).cell_length == 9
    strip = Looks().strip(line, 20, CURSOR)
    assert strip.cell_length == 20
    assert all(segment.style and segment.style.reverse for segment in strip)


def test_the_line_under_the_cursor_is_one_even_bar_on_which_strong_words_stay_strong() -> None:
    strip = Looks().strip([("•", "mark"), ("14:05", "faint"), ("words", "strong"), ("12", "number")], 20, CURSOR)
    styles_of = [segment.style for segment in strip]
    assert all(style and style.reverse and style.color is None and not style.dim for style in styles_of)
    assert [bool(style and style.bold) for style in styles_of] == [False, False, True, False, False]


def test_escape_sequences_in_words_stay_words() -> None:
    assert "\x1b" not in Looks().strip([("\x1b[31mred\x1b[0m", "")], 30).text


@pytest.mark.parametrize("words", ["दो गाँवों ने", "👨‍👩‍👧‍👦 Family", "⚽️", "🇩🇪 flag"])
def test_where_terminals_disagree_the_cursor_is_put_right_after_the_line(words: str) -> None:
    strip = Looks().strip([(words, "")], 20)
    assert sum(segment.cell_length for segment in strip) == strip.cell_length == 20
    codes = [segment.text for segment in strip if segment.control]
    assert codes == ["\x1b7\x1b[20X", "\x1b8\x1b[20C"]


def test_where_they_agree_nothing_is_added() -> None:
    assert not any(segment.control for segment in Looks().strip([("Дом 世界 Brücke", "")], 20))
