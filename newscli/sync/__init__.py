"""The one that joins fetcher, parser and archive: fetch -> read -> decide -> keep.

Here is what a sync itself needs; discovering, following, keeping whole and recovering are asked for by their modules,
so that a sync starts without them.
"""

from __future__ import annotations

from newscli.sync.events import Answered, Asked, Event, Finished, Listed, Listener, PageRead, Started, Waiting
from newscli.sync.run import sync, utc_now

__all__ = [
    "Answered",
    "Asked",
    "Event",
    "Finished",
    "Listed",
    "Listener",
    "PageRead",
    "Started",
    "Waiting",
    "sync",
    "utc_now",
]
