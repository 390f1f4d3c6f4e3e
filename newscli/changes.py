"""What changed between two versions of an article: in numbers, word by word, and line by line. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from typing import Literal

from newscli.model import Reading

#: A run of words of both versions, of the older or of the newer one.
Run = tuple[Literal["same", "removed", "added"], str]

_WORDS = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Change:
    """How a version differs from the one before it; words are counted in the text, the headline apart."""

    title: bool
    published: bool
    added: int
    removed: int


def compare(old: Reading, new: Reading) -> Change:
    """How the newer version differs."""
    runs = list(word_runs(old.text, new.text))
    return Change(
        title=old.title.split() != new.title.split(),
        published=old.published != new.published,
        added=sum(len(text.split()) for kind, text in runs if kind == "added"),
        removed=sum(len(text.split()) for kind, text in runs if kind == "removed"),
    )


def word_runs(old: str, new: str) -> Iterator[Run]:
    """Both texts as one row of runs, in reading order; what was replaced comes as removed, then added.

    Paragraphs are matched first: news is corrected in places, and words alone would be matched across paragraphs.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[i:j])
        else:
            yield from _runs(_WORDS.findall("".join(before[i:j])), _WORDS.findall("".join(after[k:m])))


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[i:j])
            continue
        if j > i:
            yield "removed", "".join(before[i:j])
        if m > k:
            yield "added", "".join(after[k:m])


def unified(old: Reading, new: Reading, names: tuple[str, str]) -> Iterator[str]:
    """A unified diff of headline and paragraphs, a line each, without line ends."""
    return unified_diff(_lines(old), _lines(new), *names, lineterm="", n=1)


def _lines(reading: Reading) -> list[str]:
    return [reading.title, "", *reading.text.splitlines()]


def _paragraphs(text: str) -> list[str]:
    return re.findall(r".+?(?:\n\n|\Z)", text, re.DOTALL)
