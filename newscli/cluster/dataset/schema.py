"""The columns of a dataset, in their order, each with what it means; docs/research.md shows the same."""

from __future__ import annotations

import pyarrow as pa

_MOMENT = pa.timestamp("us", tz="UTC")
_TEXT = pa.string()

#: Column, type, meaning.
COLUMNS = (
    ("url", _TEXT, "the address that gave the page"),
    ("canonical", _TEXT, "the same as one key for the same article, however it was reached"),
    ("captured", _MOMENT, "when it was captured"),
    ("status", pa.int16(), "of HTTP; NULL where only words came"),
    ("kind", _TEXT, "article, video, teaser, paywall, consent, error or section"),
    ("title", _TEXT, "headline"),
    ("published", _MOMENT, "as the page says"),
    ("published_is_day", pa.bool_(), "only the day is known; `published` is its midnight UTC"),
    ("updated", _MOMENT, "as the page says"),
    ("authors", pa.list_(_TEXT), "persons, in the page's order"),
    ("section", _TEXT, "the newsroom's department"),
    ("tags", pa.list_(_TEXT), "the newsroom's"),
    ("language", _TEXT, "two or three letters, with a script where it matters: zh-Hant"),
    ("description", _TEXT, "what the page says of itself in a sentence"),
    ("site_name", _TEXT, "the paper"),
    ("picture", _TEXT, "address of the main picture"),
    ("paywalled", pa.bool_(), "the page says the rest is for subscribers"),
    ("text", _TEXT, "the article, paragraphs separated by an empty line"),
    ("blocks", _TEXT, "the same with headings, lists, tables, figures, as JSON (docs/json.md)"),
    ("hash", _TEXT, "SHA-256 of the page's bytes, hexadecimal"),
    ("bytes", pa.int32(), "length of the page"),
    ("sketch", pa.list_(pa.uint32()), "near-duplicate signature: texts share in it what they share in words"),
    ("parser_version", pa.int16(), "of newscli's parser"),
    ("source", _TEXT, "the input the page came from"),
    ("place", _TEXT, "where in it: record 17, row 3"),
    ("error", _TEXT, "why the page could not be read; NULL where it was"),
)

SCHEMA = pa.schema([pa.field(name, kind, metadata={"meaning": meaning}) for name, kind, meaning in COLUMNS])
