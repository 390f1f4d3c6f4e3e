"""The one that joins fetcher, parser and archive: fetch -> read -> decide -> keep."""

from __future__ import annotations

from newscli.sync.events import Event, Finished, Listed, Listener, PageRead, Started
from newscli.sync.run import sync, utc_now

__all__ = ["Event", "Finished", "Listed", "Listener", "PageRead", "Started", "sync", "utc_now"]
