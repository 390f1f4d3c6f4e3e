from __future__ import annotations

import random

import pytest

from newscli.analysis.sketches import LEAST, SAME, containment, pack, sketch, unpack
from tests.benchmarks.search.made import word


def report(seed: int, words: int = 300) -> list[str]:
    chance = random.Random(seed)
    return [word(chance.randrange(20_000)) for _ in range(words)]


def alike(one: list[str], other: list[str]) -> bool:
    return containment(sketch(" ".join(one)), sketch(" ".join(other))) >= SAME


@pytest.mark.parametrize("seed", range(10))
def test_a_wire_report_is_known_with_another_lead_a_cut_end_and_half_of_it_new(seed: int) -> None:
    wire = report(seed)
    assert alike(wire, ["exclusive", "by", "our", "staff", *wire])
    assert alike(wire, wire[:150])
    assert alike(wire, report(seed + 1000, 40) + wire[40:])
    assert alike(wire, wire[:170] + report(seed + 2000, 130))


@pytest.mark.parametrize("seed", range(10))
def test_two_reports_that_only_share_a_subject_are_two(seed: int) -> None:
    subject = report(5000, 25)
    assert not alike(subject + report(seed), subject + report(seed + 100))


def test_case_accents_and_punctuation_make_no_difference() -> None:
    assert sketch("Der „Züricher“ Klimagipfel endet.") == sketch("der zuricher klimagipfel endet")


def test_texts_of_a_line_are_never_the_same_report() -> None:
    assert len(sketch("Fog in the valley")) < LEAST
    assert containment(sketch("Fog in the valley"), sketch("Fog in the valley")) == 0


def test_scripts_without_blanks_are_sketched_by_their_pairs() -> None:
    chance = random.Random(7)
    text, more = ("".join(chr(chance.randrange(0x4E00, 0x5200)) for _ in range(200)) for _ in range(2))
    assert containment(sketch(text), sketch(text + more)) >= SAME
    assert containment(sketch(text), sketch(more)) < SAME


def test_a_sketch_survives_packing() -> None:
    numbers = sketch(" ".join(report(1)))
    assert unpack(pack(numbers)) == numbers
