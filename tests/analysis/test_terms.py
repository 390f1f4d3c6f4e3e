from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.analysis.terms import LONGEST, raw_words, terms


def read(text: str) -> list[str]:
    return [term for word in raw_words(text) for term in terms(word)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The EU's plan, explained", "the eu s plan explained"),
        ("l’été à Paris", "l ete a paris"),
        ("東京都で", "東京 京都 都で"),
        ("iPhone15は発売", "iphone15 は発 発売"),
        ("東", "東"),
        ("ประเทศไทย", "ปร ระ ะเ เท ทศ ศไ ไท ทย"),
        ("서울 시장", "서울 시장"),
        ("п'ять слів", "пять слів"),
        ("हिन्दी में।", "हिन्दी में"),
        ("covid-19", "covid 19"),
        ("snake_case", "snake case"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_a_text_is_read_as_terms(text: str, found: str) -> None:
    assert read(text) == found.split()


@given(st.text())
def test_terms_have_no_blanks_and_no_punctuation_that_would_split_them_again(text: str) -> None:
    for term in read(text):
        assert term
        assert all(not letter.isascii() or letter.isalnum() for letter in term)


def test_a_word_of_a_million_letters_is_cut_and_a_run_without_blanks_is_not() -> None:
    assert read("a" * 1_000_000) == ["a" * LONGEST]
    assert len(read("東" * 1_000)) == 999
