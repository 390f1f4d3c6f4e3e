"""What the visits of one sync share: workers to ask with, the archive to look things up in, and the next batch.

Everything but `fetch` runs in the calling thread, which alone touches the archive.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from newscli import addresses
from newscli.archive import Archive
from newscli.errors import FetchError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Entry, Kept, Reading, Source
from newscli.sync.events import Event, Listener
from newscli.sync.lanes import Lanes

#: A commit waits for the disk, so articles are kept in batches: this many, this many bytes of pages, or this long.
_BATCH_ARTICLES = 100
_BATCH_BYTES = 8_000_000
_BATCH_SECONDS = 1.0

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class ToKeep:
    """What a visit wants kept; `told` is called with what the archive did."""

    capture: Capture | None
    reading: Reading
    entry: Entry
    source: Source
    told: Callable[[Kept], None]


class Desk:
    """One sync's tools, and what is waiting to be kept."""

    def __init__(
        self,
        archive: Archive,
        fetcher: Fetcher,
        lanes: Lanes,
        *,
        now: Callable[[], datetime],
        since: datetime | None,
        listener: Listener | None,
    ) -> None:
        self.now = now
        self.since = since
        self._archive = archive
        self._fetcher = fetcher
        self._lanes = lanes
        self._listener = listener
        self._to_keep: list[ToKeep] = []
        self._bytes = 0
        self._gone: list[str] = []
        self._kept_at = time.monotonic()

    def ask(self, url: str, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Have a worker do something that asks the host of `url`, in that host's turn; `then` gets the result."""
        self._lanes.put(addresses.host(url), url, work, then)

    def fetch(self, url: str, source: Source, *, first: bool = False) -> Capture | FetchError:
        """Ask for an address on behalf of a source; runs in a worker.

        `first`: the source's own address, which the reader chose, so that robots.txt is not asked and the validators
        of the last answer are sent (not where older pages are wanted: an unchanged list would be no answer).
        """
        if not first or self.since is not None:
            return self._fetcher.get(url, source=source, crawling=not first)
        return self._fetcher.get(url, source=source, etag=source.etag, last_modified=source.last_modified)

    def known(self, entries: tuple[Entry, ...], source: Source) -> set[str]:
        """The canonical addresses of those entries that are kept already, by address or by the source's own id."""
        articles = self._archive.articles
        urls = articles.known(entry.url for entry in entries)
        guids = articles.known_guids(source.id, (entry.guid for entry in entries if entry.guid))
        return {addresses.canonical(entry.url) for entry in entries if entry.url in urls or entry.guid in guids}

    def keep(self, wanted: ToKeep) -> None:
        """Have an article kept with the next batch."""
        self._to_keep.append(wanted)
        self._bytes += len(wanted.capture.body) if wanted.capture else 0

    def gone(self, url: str) -> None:
        """Have an article marked as gone with the next batch."""
        self._gone.append(url)

    def tell(self, event: Event) -> None:
        """Report progress to the listener."""
        if self._listener is not None:
            self._listener(event)

    def is_full(self, finished: int) -> bool:
        """Whether the batch, with that many finished visits in it, should be written now."""
        waiting = len(self._to_keep) + finished
        if waiting >= _BATCH_ARTICLES or self._bytes >= _BATCH_BYTES:
            return True
        return waiting > 0 and time.monotonic() - self._kept_at >= _BATCH_SECONDS

    def write(self) -> None:
        """Keep the batch, in the caller's transaction."""
        to_keep, self._to_keep, self._bytes = self._to_keep, [], 0
        gone, self._gone = self._gone, []
        for wanted in to_keep:
            kept = self._archive.keep(
                wanted.capture, wanted.reading, source_id=wanted.source.id, now=self.now(), entry=wanted.entry
            )
            wanted.told(kept)
        for article_id in self._archive.articles.known(gone).values():
            self._archive.articles.gone(article_id, self.now())
        self._kept_at = time.monotonic()
