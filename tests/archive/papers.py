"""Invented pages and readings of them, for tests that need an article and not a parser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from newscli.blocks import Paragraph, Span
from newscli.model import Capture, Reading

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)

#: What all pages of one site share: enough of it that a sibling is worth coding against another.
_FURNITURE = "".join(f'<li class="nav-{n}"><a href="/part/{n * 7919}">Part {n * 104729}</a></li>' for n in range(200))


def reading(number: int, *paragraphs: str, **facts: Any) -> Reading:
    """The reading of article `number`, published that many hours before NOW."""
    values: dict[str, Any] = {
        "url": f"https://paper.example/politics/story-{number}",
        "title": f"Story {number} of the day",
        "published": NOW - timedelta(hours=number),
        "authors": ("Ada Example", "Bo Sample"),
        "section": "Politics",
        "language": "en",
        "blocks": tuple(Paragraph((Span(text),)) for text in paragraphs or (f"The words of story {number}.",)),
        "parser_version": 1,
    }
    return Reading(**(values | facts))


def capture(of: Reading, *, at: datetime = NOW, furniture: str = _FURNITURE, **facts: Any) -> Capture:
    """A page that shows a reading, as a server would have sent it."""
    assert of.url
    page = f"<html><title>{of.title}</title>{furniture}<main><h1>{of.title}</h1><p>{of.text}</p></main></html>"
    values: dict[str, Any] = {
        "url": of.url,
        "asked_url": of.url,
        "fetched_at": at,
        "status": 200,
        "headers": (("content-type", "text/html; charset=utf-8"), ("server", "paper")),
        "body": page.encode(),
    }
    return Capture(**(values | facts))
