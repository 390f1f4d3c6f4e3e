"""A reading as the bytes of its JSON, and back: only what differs from the empty reading is written. Pure."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from newscli.blocks import json as blocks
from newscli.model import Entry, Reading

_EMPTY = Reading(url=None, title="")
_NAMES = tuple(field.name for field in fields(Reading) if field.name != "blocks")
_MOMENTS = ("published", "updated")
_LISTS = ("authors", "tags")


def dump(reading: Reading) -> bytes:
    """The reading's JSON, always the same bytes for equal readings; moments keep the offset the page gave."""
    values: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(reading, name)
        if value != getattr(_EMPTY, name):
            values[name] = value.isoformat() if isinstance(value, datetime) else value
    values["blocks"] = blocks.dump(reading.blocks)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(written: bytes) -> Reading:
    """The reading that `dump` wrote; what a newer newscli added to it is left out."""
    values: dict[str, Any] = json.loads(written.decode("utf-8", "surrogatepass"))
    known = {name: values[name] for name in _NAMES if name in values}
    for name in _MOMENTS:
        if name in known:
            known[name] = datetime.fromisoformat(known[name])
    for name in _LISTS:
        if name in known:
            known[name] = tuple(known[name])
    return Reading(**({"url": None, "title": ""} | known), blocks=blocks.load(values.get("blocks", [])))


def filled(reading: Reading, *, entry: Entry | None = None, former: Reading | None = None) -> Reading:
    """The reading, with facts it lacks taken from what the feed said of it, then from the reading before it.

    Words are never taken: what the page no longer says is gone from it.
    """
    for other in (entry, former):
        if other is None:
            continue
        reading = replace(
            reading,
            title=reading.title or other.title,
            published=reading.published or other.published,
            published_is_day=(
                reading.published_is_day if reading.published else isinstance(other, Reading) and other.published_is_day
            ),
            updated=reading.updated or other.updated,
            updated_is_day=(
                reading.updated_is_day if reading.updated else isinstance(other, Reading) and other.updated_is_day
            ),
            authors=reading.authors or other.authors,
            section=reading.section or other.section,
            language=reading.language or other.language,
            picture=reading.picture or other.picture,
        )
    return reading


def same_words(one: Reading, other: Reading) -> bool:
    """Whether the newsroom said the same: headline and text, white space aside."""
    return one.title.split() == other.title.split() and one.text.split() == other.text.split()


def alike(one: Reading, other: Reading) -> bool:
    """Whether two readings can be versions of one article: the same headline, or half of the paragraphs in common."""
    if one.title.split() == other.title.split():
        return True
    paragraphs, others = set(one.text.split("\n\n")), set(other.text.split("\n\n"))
    return 2 * len(paragraphs & others) >= max(len(paragraphs), len(others))
