"""The starter catalogue: well-known news sources in many languages, from one readable file beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newscli.errors import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A source of the catalogue. `address` is what is asked, `site` where people read it in a browser."""

    name: str
    title: str
    address: str
    language: str
    country: str
    site: str = ""
    group: str = ""


@cache
def everything() -> tuple[Listed, ...]:
    """All sources of the catalogue, in its order."""
    written = tomllib.loads(files("newscli").joinpath("catalogue.toml").read_text(encoding="utf-8"))
    return tuple(Listed(**source) for source in written["source"])


def find(name: str) -> tuple[Listed, ...]:
    """The source of that name, or all of the group of that name; a leading @ is allowed. Raises NotFoundError."""
    wanted = name.removeprefix("@").lower()
    found = tuple(listed for listed in everything() if wanted in (listed.name, listed.group))
    if not found:
        near = [listed.name for listed in everything() if wanted and wanted in f"{listed.name} {listed.title}".lower()]
        hint = f"; did you mean @{near[0]}?" if near else ""
        raise NotFoundError(f"the catalogue has no @{wanted}{hint} (`newscli catalogue` lists it)")
    return found
