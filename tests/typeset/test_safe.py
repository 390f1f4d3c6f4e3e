"""Outside text at the edge: what could harm a terminal is gone, what scripts and emoji need stays."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.typeset.safe import escaped, safe, safe_lines

HARMLESS = [
    "Zwei Dörfer – eine Brücke",
    "Бобры построили плотину",
    "白通社明斯克2月11日电",
    "می‌خواهم بروم",
    "क्‍ष",
    "👨‍👩‍👧 🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️",
    "العربية\u200f (2026)",
    "narrow\u202fspace and\xa0another",
    "e\u0301 combined",
]

HOSTILE = [
    ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
    ("\x1b]0;title\x07", "\ufffd]0;title\ufffd"),
    ("\x9b2J", "\ufffd2J"),
    ("a\tb\nc\r\nd\u2028e\u2029f\x85g", "a b c  d e f g"),
    ("bell\x07 back\x08 del\x7f nul\x00", "bell\ufffd back\ufffd del\ufffd nul\ufffd"),
    ("user\u202egnp.exe", "usergnp.exe"),
    ("\u2066isolated\u2069", "isolated"),
    ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
    ("pass\u200dword", "password"),
    ("soft\xadhyphen", "softhyphen"),
    ("hidden\U000e0068\U000e0069", "hidden"),
    ("\U000e0001tag", "tag"),
    ("unassigned\u0378 private\ue000 lone\ud800", "unassigned\ufffd private\ufffd lone\ufffd"),
    ("interlinear\ufff9", "interlinear"),
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_a_script_needs_stays(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(("text", "expected"), HOSTILE)
def test_what_could_do_harm_is_shown_or_dropped(text: str, expected: str) -> None:
    assert safe(text) == expected


@given(st.text())
def test_safe_text_has_one_line_no_controls_and_is_safe_already(text: str) -> None:
    made = safe(text)
    assert safe(made) == made
    assert len(made.splitlines()) <= 1
    assert not {unicodedata.category(character) for character in made} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not set(made) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")


def test_lines_keep_their_breaks_and_their_indentation() -> None:
    assert safe_lines("a\n\tb\r\nc\x1b") == ["a", "    b", "c\ufffd"]


@given(st.text())
def test_json_keeps_every_character_and_shows_none_that_acts(text: str) -> None:
    written = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not set(written) & set("\x1b\x7f\x85\x9b\u2028\u202e\u2066\u200b")
