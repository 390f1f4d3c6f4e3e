"""The words of a title: cleaned, compared, and parted at the marks between a headline and the site's name. Pure."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from newscli.parser.page.metadata.evidence import squeeze

#: Between a headline and the name of the site or section, in the window's title.
SEPARATOR = re.compile(
    r"\s+(?:[|\-–—―:·•»«>/~⋆★*›‹]{1,3})\s+|\s?[|｜ㅣ│¦_]\s?|\s?::\s?|\s?--\s?|(?<=\S)[:：]\s|(?<=\S)-(?=\S)"
)
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]{1,200}>")
#: A date at the end of a window's title, between separators, is no part of the headline.
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
#: Letters of a title that are compared.
_COMPARED_LETTERS = 400


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the site and its sections, as `key` makes them and also without blanks."""

    sites: frozenset[str]
    sections: frozenset[str]


@lru_cache(maxsize=256)  # the few titles of a page are compared again and again
def key(text: str) -> str:
    """The words of a title, for comparing: lower case, no punctuation."""
    return " ".join(_WORD.findall(text.lower()))


def keys(names: list[str]) -> frozenset[str]:
    """The keys of names, with and without blanks."""
    made = {key(name) for name in names} - {""}
    return frozenset(made | {name.replace(" ", "") for name in made})


def clean(text: str) -> str:
    """A title as a reader means it: entities and tags of careless templates resolved, blanks single."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return squeeze(text.replace("\u00ad", "").replace("\u200b", ""))


def like(one: str, other: str) -> float:
    """How alike two titles are: the shared part of their letter triples, 0 to 1."""
    a, b = _triples(one), _triples(other)
    return len(a & b) / len(a | b) if a and b else 0.0


@lru_cache(maxsize=64)
def _triples(text: str) -> frozenset[str]:
    packed = key(text)[:_COMPARED_LETTERS]
    return frozenset(packed[i : i + 3] for i in range(max(1, len(packed) - 2))) if packed else frozenset()


def split(title: str) -> list[tuple[str, str]]:
    """The parts of a title, each with the separator before it; at least one."""
    parts: list[tuple[str, str]] = []
    at, separator = 0, ""
    for found in SEPARATOR.finditer(title):
        if found.start() > at:
            parts.append((separator, title[at : found.start()]))
            at, separator = found.end(), found[0]
    parts.append((separator, title[at:]))
    return [pair for pair in parts if pair[1]] or [("", title)]


def is_site(part: str, labels: Labels, *, sections: bool = False) -> bool:
    """Is a part of a title the name of the site, or of one of its sections where these are asked for too?"""
    name = key(part)
    packed = name.replace(" ", "")
    return bool({name, packed} & labels.sites or (sections and {name, packed} & labels.sections))


def without_site(title: str, labels: Labels) -> str:
    """A title without the site's or section's name, or the day, at its end, or the site's name at its start."""
    parts = split(title)
    while len(parts) > 1 and (is_site(parts[-1][1], labels, sections=True) or _DAY.fullmatch(parts[-1][1])):
        parts.pop()
    while len(parts) > 1 and is_site(parts[0][1], labels):
        parts.pop(0)
        parts[0] = ("", parts[0][1])
    return "".join(separator + part for separator, part in parts).strip()
