"""Headlines as file names, on every system."""

from __future__ import annotations

import pytest

from newscli.exchange.names import Names, safe


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("A bridge: it opens", "A bridge – it opens"),
        ("../../etc/passwd", "etc passwd"),
        ('a\\b*c?"d<e>f|g#h^i[j]', "a b c d e f g h i j"),
        ("line\none\x00two\u202e", "line one two"),
        ("con", "_con"),
        ("LPT1.notes", "_LPT1.notes"),
        ("...", "untitled"),
        ("", "untitled"),
        ("\ud800", "untitled"),
        ("ends with a dot.", "ends with a dot"),
        ("e\u0301", "é"),
    ],
)
def test_a_name_is_legal_everywhere(headline: str, name: str) -> None:
    assert safe(headline) == name


def test_a_long_name_is_cut_between_letters() -> None:
    assert safe("ы" * 500) == "ы" * 90


def test_no_name_is_given_twice_whatever_the_case() -> None:
    names = Names()
    assert [names.give(text, ".md") for text in ("News", "NEWS", "news?", "News (2)")] == [
        "News.md",
        "NEWS (2).md",
        "news (3).md",
        "News (2) (2).md",
    ]
