"""The article's text where only script data has it: JSON-LD's `articleBody`, or what a framework left behind.

Frameworks name and nest their data as they like, so nothing is parsed: the string values of all scripts are grouped by
the key before them, and the key with the most prose is the article's. Used only where the page itself shows little.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape, unescape

from selectolax.lexbor import LexborNode

#: Less prose than this in the page's own elements, and its scripts are looked at; the shortest news have about 400.
SHOWN_LETTERS = 300
#: `articleBody` counts when it is this many times as long as what the page shows.
TIMES_SHOWN = 2
#: A value shorter than this is a label.
VALUE_LETTERS = 60
#: Scripts past this many letters are not looked at.
MOST_LETTERS = 5_000_000

_VALUE = re.compile(r'(?:"(\w{1,40})"\s*:\s*|([\[,]\s*))"((?:[^"\\]|\\.){60,})"')
_PROSE = re.compile(r"(?:\w\W{1,3}){5}|\w+ \w+ \w+|[\u3040-\u30ff\u3400-\u9fff]{20}")
_CODE = re.compile(r'^(?:https?:|/|data:|\{|function|[\w/+=-]+$)|[{};]\s*$|\b(?:var|const|return) |":|\[\[')
_PARAGRAPHS = re.compile(r"\n+|\r+|(?:<br\s*/?>\s*){2,}")


def markup(scripts: Iterable[LexborNode], article_body: str, shown: int) -> str:
    """The article as HTML from script data; "" where the page shows it itself (`shown` letters) or no data has it."""
    if len(article_body) > max(SHOWN_LETTERS, TIMES_SHOWN * shown):
        return _as_markup([article_body])
    if shown >= SHOWN_LETTERS:
        return ""
    values = _longest(scripts)
    return _as_markup(values) if sum(map(len, values)) > max(SHOWN_LETTERS, TIMES_SHOWN * shown) else ""


def _as_markup(values: list[str]) -> str:
    parts = []
    for value in values:
        if "<p" in value or "<div" in value or "<h2" in value:
            parts.append(value)
        else:
            parts += [f"<p>{escape(part) if '<' not in part else part}</p>" for part in _PARAGRAPHS.split(value)]
    return "<article>" + "\n".join(parts) + "</article>"


def _longest(scripts: Iterable[LexborNode]) -> list[str]:
    """The string values under the key that has the most prose in the page's scripts, in their order."""
    by_key: defaultdict[str, dict[str, None]] = defaultdict(dict)
    left = MOST_LETTERS
    for script in scripts:
        text = script.text(deep=True)
        left -= len(text)
        if left < 0:
            break
        if len(text) < SHOWN_LETTERS or "ld+json" in (script.attributes.get("type") or ""):
            continue
        for key, value in _values(text):
            by_key[key][value] = None
    return list(max(by_key.values(), key=lambda values: sum(map(len, values)), default={}))


def _values(text: str, *, nested: bool = False) -> Iterator[tuple[str, str]]:
    """The prose among the string values of a script, with their keys; data inside a string is opened once."""
    for key, _, raw in _VALUE.findall(text):
        value = _unescaped(raw)
        if not _CODE.search(value):
            if _PROSE.search(value):
                yield key, value
        elif not nested and '":' in value:
            yield from _values(value, nested=True)


def _unescaped(raw: str) -> str:
    try:
        value = json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return ""
    return unescape(value).strip() if isinstance(value, str) else ""
