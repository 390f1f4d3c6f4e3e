"""A page as a row of the dataset: what `read_article` finds in it, or why nothing was found. Pure."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from newscli.addresses import canonical
from newscli.analysis.sketches import sketch
from newscli.blocks import json as blocks
from newscli.errors import NewscliError
from newscli.exchange import Incoming
from newscli.fetcher.coding import unpack
from newscli.fetcher.wire import BrokenError
from newscli.model import Capture, Reading
from newscli.parser import PARSER_VERSION, read_capture

Row = dict[str, Any]

#: A page that unpacks to more is none.
_MAX_BYTES = 64_000_000
#: What cannot be read for a reason somebody named; and what Python raises where we are at fault: among ten million
#: pages there is one that nobody thought of, and it must not cost the others.
_CAUSES = (NewscliError, BrokenError)
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError, MemoryError)


def row(one: Incoming, source: str) -> Row:
    """The row of one page of the input at `source`; its `error` says why there are no words where there are none."""
    made: Row = {"source": source, "place": one.where, "parser_version": PARSER_VERSION}
    if one.capture is None:
        return made | _captured_words(one) | _words(one.reading) if one.reading else made | {"error": "no page"}
    try:
        capture = _unpacked(one.capture, one.coding)
        return made | _captured(capture) | _words(read_capture(capture))
    except _CAUSES as error:
        return made | _captured(one.capture) | {"error": str(error)}
    except _FAULTS as error:
        return made | _captured(one.capture) | {"error": f"a fault of newscli: {type(error).__name__}: {error}"}


def _unpacked(capture: Capture, coding: str) -> Capture:
    return replace(capture, body=unpack([capture.body], coding, limit=_MAX_BYTES)) if coding else capture


def _captured(capture: Capture) -> Row:
    return {
        "url": writable(capture.url),
        "canonical": writable(canonical(capture.url)),
        "captured": capture.fetched_at,
        "status": capture.status,
        "hash": sha256(capture.body).hexdigest(),
        "bytes": len(capture.body),
    }


def _captured_words(one: Incoming) -> Row:
    """What stands in place of a capture where words came without a page."""
    url = (one.reading.url if one.reading else None) or ""
    return {"url": writable(url), "canonical": writable(canonical(url)), "captured": one.first_seen_at}


def _words(reading: Reading) -> Row:
    text = writable(reading.text)
    return {
        "kind": reading.kind,
        "title": writable(reading.title),
        "published": reading.published,
        "published_is_day": reading.published_is_day,
        "updated": reading.updated,
        "authors": [writable(name) for name in reading.authors],
        "section": writable(reading.section),
        "tags": [writable(tag) for tag in reading.tags],
        "language": reading.language,
        "description": writable(reading.description),
        "site_name": writable(reading.site_name),
        "picture": writable(reading.picture),
        "paywalled": reading.paywalled,
        "text": text,
        "blocks": writable(json.dumps(blocks.dump(reading.blocks), ensure_ascii=False, separators=(",", ":"))),
        "sketch": sketch(text),
        "parser_version": reading.parser_version,
    }


def writable(text: Any) -> Any:
    """Without halves of characters, which no UTF-8 has."""
    return text if text is None or text.isascii() else text.encode("utf-8", "replace").decode()
