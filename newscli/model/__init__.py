"""The words newscli's parts share: frozen values, whole and valid whenever one is held.

Moments end in `_at` (or are an article's `published`/`updated`) and are aware datetimes; what is kept is UTC.
Nothing here asks a server, a disk or a clock. A frozen dataclass costs more than half a millisecond to make, so that
each file is loaded when one of its names is first asked for: a list of headlines needs three of the thirteen.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newscli.model.answers import Capture, Entry, Listing
    from newscli.model.articles import ARTICLE_KINDS, Article, Filter, Kind
    from newscli.model.found import Hit, Passage
    from newscli.model.readings import Reading, Revision
    from newscli.model.sources import Source
    from newscli.model.syncing import Errand, Kept, Outcome

_HOMES = {
    "answers": ("Capture", "Entry", "Listing"),
    "articles": ("ARTICLE_KINDS", "Article", "Filter", "Kind"),
    "found": ("Hit", "Passage"),
    "readings": ("Reading", "Revision"),
    "sources": ("Source",),
    "syncing": ("Errand", "Kept", "Outcome"),
}

__all__ = [
    "ARTICLE_KINDS", "Article", "Capture", "Entry", "Errand", "Filter", "Hit", "Kept", "Kind", "Listing", "Outcome",
    "Passage", "Reading", "Revision", "Source",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"newscli.model.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
