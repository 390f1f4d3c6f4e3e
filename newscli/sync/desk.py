"""What the visits of one sync share: workers to ask with, the archive to look things up in, and the next batch.

Everything but the fetching runs in the calling thread, which alone touches the archive.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from newscli import addresses
from newscli.archive import Archive
from newscli.archive.identity import guid_name
from newscli.errors import FetchError
from newscli.fetcher import Fetcher
from newscli.model import Capture, Entry, Errand, Kept, Source
from newscli.sync.events import Answered, Asked, Event, Listener
from newscli.sync.further import reader
from newscli.sync.lanes import Lanes
from newscli.sync.pages import Page, Verdict, fetch
from newscli.sync.parts import Gatherer, keep_parts

#: A commit waits for the disk, so articles are kept in batches: this many, this many bytes of pages (some 50 ms, for
#: which whoever marks an article has to wait), or this long.
_BATCH_ARTICLES = 100
_BATCH_BYTES = 4_000_000
_BATCH_SECONDS = 1.0
#: Errands run for one source on one visit; the rest waits for the next.
MAX_ERRANDS = 50
_EVER = timedelta(days=3650)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """What a visit wants written down of one article; `told` is called with what the archive did."""

    entry: Entry
    source: Source
    verdict: Verdict
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
        recheck: bool,
        pictures: Collection[int] = (),
        listener: Listener | None,
    ) -> None:
        self.now = now
        self.since = since
        self.recheck = recheck
        self._archive = archive
        self._fetcher = fetcher
        self._lanes = lanes
        self._pictures = pictures
        self._gatherer = Gatherer(fetcher)
        self._read = reader(archive)
        self._listener = listener
        self._notes: list[_Note] = []
        self._bytes = 0
        self._kept_at = time.monotonic()

    def ask(self, source: Source, url: str, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Have a worker do something that asks the host of `url`, in that host's turn; `then` gets the result."""

        def answered(result: _Result) -> None:
            self.tell(Answered(source=source, url=url))
            then(result)

        self._lanes.put(addresses.host(url), url, work, answered, lambda: self.tell(Asked(source=source, url=url)))

    def fetch(self, url: str, source: Source, *, first: bool = False) -> Capture | FetchError:
        """Ask for an address on behalf of a source; runs in a worker.

        `first`: the source's own address, which the reader chose, so that robots.txt is not asked and the validators
        of the last answer are sent (not where older pages are wanted: an unchanged list would be no answer).
        """
        if not first or self.since is not None:
            return self._fetcher.get(url, source=source, crawling=not first)
        return self._fetcher.get(url, source=source, etag=source.etag, last_modified=source.last_modified)

    def fetch_page(self, source: Source, entry: Entry, errand: Errand | None, known: Collection[str]) -> Page:
        """Ask for an article's page and read it; runs in a worker.

        With its pictures, styles and fonts, where the reader wants those of this source; but for the `known` ones.
        """
        page = fetch(self._fetcher, source, entry, errand)
        if source.id not in self._pictures or not page.is_article or page.capture is None or page.reading is None:
            return page
        gathered = self._gatherer.gather(page.capture, page.reading, source=source, known=known)
        return replace(page, parts=(*page.parts, *gathered.captures))

    def known_parts(self, source: Source, errand: Errand | None) -> Collection[str]:
        """The addresses of what is kept with an article that is looked at again."""
        if errand is None or errand.article_id is None or source.id not in self._pictures:
            return ()
        return self._archive.captures.part_urls(errand.article_id)

    def known(self, entries: tuple[Entry, ...], source: Source) -> dict[str, int]:
        """The articles those entries are of, by canonical address: known by their address or the source's own id."""
        articles = self._archive.articles
        urls = articles.known(entry.url for entry in entries)
        others = (entry.guid for entry in entries if entry.guid and entry.guid != entry.url and entry.url not in urls)
        guids = articles.known_guids(source.id, others)
        found: dict[str, int] = {}
        for entry in entries:
            article_id = urls.get(entry.url) or (guids.get(entry.guid) if entry.guid else None)
            if article_id is not None:
                found[addresses.canonical(entry.url)] = article_id
        return found

    def on_errands(self, entries: tuple[Entry, ...]) -> set[str]:
        """The canonical addresses among those of the entries that are asked as errands, or never again."""
        return self._archive.errands.about(entry.url for entry in entries)

    def forgotten(self, entries: tuple[Entry, ...], source: Source) -> set[str]:
        """The canonical addresses of the entries that are of articles the reader had forgotten."""
        if not self._archive.forgotten.any():
            return set()
        names: dict[str, str] = {}
        for entry in entries:
            names[addresses.canonical(entry.url)] = addresses.canonical(entry.url)
            if entry.guid and entry.guid != entry.url:
                names[guid_name(source.id, entry.guid)] = addresses.canonical(entry.url)
                names[addresses.canonical(entry.guid)] = addresses.canonical(entry.url)
        return {names[name] for name in self._archive.forgotten.among(names)}

    def errands(self, source: Source) -> list[Errand]:
        """What is due to be asked again for a source; with `recheck`, whatever ever will be."""
        return self._archive.errands.due(source.id, self.now() + (_EVER if self.recheck else timedelta(0)), MAX_ERRANDS)

    def write_down(self, entry: Entry, source: Source, verdict: Verdict, told: Callable[[Kept], None]) -> None:
        """Have what was judged of an article written down with the next batch."""
        self._notes.append(_Note(entry=entry, source=source, verdict=verdict, told=told))
        captures = (verdict.capture, *verdict.parts) if verdict.capture else ()
        self._bytes += sum(len(capture.body) for capture in captures)

    def tell(self, event: Event) -> None:
        """Report progress to the listener."""
        if self._listener is not None:
            self._listener(event)

    def is_full(self, finished: int) -> bool:
        """Whether the batch, with that many finished visits in it, should be written now."""
        waiting = len(self._notes) + finished
        if waiting >= _BATCH_ARTICLES or self._bytes >= _BATCH_BYTES:
            return True
        return waiting > 0 and time.monotonic() - self._kept_at >= _BATCH_SECONDS

    def write(self) -> None:
        """Write down the batch, in the caller's transaction."""
        notes, self._notes, self._bytes = self._notes, [], 0
        for note in notes:
            self._write(note)
        self._kept_at = time.monotonic()

    def _write(self, note: _Note) -> None:
        verdict, errand = note.verdict, note.verdict.errand
        if verdict.capture is not None and self._leads_to_forgotten(verdict.capture):
            now, reason = self.now(), "it leads to an article that was forgotten"
            never = Errand(url=note.entry.url, source_id=note.source.id, at=None, appeared_at=now, reason=reason)
            self._archive.errands.put(never)
            return
        if verdict.reading is not None:
            kept = self._archive.keep(
                verdict.capture,
                verdict.reading,
                source_id=note.source.id,
                now=self.now(),
                entry=note.entry,
                reread=self._read,  # a page that only today's parser reads otherwise is no news
            )
            keep_parts(self._archive, kept.article_id, verdict.parts)
            note.told(kept)
            if errand is not None and errand.at is not None:
                errand = replace(errand, article_id=kept.article_id)
        if verdict.gone:
            for article_id in self._archive.articles.known([note.entry.url]).values():
                self._archive.articles.gone(article_id, self.now())
        if errand is not None:
            self._archive.errands.put(errand)
        elif note.source.pages:
            self._archive.errands.settle(note.entry.url)

    def _leads_to_forgotten(self, capture: Capture) -> bool:
        """Whether another address of an article that was forgotten would bring it back."""
        ways = (capture.url, *(address for address, _ in capture.redirects))
        return bool(self._archive.forgotten.among(map(addresses.canonical, ways)))
