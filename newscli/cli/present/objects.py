"""Values as the JSON objects that `docs/json.md` promises to scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a list as JSON needs neither the classes of a text nor those of a sync
    from newscli.model import Article, Hit, Outcome, Reading, Source


def dumps(value: Any, *, line: bool = False) -> str:
    """JSON text for `Screen.json`: over several lines to read, or one `line` of many."""
    return json.dumps(value, ensure_ascii=False, indent=None if line else 2)


def article(one: Article) -> dict[str, Any]:
    """An article as `latest --json` lists it."""
    return {
        "id": one.id,
        "url": one.url,
        "title": one.title,
        "published": _moment(one.published),
        "published_is_day": one.published_is_day,
        "updated": _moment(one.updated),
        "authors": list(one.authors),
        "section": one.section,
        "language": one.language,
        "source": one.source,
        "unread": one.unread,
        "starred": one.starred,
        "tags": list(one.tags),
        "own_tags": list(one.own_tags),
        "kind": one.kind,
        "first_seen": _moment(one.first_seen_at),
        "changed": _moment(one.changed_at),
        "gone": _moment(one.gone_at),
        "story": list(one.story),
    }


def hit(one: Hit) -> dict[str, Any]:
    """An article as `search --json` lists it: with its score and the passages that matched."""
    passages = [{"text": passage.text, "lit": [list(place) for place in passage.lit]} for passage in one.passages]
    return article(one.article) | {"score": one.score, "passages": passages}


def whole(one: Article, reading: Reading) -> dict[str, Any]:
    """An article with its text, as `show --json` prints it."""
    return article(one) | _words(reading)


def reading(one: Reading) -> dict[str, Any]:
    """A page read without keeping it, as `extract --jsonl` prints it."""
    return {
        "url": one.url,
        "title": one.title,
        "kind": one.kind,
        "published": _moment(one.published),
        "published_is_day": one.published_is_day,
        "updated": _moment(one.updated),
        "authors": list(one.authors),
        "section": one.section,
        "tags": list(one.tags),
        "language": one.language,
        "site_name": one.site_name,
        "paywalled": one.paywalled,
    } | _words(one)


def batch_answer(name: Any, one: Reading) -> dict[str, Any]:
    """A page of `extract --batch`."""
    return {
        "id": name,
        "title": one.title,
        "published": _moment(one.published),
        "authors": list(one.authors),
        "text": one.text,
        "language": one.language,
    }


def source(one: Source) -> dict[str, Any]:
    """A source as `sources --json` lists it."""
    return {
        "name": one.name,
        "url": one.url,
        "title": one.title,
        "kind": one.kind,
        "language": one.language,
        "tags": list(one.tags),
        "asked": _moment(one.asked_at),
        "answered": _moment(one.answered_at),
        "next": _moment(one.next_at),
        "new": one.last_new,
        "failures": one.failures,
        "error": one.last_error,
        "reason": one.reason,
        "gone": one.gone,
    }


def outcome(one: Outcome) -> dict[str, Any]:
    """What a sync got from one source, as `sync --json` prints it."""
    return {
        "source": one.source.name,
        "url": one.source.url,
        "status": one.status,
        "new": one.new,
        "changed": one.changed,
        "failed_pages": one.failed_pages,
        "error": one.error,
        "notes": list(one.notes),
        "seconds": round(one.seconds, 3),
        "bytes": one.bytes,
        "next": _moment(one.source.next_at),
    }


def array(objects: Iterable[dict[str, Any]]) -> str:
    """One JSON array, an object a line: a program reads it whole, a person line by line."""
    lines = ",\n".join(f"  {dumps(each, line=True)}" for each in objects)
    return f"[\n{lines}\n]" if lines else "[]"


def _words(reading: Reading) -> dict[str, Any]:
    from newscli.blocks import json as blocks_json

    return {
        "description": reading.description,
        "picture": reading.picture,
        "text": reading.text,
        "blocks": blocks_json.dump(reading.blocks),
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
