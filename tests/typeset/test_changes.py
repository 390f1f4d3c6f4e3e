from __future__ import annotations

from datetime import timedelta
from typing import Any

from newscli.model import Revision
from newscli.typeset.changes import history, newsrooms
from newscli.typeset.pieces import Line
from tests.archive.papers import NOW, reading


def version(number: int, *paragraphs: str, ours: bool = False, **facts: Any) -> Revision:
    return Revision(
        id=number,
        article_id=1,
        capture_id=None,
        seen_at=NOW + timedelta(hours=number),
        ours=ours,
        reading=reading(1, *paragraphs, **facts),
    )


def written(made: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line).strip() for line in made]


def test_words_taken_out_and_put_in_are_marked_by_signs() -> None:
    made = written(history([version(1, "Two boats came."), version(2, "Three boats came late.")], 60, str))
    assert "[-Two-]{+Three+} boats came{+ late+}." in made or "[-Two-]{+Three+} boats came {+late+}." in made
    assert made[0] == f"Changed; seen {NOW + timedelta(hours=2)}"
    assert made[-1] == f"First seen {NOW + timedelta(hours=1)}"


def test_a_changed_headline_is_shown_too() -> None:
    made = written(history([version(1, "Same."), version(2, "Same.", title="Another headline")], 60, str))
    assert any("{+Another" in line for line in made)
    assert "Same." in made


def test_what_only_our_parser_saw_anew_is_no_change_of_the_newsroom() -> None:
    versions = [version(1, "A."), version(2, "A. B.", ours=True), version(3, "C.")]
    assert [one.id for one in newsrooms(versions)] == [1, 3]
    assert [one.id for one in newsrooms([version(1, "A.", ours=True)])] == [1]


def test_paragraphs_that_stayed_are_counted_where_they_are_several() -> None:
    before = version(1, "Kept one.", "Kept two.", "Kept three.", "Old words.", "Kept four.", "Gone.")
    after = version(2, "Kept one.", "Kept two.", "Kept three.", "New words.", "Kept four.")
    made = [line for line in written(history([before, after], 60, str)) if line]
    assert made[1:-1] == [
        "Story 1 of the day",
        "… 3 paragraphs as before",
        "[-Old-]{+New+} words.",
        "Kept four.",
        "[-Gone.-]",
    ]
