"""What a correction changed, in numbers and words."""

from __future__ import annotations

import pytest

from newscli.blocks import Paragraph, Span
from newscli.changes import Change, compare, unified, word_runs
from newscli.model import Reading


def _reading(title: str, *paragraphs: str) -> Reading:
    return Reading(url=None, title=title, blocks=tuple(Paragraph((Span(text),)) for text in paragraphs))


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("", "", []),
        ("Same.", "Same.", [("same", "Same.")]),
        ("Three men came.", "Four men came.", [("removed", "Three"), ("added", "Four"), ("same", " men came.")]),
        ("A.\n\nB.", "A.\n\nC.\n\nB.", [("same", "A.\n\n"), ("added", "C.\n\n"), ("same", "B.")]),
        ("", "New.", [("added", "New.")]),
        ("Gone.", "", [("removed", "Gone.")]),
    ],
)
def test_runs_say_what_stayed_went_and_came(old: str, new: str, runs: list[tuple[str, str]]) -> None:
    assert list(word_runs(old, new)) == runs


def test_both_texts_can_be_read_off_the_runs() -> None:
    old, new = "Eins zwei drei.\n\nVier, fünf!\n\nSechs.", "Eins drei.\n\nVier und fünf!\n\nSieben.\n\nSechs"
    runs = list(word_runs(old, new))
    assert "".join(text for kind, text in runs if kind != "added") == old
    assert "".join(text for kind, text in runs if kind != "removed") == new


def test_a_change_is_counted_in_words() -> None:
    before, after = _reading("Old", "One two three."), _reading("New", "One two.", "Four five.")
    change = compare(before, after)
    assert change == Change(title=True, published=False, added=change.added, removed=change.removed)
    assert (change.added > 0, change.removed > 0) == (True, True)


def test_a_unified_diff_names_both_versions() -> None:
    lines = list(unified(_reading("T", "One.", "Two."), _reading("T", "One.", "2."), ("a", "b")))
    assert lines[:2] == ["--- a", "+++ b"]
    assert "-Two." in lines
    assert "+2." in lines
