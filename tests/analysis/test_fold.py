from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.analysis.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Zürich", "zurich"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("ısı", "isi"),
        ("Đà", "da"),
        ("ɗan", "dan"),
        ("ＦＵＬＬ", "full"),
        ("ﬁnal", "final"),
        ("ёлка", "елка"),
        ("Йод", "йод"),
        ("ўвага", "ўвага"),
        ("їжак", "їжак"),
        ("за́мок", "замок"),
        ("сям'я", "сямя"),
        ("Ἀθῆναι", "αθηναι"),
        ("λόγος", "λογοσ"),
        ("كِتَابٌ", "كتاب"),
        ("أحمد", "احمد"),
        ("مكتبة", "مكتبه"),
        ("یکی", "يكي"),
        ("٢٠٢٦", "2026"),
        ("שָׁלוֹם", "שלומ"),
        ("ሐሙስ", "ሀሙስ"),
        ("T\ufeffetesi", "tetesi"),
        ("Do\u00adnau", "donau"),
        ("हिन्दी", "हिन्दी"),
        ("⒈", "1"),
        ("ﷺ", "صلياللهعليهوسلم"),
        ("", ""),
    ],
)
def test_one_spelling_for_all_spellings_of_a_word(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=12))
def test_folding_again_changes_nothing_that_folding_left(word: str) -> None:
    once = fold(fold(word))
    assert fold(once) == once
