"""Names without their dress."""

from __future__ import annotations

import pytest

from newscli.parser.page.metadata.people import names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Von Karl-Heinz Müller, Frankfurt", ["Karl-Heinz Müller"]),
        ("Par Élise d’Arc · Publié le 3 mai 2024", ["Élise d’Arc"]),
        ("Jane Roe | jane@paper.example", ["Jane Roe"]),
        ("By | Jane Roe | Senior Reporter | May 3, 2024, 10:00 AM", ["Jane Roe"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("María López y Juan Pérez", ["María López", "Juan Pérez"]),
        ("신현주 기자", ["신현주"]),
        ("牛镛、岳弘彬", ["牛镛", "岳弘彬"]),
        ("Иван Петров", ["Иван Петров"]),
        ("The Associated Press", ["The Associated Press"]),
        ("admin", []),
        ("https://social.example/paper", []),
        ("Share", []),
    ],
)
def test_names_are_people_without_their_dress(text: str, people: list[str]) -> None:
    assert names(text) == people
