from __future__ import annotations

import pytest

from newscli.analysis.stems import base, stem, stems


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "run running runs"),
        ("de", "Haus Hauses Häuser"),
        ("fr", "élection élections"),
        ("ru", "город города городах"),
        ("be", "горад горада"),
        ("be", "снег сьнег снегу"),
        ("uk", "місто міста містом"),
        ("sw", "kufanya anafanya wanakifanya"),
        ("sw", "mshindi washindi"),
        ("ar", "كتاب كتابين"),
        ("pl", "wybory wyborach"),
        ("tr", "kitap kitaplar"),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("Zürich", "xx") == "zurich"


def test_a_query_word_is_cut_in_every_language_of_its_script() -> None:
    assert stems("Wahlen", ["de", "en", "ru", "zh"]) == ["wahl"]
    assert stems("городах", ["de", "ru"]) == ["город"]


def test_a_word_typed_without_accents_finds_the_stem_of_the_accented_one() -> None:
    assert stem("häufiger", "de") in stems("haufiger", ["de"])


def test_regions_and_scripts_do_not_change_the_language() -> None:
    assert (base("zh-Hant"), base("pt_BR"), base(None)) == ("zh", "pt", "")
