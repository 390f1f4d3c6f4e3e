"""The one that joins fetcher, parser and archive: fetch -> read -> decide -> keep."""

from __future__ import annotations

from newscli.sync.discovery import Candidate, discover
from newscli.sync.events import Answered, Asked, Event, Finished, Listed, Listener, PageRead, Started, Waiting
from newscli.sync.follow import choose, follow, follow_listed
from newscli.sync.recover import Recovered, recover
from newscli.sync.run import sync, utc_now
from newscli.sync.whole import Whole, keep_whole

__all__ = [
    "Answered",
    "Asked",
    "Candidate",
    "Event",
    "Finished",
    "Listed",
    "Listener",
    "PageRead",
    "Recovered",
    "Started",
    "Waiting",
    "Whole",
    "choose",
    "discover",
    "follow",
    "follow_listed",
    "keep_whole",
    "recover",
    "sync",
    "utc_now",
]
