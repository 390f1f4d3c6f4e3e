"""An article as a JSON object: every fact and block newscli has, and what other programs have of theirs."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from newscli import addresses
from newscli.blocks import Blocks, Paragraph, Span
from newscli.blocks import json as blocks_json
from newscli.exchange import blocks, facts
from newscli.exchange.story import Incoming, Story
from newscli.model import ARTICLE_KINDS, Reading

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")


class UnusableError(Exception):
    """An object is no article; the text says why."""


def dump(story: Story) -> dict[str, Any]:
    """All facts under the names that `show --json` uses; what is empty is left out."""
    article, reading = story.article, story.reading
    values = {
        "id": article.id,
        "url": article.url,
        "title": reading.title,
        "kind": None if reading.kind == "article" else reading.kind,
        "published": _moment(reading.published),
        "published_is_day": reading.published_is_day,
        "updated": _moment(reading.updated),
        "updated_is_day": reading.updated_is_day,
        "authors": reading.authors,
        "section": reading.section,
        "tags": reading.tags,
        "language": reading.language,
        "description": reading.description,
        "site_name": reading.site_name,
        "picture": reading.picture,
        "paywalled": reading.paywalled,
        "next_url": reading.next_url,
        "parser_version": reading.parser_version,
        "source": article.source,
        "source_url": story.source_url,
        "first_seen": _moment(article.first_seen_at),
        "gone": _moment(article.gone_at),
        "read": not article.unread,
        "starred": article.starred,
        "text": reading.text,
        "blocks": blocks_json.dump(reading.blocks),
    }
    return {name: value for name, value in values.items() if value}


def load(values: dict[str, Any], where: str) -> Incoming:
    """The article an object from outside is. Raises UnusableError where it has neither a title nor a text."""
    words = _blocks(values)
    title = " ".join(facts.text(values, "title").split())
    if not title and not words:
        raise UnusableError("neither a title nor a text")
    published, published_is_day = facts.moment(values, "published")
    updated, updated_is_day = facts.moment(values, "updated")
    kind = facts.text(values, "kind")
    reading = Reading(
        url=facts.address(values, title),
        title=title,
        kind=kind if kind in ARTICLE_KINDS else "article",  # what cannot be kept is taken as one
        published=published,
        published_is_day=published_is_day,
        updated=updated,
        updated_is_day=updated_is_day,
        authors=facts.texts(values, "authors") or facts.texts(values, "author"),
        section=facts.text(values, "section") or None,
        tags=facts.texts(values, "tags"),
        language=facts.language(values),
        description=facts.text(values, "description"),
        site_name=facts.text(values, "site_name") or None,
        picture=addresses.join("", facts.text(values, "picture")),
        paywalled=values.get("paywalled") is True,
        next_url=addresses.join("", facts.text(values, "next_url")),
        blocks=words,
        parser_version=values["parser_version"] if type(values.get("parser_version")) is int else 0,
    )
    return Incoming(
        where=where,
        reading=reading,
        source=facts.text(values, "source"),
        source_url=addresses.join("", facts.text(values, "source_url")),
        first_seen_at=facts.moment(values, "first_seen")[0],
        gone_at=facts.moment(values, "gone")[0],
        unread=values.get("read") is not True,
        starred=values.get("starred") is True,
    )


def _blocks(values: dict[str, Any]) -> Blocks:
    """The blocks that newscli wrote; where there are none, or they make no sense, the text's paragraphs."""
    given = values.get("blocks")
    if isinstance(given, list) and all(map(blocks.makes_sense, given)):
        return blocks_json.load(given)
    parts = (part.strip() for part in _PARAGRAPH_END.split(facts.text(values, "text")))
    return tuple(Paragraph((Span(part),)) for part in parts if part)


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
