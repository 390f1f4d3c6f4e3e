"""The invented articles as values: read from `articles/<newspaper>/<section>.toml`, dated back from now.

An article says how long `ago` it was published (`"1d 2h 30m"`), so that the news is fresh whenever it is read.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

_AGO = re.compile(r"(\d+)([dhm])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the newsroom changes after publication: a better headline, other words, and a note for the reader."""

    title: str
    replaces: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of a demo newspaper. `body` is in the small markup of `demo.markup`."""

    section: str
    slug: str
    id: int
    title: str
    lead: str
    body: str
    published_at: datetime
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str | None = None  #: which scene of `demo.pictures`
    caption: str = ""
    place: str = ""
    dateline: str | None = None  #: None: the edition's usual one; "": none
    quirks: frozenset[str] = frozenset()  #: what is odd about this page; each face knows its own
    note: str = ""  #: the newsroom's words on a correction
    correction: Correction | None = None
    vanishes: bool = False

    def corrected(self, moment: datetime) -> Story:
        """The article after its correction; itself where it has none."""
        if self.correction is None:
            return self
        change = self.correction
        body = self.body.replace(change.replaces, change.by)
        return replace(self, title=change.title, body=body, note=change.note, updated_at=moment, correction=None)


def load(newspaper: str, now: datetime) -> list[Story]:
    """All articles of one newspaper, newest first."""
    made = [_story(section, row, now) for section, row in _rows(newspaper)]
    return sorted(made, key=lambda story: story.published_at, reverse=True)


@cache
def _rows(newspaper: str) -> list[tuple[str, dict[str, Any]]]:
    folder = files("newscli.demo") / "articles" / newspaper
    found = []
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        section = file.name.removesuffix(".toml")
        found += [(section, row) for row in tomllib.loads(file.read_text(encoding="utf-8"))["article"]]
    return found


def _story(section: str, row: dict[str, Any], now: datetime) -> Story:
    facts = dict(row)
    facts["published_at"] = now - _ago(facts.pop("ago"))
    for name in ("authors", "tags"):
        facts[name] = tuple(facts.get(name, ()))
    facts["quirks"] = frozenset(facts.get("quirks", ()))
    if "correction" in facts:
        facts["correction"] = Correction(**facts["correction"])
    return Story(section=section, **facts)


def _ago(text: str) -> timedelta:
    return timedelta(**{_UNITS[unit]: int(number) for number, unit in _AGO.findall(text)})
