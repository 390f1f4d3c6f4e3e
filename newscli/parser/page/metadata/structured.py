"""What a page says of its article in JSON-LD: read whole, repaired where it is broken, never trusted alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """The JSON-LD of a page: the object of its main article, the others of weight, and the text it claims."""

    article: dict[str, Any] | None = None
    others: tuple[dict[str, Any], ...] = ()  #: pages, sites, persons, organisations and lists, as the page has them
    body: str = ""  #: `articleBody` or `text` of the article, as it stands: evidence, not truth


def read(tree: LexborHTMLParser) -> Structured:
    """The structured data of a page; empty where there is none or nothing of it can be read."""
    del tree
    return Structured()
