"""Values behave as frozen dataclasses do, though what they share is written once."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, make_dataclass, replace

import pytest

from newscli.blocks import Paragraph, Span
from newscli.model import Passage

SPAN = Span("Brücke", href="https://paper.example/", strong=True)


def test_values_of_one_class_are_equal_where_their_fields_are() -> None:
    assert Span("a") == Span("a")
    assert Span("a") != Span("a", code=True)
    assert {Span("a"): 1}[Span("a")] == 1
    assert len({Paragraph((SPAN,)), Paragraph((replace(SPAN),))}) == 1


def test_values_of_two_classes_are_never_equal() -> None:
    assert Passage("a") != Span("a")
    assert Span("a") != ("a", None, False, False, False)


def test_a_value_is_printed_as_a_dataclass_prints_it() -> None:
    twin = make_dataclass("Span", [("text", str), "href", "strong", "emphasis", ("code", bool, field(default=False))])
    assert repr(SPAN) == repr(twin("Brücke", "https://paper.example/", True, False))


def test_a_value_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        SPAN.text = "b"  # type: ignore[misc]


def test_a_value_can_be_copied_and_sent_to_another_process() -> None:
    assert copy.deepcopy(SPAN) == pickle.loads(pickle.dumps(SPAN)) == SPAN
