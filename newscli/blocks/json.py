"""Blocks to and from plain JSON values: one object a block, `kind` first, empty fields left out."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from newscli.blocks import (
    Block,
    Blocks,
    Embed,
    Figure,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Spans,
    Table,
)

KINDS: dict[str, type[Any]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "list": ListBlock,
    "quote": Quote,
    "preformatted": Preformatted,
    "table": Table,
    "figure": Figure,
    "embed": Embed,
}
_NAMES = {kind: name for name, kind in KINDS.items()}


def dump(blocks: Blocks) -> list[dict[str, Any]]:
    """Blocks as JSON values, ready for `json.dumps`."""
    return [{"kind": _NAMES[type(block)]} | _dump(block) for block in blocks]


def load(values: list[dict[str, Any]]) -> Blocks:
    """The blocks that `dump` made these values from; a kind from a newer newscli is left out."""
    return tuple(_load(value) for value in values if value["kind"] in KINDS)


def _dump(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_dump(part) for part in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    dumped = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if field.default is MISSING or part != field.default:
            dumped[field.name] = _dump(part)
    return dumped


def _load(value: dict[str, Any]) -> Block:
    block = dict(value)
    kind = block.pop("kind")
    for name in ("spans", "caption"):
        if name in block:
            block[name] = _spans(block[name])
    if kind == "list":
        block["items"] = tuple(Item(**(item | {"spans": _spans(item["spans"])})) for item in block["items"])
    elif kind == "quote":
        block["paragraphs"] = tuple(_spans(spans) for spans in block["paragraphs"])
    elif kind == "table":
        block["rows"] = tuple(tuple(_spans(cell) for cell in row) for row in block["rows"])
    loaded: Block = KINDS[kind](**block)
    return loaded


def _spans(values: list[dict[str, Any]]) -> Spans:
    return tuple(Span(**value) for value in values)
