"""What a page says of its article in JSON-LD: read whole, repaired where it is broken, never trusted alone."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

Thing = dict[str, Any]

#: More JSON than this is not read: the largest honest page of the development corpus has 0.4 million letters.
_MOST_LETTERS = 5_000_000
#: Objects looked at; a page of 5 MB of empty objects must not cost more than parsing it.
_MOST_THINGS = 20_000
#: Fields picked out of JSON that no repair makes readable, and how far each may reach.
_MOST_PICKED = 60
_PICKED_LETTERS = 3_000

#: What may be the article of a page, the likeliest first. A page type without an article's type is the last resort.
_TYPES = (
    "newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle liveblogposting",
    "article blogposting scholarlyarticle techarticle report socialmediaposting discussionforumposting",
    "medicalwebpage medicalscholarlyarticle recipe howto review claimreview interview podcastepisode",
    "creativework videoobject newsvideo newsmediavideo",
    "webpage itempage collectionpage aboutpage faqpage qapage",
)
_RANKS = {name: rank for rank, names in enumerate(_TYPES) for name in names.split()}
#: Comments and CDATA marks of the days of XHTML, around the JSON.
_BEFORE, _AFTER = ("<!--", "//", "/*", "*/", "<![CDATA["), ("-->", "//", "/*", "*/", "]]>", ";")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_PICKABLE = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|inLanguage|@type|name)"\s*:\s*"'
)
_END_OF_VALUE = re.compile(r'"\s*(?:,\s*["}]|[}\]])')


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """The JSON-LD of a page: the object of its main article, the others of weight, and the text it claims."""

    article: Thing | None = None
    others: tuple[Thing, ...] = ()  #: pages, sites, persons, organisations and lists, as the page has them
    body: str = ""  #: `articleBody` of the article, as it stands: evidence, not truth
    by_id: dict[str, Thing] = field(default_factory=dict)  #: objects that others point at with `@id`

    def resolve(self, value: Any) -> Any:
        """The object that a bare `{"@id": ...}` points at, or the value itself."""
        if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str) and "name" not in value:
            return self.by_id.get(value["@id"], value)
        return value


def read(tree: LexborHTMLParser, url: str | None = None) -> Structured:
    """The structured data of a page; empty where there is none or nothing of it can be read."""
    things: list[Thing] = []
    letters = 0
    for script in tree.css('script[type*="ld+json" i]'):
        text = script.text(deep=True)
        letters += len(text)
        if letters > _MOST_LETTERS:
            break
        for value in _parse(text):
            things += _flat(value, _MOST_THINGS - len(things))
    if not things:
        return Structured()
    by_id: dict[str, Thing] = {}
    for thing in things:
        key = thing.get("@id")
        if isinstance(key, str) and len(thing) > len(by_id.get(key, ())):
            by_id[key] = thing
    article = _main(things, url)
    body = texts(article.get("articleBody"))[:1] if article else []
    return Structured(
        article=article,
        others=tuple(thing for thing in things if thing is not article),
        body=body[0] if body else "",
        by_id=by_id,
    )


def types(thing: Thing) -> list[str]:
    """The types of an object, lower case, without a vocabulary's address."""
    value = thing.get("@type")
    names = value if isinstance(value, list) else [value]
    return [re.split(r"[/:#]", name)[-1].lower() for name in names if isinstance(name, str)]


def texts(value: Any, *, depth: int = 0) -> list[str]:
    """The plain words in a value that may be a string, an object with a name or value, or a list of such."""
    if isinstance(value, str):
        return [bare] if (bare := html.unescape(value).strip()) else []
    if isinstance(value, list) and depth < 4:
        return [text for part in value[:500] for text in texts(part, depth=depth + 1)]
    if isinstance(value, dict) and depth < 4:
        return texts(
            next((value[key] for key in ("@value", "name", "url", "@id") if value.get(key)), None), depth=depth + 1
        )
    return []


def _parse(text: str) -> Iterator[Any]:
    """The values in the text of one script, repaired as far as needed."""
    text = _unwrapped(text)
    for attempt in (text, _repaired(text)):
        values, whole = _values(attempt)
        if whole:
            yield from values
            return
    if picked := _pick(text):
        yield picked


def _unwrapped(text: str) -> str:
    """The JSON without the marks around it; few are there, and each pass takes one from either end."""
    for _ in range(8):
        text = text.strip()
        before = next((mark for mark in _BEFORE if text.startswith(mark)), "")
        after = next((mark for mark in _AFTER if text.endswith(mark)), "")
        if not before and not after:
            break
        text = text.removeprefix(before).removesuffix(after)
    return text


def _values(text: str) -> tuple[list[Any], bool]:
    """One value or several in a row; and whether the text was read to its end."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values, False
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values, True


def _repaired(text: str) -> str:
    if '"' not in text and "&quot;" in text:
        text = html.unescape(text)
    return _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub(r"\\\\", text))


def _pick(text: str) -> Thing:
    """Single fields out of JSON that stays broken (a bare quotation mark in a headline, a missing end)."""
    picked: Thing = {}
    for number, found in enumerate(_PICKABLE.finditer(text)):
        if number >= _MOST_PICKED:
            break
        start = found.end()
        if end := _END_OF_VALUE.search(text, start, start + _PICKED_LETTERS):
            picked.setdefault(found[1], text[start : end.start()].replace('\\"', '"'))
    return picked


def _flat(value: Any, room: int) -> list[Thing]:
    """The objects of a value that say something by themselves: graphs, lists and main entities opened up."""
    found: list[Thing] = []
    waiting = [value]
    while waiting and len(found) < room:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value[:_MOST_THINGS])
        elif isinstance(value, dict):
            found.append(value)
            waiting += [
                value[key]
                for key in ("mainEntity", "@graph", "mainEntityOfPage")
                if isinstance(value.get(key), dict | list)
            ]
    return found


def _main(things: list[Thing], url: str | None) -> Thing | None:
    """The article: the best type, then the one that names this address, then the one that says most."""
    ranked = [(rank, thing) for thing in things if (rank := _rank(thing)) is not None]
    if not ranked:
        return None
    best = min(rank for rank, _ in ranked)
    rivals = [thing for rank, thing in ranked if rank == best]
    if url and (here := [thing for thing in rivals if _same_page(thing, url)]):
        rivals = here
    return max(
        rivals,
        key=lambda thing: sum(bool(thing.get(key)) for key in ("headline", "datePublished", "author", "articleBody")),
    )


def _rank(thing: Thing) -> int | None:
    ranks = [_RANKS[name] for name in types(thing) if name in _RANKS]
    if ranks:
        return min(ranks)
    # An object without a type, but with an article's fields: what is left of broken JSON, or a careless template.
    return 1 if "headline" in thing and "datePublished" in thing else None


def _same_page(thing: Thing, url: str) -> bool:
    wanted = url.rsplit("//", maxsplit=1)[-1].split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].strip("/")
    claims = texts([thing.get("url"), thing.get("mainEntityOfPage"), thing.get("@id")])
    return any(claim.split("//")[-1].split("?")[0].split("#")[0].strip("/") == wanted for claim in claims)
