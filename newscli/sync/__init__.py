"""The one that joins fetcher, parser and archive: fetch -> read -> decide -> keep."""

from __future__ import annotations

from newscli.sync.discovery import Candidate, discover
from newscli.sync.events import Event, Finished, Listed, Listener, PageRead, Started
from newscli.sync.follow import choose, follow, follow_listed
from newscli.sync.run import sync, utc_now

__all__ = [
    "Candidate",
    "Event",
    "Finished",
    "Listed",
    "Listener",
    "PageRead",
    "Started",
    "choose",
    "discover",
    "follow",
    "follow_listed",
    "sync",
    "utc_now",
]
