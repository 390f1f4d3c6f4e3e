"""A reading as text that is small and can be read, and back: what differs from the empty reading is written. Pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from newscli.blocks import Block, Blocks, Paragraph, Span
from newscli.blocks import json as blocks
from newscli.model import Reading

if TYPE_CHECKING:
    from newscli.model import Entry

_EMPTY = Reading(url=None, title="")
_NAMES = tuple(field.name for field in fields(Reading) if field.name != "blocks")
_facts = attrgetter(*_NAMES)
_NOTHING = _facts(_EMPTY)
_MOMENTS = ("published", "updated")
_LISTS = ("authors", "tags", "borrowed")
#: What a listing, a file or the version before may add.
_FILLED = ("title", "published", "updated", "authors", "section", "language", "picture")


def dump(reading: Reading) -> bytes:
    """The reading as text, always the same for equal readings; moments keep the offset the page gave.

    The first line is the JSON of its facts, each further line a block: a plain paragraph is its words as they are, any
    other block its JSON. Words as they are match those in the page, which makes a version half as large as JSON would.
    """
    facts = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value, nothing in zip(_NAMES, _facts(reading), _NOTHING, strict=True)
        if value is not nothing and value != nothing
    }
    lines = [_json(facts), *map(_line, reading.blocks)]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def load(written: bytes) -> Reading:
    """The reading that `dump` wrote; what a newer newscli added to it is left out."""
    first, *lines = written.decode("utf-8", "surrogatepass").split("\n")
    values: dict[str, Any] = json.loads(first)
    facts = {name: values[name] for name in _NAMES if name in values}
    for name in _MOMENTS:
        if name in facts:
            facts[name] = datetime.fromisoformat(facts[name])
    for name in _LISTS:
        if name in facts:
            facts[name] = tuple(facts[name])
    body = tuple(block for line in lines for block in _blocks(line))
    return Reading(**({"url": None, "title": ""} | facts), blocks=body)


def _line(block: Block) -> str:
    match block:
        case Paragraph(spans=(Span(text=text, href=None, strong=False, emphasis=False, code=False),), standfirst=False):
            if "\n" not in text and not text.startswith("{"):
                return text
    return _json(blocks.dump((block,))[0])


def _blocks(line: str) -> Blocks:
    return blocks.load([json.loads(line)]) if line.startswith("{") else (Paragraph((Span(line),)),)


#: One encoder for all: `json.dumps` makes one at each call that asks for anything.
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def filled(reading: Reading, *, entry: Entry | Reading | None = None, former: Reading | None = None) -> Reading:
    """The reading, with facts it lacks taken from what the feed (or a file) said of it, then from the version before.

    Words are never taken: what the page no longer says is gone from it. What no page said is noted as borrowed, so that
    a later parser can take back what a page was misread to say and still keep what its feed knew.
    """
    if entry is not None:
        lacking = _lacking(reading, entry)
        reading = _with(reading, entry, lacking, borrowed=lacking)
    if former is not None:
        lacking = _lacking(reading, former)
        reading = _with(reading, former, lacking, borrowed=[name for name in lacking if name in former.borrowed])
    return reading


def lent(reading: Reading) -> Reading:
    """Only the facts that a reading has not from its page."""
    return _with(_EMPTY, reading, reading.borrowed, borrowed=())


def _lacking(reading: Reading, other: Entry | Reading) -> list[str]:
    return [name for name in _FILLED if not getattr(reading, name) and getattr(other, name)]


def _with(reading: Reading, other: Entry | Reading, names: Sequence[str], *, borrowed: Sequence[str]) -> Reading:
    if not names:
        return reading
    taken: dict[str, Any] = {name: getattr(other, name) for name in names}
    for name in _MOMENTS:
        if name in taken:
            taken[f"{name}_is_day"] = isinstance(other, Reading) and getattr(other, f"{name}_is_day")
    return replace(reading, **taken, borrowed=(*reading.borrowed, *borrowed))


def same_words(one: Reading, other: Reading) -> bool:
    """Whether the newsroom said the same: headline and text, white space aside."""
    return one.title.split() == other.title.split() and one.text.split() == other.text.split()


def same_in_all(one: Reading, other: Reading) -> bool:
    """Whether two readings say the same of everything, whichever parser made them and wherever a fact came from."""
    return one == replace(other, parser_version=one.parser_version, borrowed=one.borrowed)


def alike(one: Reading, other: Reading) -> bool:
    """Whether two readings can be versions of one article: the same headline, or half of the paragraphs in common."""
    if one.title.split() == other.title.split():
        return True
    paragraphs, others = set(one.text.split("\n\n")), set(other.text.split("\n\n"))
    return 2 * len(paragraphs & others) >= max(len(paragraphs), len(others))
