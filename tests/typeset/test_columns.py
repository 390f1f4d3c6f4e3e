"""Rows in columns: aligned by cells, empty columns gone, the last one cut to what is left."""

from __future__ import annotations

from newscli.typeset.columns import columns

NONE: frozenset[int] = frozenset()


def shown(*rows: list[str], right: frozenset[int] = NONE, caps: dict[int, int] | None = None) -> list[str]:
    made = columns([[(cell, "") for cell in row] for row in rows], 24, right=right, caps=caps)
    return ["".join(text for text, _ in line) for line in made]


def test_columns_align_by_cells() -> None:
    assert shown(["1", "白", "one"], ["12", "de", "two"], right=frozenset({0})) == [" 1  白  one", "12  de  two"]


def test_a_column_nobody_has_a_word_for_takes_no_room() -> None:
    assert shown(["a", "", "x"], ["b", "", "y"]) == ["a  x", "b  y"]


def test_a_capped_column_and_the_last_are_cut_with_a_mark() -> None:
    assert shown(["a-long-name", "a headline that is long"], caps={0: 6}) == ["a-lon…  a headline that…"]


def test_no_rows_are_no_lines() -> None:
    assert columns([], 80) == []


def test_columns_from_right_to_left_stay_two_columns() -> None:
    (line,) = shown(["سياسة", "قريتان"])
    assert line == "سياسة\u200e  قريتان"
