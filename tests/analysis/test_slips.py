from __future__ import annotations

import pytest

from newscli.analysis.slips import halves, likelihood, neighbours, other_layouts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eletcion", "election"),
        ("elction", "election"),
        ("ellection", "election"),
        ("electiom", "election"),
        ("lection", "election"),
        ("wlection", "election"),
        ("leection", "election"),
        ("electio", "election"),
        ("выбры", "выборы"),
        ("ኢትዮጵ", "ኢትዮጵያ"),
    ],
)
def test_one_slip_is_a_neighbour_wherever_it_fell(typed: str, meant: str) -> None:
    assert meant in neighbours(typed)


@pytest.mark.parametrize("word", ["the", "2026", "東京", "x"])
def test_short_words_numbers_and_scripts_without_alphabet_have_no_neighbours(word: str) -> None:
    assert not neighbours(word)


def test_slips_that_leave_no_choice_explain_best() -> None:
    swapped, replaced = likelihood("catrer", "carter"), likelihood("catrer", "catrex")
    assert swapped > likelihood("catrer", "carrer") >= replaced
    assert likelihood("helllo", "hello") == likelihood("helo", "hello") == swapped


def test_the_first_letter_is_rarely_the_wrong_one() -> None:
    assert likelihood("blection", "election") < likelihood("elebtion", "election")


@pytest.mark.parametrize(("typed", "meant"), [("vbycr", "минск"), ("зфкшы", "paris"), ("cjkbujhcr", "солигорск")])
def test_words_typed_on_the_other_layout_are_read_on_the_right_one(typed: str, meant: str) -> None:
    assert meant in other_layouts(typed)


def test_a_word_may_be_two_without_their_blank() -> None:
    assert ("new", "york") in set(halves("newyork"))
    assert not list(halves("東京"))
