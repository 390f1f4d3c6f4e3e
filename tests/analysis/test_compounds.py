from __future__ import annotations

import pytest

from newscli.analysis.compounds import joined, respelled


@pytest.mark.parametrize(
    ("first", "second", "compound"),
    [
        ("klima", "gipfel", "klimagipfel"),
        ("regierung", "chef", "regierungschef"),
        ("woche", "ende", "wochenende"),
        ("schule", "haus", "schulhaus"),
        ("kind", "garten", "kindergarten"),
    ],
)
def test_two_words_may_be_one(first: str, second: str, compound: str) -> None:
    assert compound in joined(first, second)


def test_umlauts_typed_as_two_letters_are_read_as_one() -> None:
    assert "munchen" in respelled("muenchen")
    assert "uberprufen" in respelled("ueberpruefen")
    assert not respelled("berlin")
