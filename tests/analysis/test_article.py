from __future__ import annotations

from newscli.analysis.article import Columns, columns


def test_an_article_has_its_words_and_beside_them_the_stems_that_differ() -> None:
    assert columns("Elections", "He runs. They run.", "en") == Columns("he runs they run", "elections", "run", "elect")


def test_without_a_known_language_there_are_no_stems() -> None:
    assert columns("Elections", "He runs", None) == Columns("he runs", "elections", "", "")


def test_scripts_without_blanks_have_pairs_and_no_stems() -> None:
    assert columns("東京都", "大阪 Osaka", "ja") == Columns("大阪 osaka", "東京 京都", "", "")


def test_the_same_text_gives_the_same_columns_however_much_was_read_between() -> None:
    before = columns("Häuser", "in Städten", "de")
    for number in range(3000):
        columns(f"wort{number}", " ".join(f"w{number}x{i}" for i in range(20)), "de")
    assert columns("Häuser", "in Städten", "de") == before


def test_what_stands_around_a_word_is_no_part_of_it() -> None:
    plain = columns("", "Rome is near the sea", "en")
    assert columns("", "«Rome» (is) near, the “sea” … – .", "en") == plain


def test_a_stem_that_several_pieces_share_is_there_once() -> None:
    assert columns("", "runs re-runs run-runs/runs", "en").body_stems == "run"


def test_apostrophes_part_french_words_and_hold_ukrainian_ones_together() -> None:
    assert columns("", "l’eau,", "fr").body == "l eau"
    assert columns("", "(м’ята)", "uk").body == "мята"
