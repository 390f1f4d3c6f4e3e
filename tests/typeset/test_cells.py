"""Text measured, cut and wrapped by terminal cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.typeset.cells import fit, pad, width, wrap
from newscli.typeset.pieces import Line


def plain(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Überschrift", 11),
        ("Бобры", 5),
        ("白通社", 6),
        ("e\u0301", 1),
        ("👨‍👩‍👧", 2),
        ("🇩🇪", 2),
        ("ｆｕｌｌ", 8),
        ("दो गाँवों", 7),  # a vowel sign that stands beside its letter takes a cell, one above it none
        ("பாலத்தைப்", 7),
        ("", 0),
    ],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_a_cut_is_marked_and_never_halves_a_letter() -> None:
    assert fit("Zwei Dörfer", 6) == "Zwei…"
    assert fit("白通社明斯克", 6) == "白通…"
    assert fit("ae\u0301o", 2) == "a…"
    assert fit("kurz", 10) == "kurz"


def test_a_letter_with_more_marks_than_fit_is_broken() -> None:
    many = "क" + "ा" * 9
    assert fit(many, 4) == "काा…"
    assert plain(wrap([(many, "")], 4)) == ["काा" + "ा", "ाााा", "ाा"]


def test_padding_fills_to_the_left_or_right() -> None:
    assert pad("白", 4) == "白  "
    assert pad("7", 3, right=True) == "  7"


def test_words_wrap_at_blanks_with_a_hanging_mark() -> None:
    lines = wrap([("Eine Brücke für zwei Dörfer", "")], 14, first=[("• ", "")], rest=[("  ", "")])
    assert plain(lines) == ["• Eine Brücke", "  für zwei", "  Dörfer"]


def test_a_no_break_space_holds_words_together() -> None:
    assert plain(wrap([("rund 30\xa0000 Menschen", "")], 10)) == ["rund", "30\xa0000", "Menschen"]


def test_a_word_of_several_looks_is_not_broken_between_them() -> None:
    lines = wrap([("das ", ""), ("Dorf", "link"), (", sagte", "")], 8)
    assert lines == [[("das", "")], [("Dorf", "link"), (",", "")], [("sagte", "")]]


def test_chinese_breaks_between_letters_but_not_before_a_stop() -> None:
    assert plain(wrap([("白通社明斯克，电。", "")], 12)) == ["白通社明斯", "克，电。"]


def test_a_word_longer_than_the_line_is_chopped() -> None:
    assert plain(wrap([("Donaudampfschiff fährt", "")], 6)) == ["Donaud", "ampfsc", "hiff", "fährt"]


def test_a_line_break_in_the_words_stays_one() -> None:
    lines = wrap([("Rosen sind\nrot, ", ""), ("Veilchen\nblau", "emphasis")], 20, first=[("│ ", "")], rest=[("│ ", "")])
    assert plain(lines) == ["│ Rosen sind", "│ rot, Veilchen", "│ blau"]


@given(st.text(), st.integers(min_value=4, max_value=40))
def test_no_line_is_wider_than_asked_and_no_word_is_lost(text: str, cells: int) -> None:
    lines = plain(wrap([(text, "")], cells))
    assert all(width(line) <= cells for line in lines)
    from newscli.typeset.safe import safe

    assert "".join("".join(lines).split()) == "".join(safe(text).split())
