"""One look over a page: everything that may speak of its title, dates and authors, sorted by kind, nothing decided.

All other modules of this package work on what is collected here, so that the tree is searched once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Pages repeat such parts for every teaser; the article's own come first. Bounds the work on hostile pages.
_MOST_OF_A_KIND, _MOST_HEADINGS = 200, 30
#: Elements looked at: four times what the page of the development corpus with most of them has.
_MOST_ELEMENTS = 20_000
#: A longer attribute or title is no headline, name or date but a mistake or an attack.
MOST_LETTERS = 2_000
#: What classes and ids say is looked for in so many letters: utility classes run to hundreds, an attack to millions.
_MOST_NAMES = 1_000

_Part = TypeVar("_Part")

#: What classes and ids call a byline and a date line. Each costs one more test of every element, so that only words are
#: here that found something on the development pages.
_BYLINE = re.compile("author|autor|auteur|byline|writer")
_DATELINE = re.compile("date|time|datum|byline|meta")
_HINTED = ",".join(
    [f'[class*="{hint}" i]' for hint in ("aut", "byline", "writer", "dat", "time", "meta")] + ['[id*="aut" i]']
)
#: Links that may lead to a page about an author, and the addresses of such pages.
_TO_AUTHOR = re.compile(r"/(?:authors?|autor(?:en|es|i|e|a)?|auteurs?|autorzy|avtor)[/=-]", re.IGNORECASE)
_WANTED = (
    'html,meta,link[rel],title,h1,time,abbr[title],[itemprop]:not(meta),[property]:not(meta),a[rel~="author" i],'
    f'a[href*="/aut" i],{_HINTED}'
)


@dataclass(slots=True)
class Evidence:
    """What a page says of itself, in the order it says it."""

    metas: dict[str, list[str]] = field(default_factory=dict)  #: lower-case name, property or itemprop: contents
    links: dict[str, list[LexborNode]] = field(default_factory=dict)  #: lower-case rel: link elements
    lang: str = ""
    title: str = ""
    h1: list[LexborNode] = field(default_factory=list)
    items: list[tuple[str, LexborNode]] = field(default_factory=list)  #: microdata and RDFa: property, element
    bylines: list[LexborNode] = field(default_factory=list)
    datelines: list[LexborNode] = field(default_factory=list)  #: `time`, and what is called a date
    places: dict[int, int] = field(default_factory=dict)  #: by `mem_id`: where an element stood, counted from the start

    def meta(self, *names: str) -> str:
        """The first content of the first of these names that has one."""
        return next((contents[0] for name in names if (contents := self.metas.get(name))), "")

    def all_metas(self, *names: str) -> list[str]:
        """Every content of these names."""
        return [content for name in names for content in self.metas.get(name, ())]


def collect(tree: LexborHTMLParser) -> Evidence:
    """Look over a page once."""
    found = Evidence()
    for node in tree.css(_WANTED)[:_MOST_ELEMENTS]:
        attributes = node.attributes
        match node.tag:
            case "meta":
                _meta(attributes, found)
            case "link":
                for rel in (attributes.get("rel") or "").lower().split():
                    _add(found.links.setdefault(rel, []), node)
            case "html":
                found.lang = found.lang or attributes.get("lang") or attributes.get("xml:lang") or ""
            case "title":
                found.title = found.title or squeeze(node.text(deep=True))
            case tag:
                _element(node, tag, attributes, found)
    return found


def squeeze(text: str) -> str:
    """Runs of white space as one blank, and no more than a headline could have."""
    return " ".join(text[: MOST_LETTERS * 4].split())[:MOST_LETTERS]


def _meta(attributes: Mapping[str, str | None], found: Evidence) -> None:
    # A few publishers, and some programs that save pages, write `value` where HTML wants `content`.
    content = squeeze(attributes.get("content") or attributes.get("value") or "")
    if not content:
        return
    for attribute in ("name", "property", "itemprop", "http-equiv"):
        if name := attributes.get(attribute):
            _add(found.metas.setdefault(name.strip().lower()[:100], []), content)


def _element(node: LexborNode, tag: str | None, attributes: Mapping[str, str | None], found: Evidence) -> None:
    found.places[node.mem_id] = len(found.places)
    if tag == "h1":
        _add(found.h1, node, most=_MOST_HEADINGS)
    if name := attributes.get("itemprop") or attributes.get("property"):
        _add(found.items, (name.strip().lower().rpartition(":")[2], node))
    byline, dateline = _called(named(attributes), attributes.get("rel") or "")
    if byline or (tag == "a" and _TO_AUTHOR.search((attributes.get("href") or "")[:MOST_LETTERS])):
        _add(found.bylines, node)
    if dateline or tag in ("time", "abbr"):
        _add(found.datelines, node)


def named(attributes: Mapping[str, str | None]) -> str:
    """An element's class names and id, no more of them than anybody would write by hand."""
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_MOST_NAMES]


@lru_cache(maxsize=4096)  # a page repeats its names, and a site's pages do
def _called(names: str, rel: str) -> tuple[bool, bool]:
    """Whether names say that an element is a byline, and a date line."""
    hints = f"{names} {rel[:_MOST_NAMES]}".lower()
    return _BYLINE.search(hints) is not None, _DATELINE.search(hints) is not None


def _add(parts: list[_Part], part: _Part, *, most: int = _MOST_OF_A_KIND) -> None:
    if len(parts) < most:
        parts.append(part)
