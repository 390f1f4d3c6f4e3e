"""One source's visit: from its listing to its last page, step by step, in the calling thread.

A visit asks for work (`ask`) and is handed the answers; it never waits, and it keeps nothing itself: what it wants kept
it hands to the desk. So a hundred visits share one thread, one writer and one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from newscli import addresses, decide
from newscli.errors import FetchError, UnreadableError
from newscli.model import Capture, Entry, Errand, Kept, Listing, Outcome, Source
from newscli.parser import read_listing
from newscli.parser.listings.words import read_words
from newscli.sync.desk import Desk
from newscli.sync.events import Listed, PageRead
from newscli.sync.pages import Page, Verdict, judge

#: A first visit takes older pages too until it has so many entries: a screenful of news.
FIRST_ENTRIES = 20
#: How many pages of a listing are walked back on an ordinary visit, to close the gap since the last one.
MAX_PAGES_BACK = 20
#: And with a date to reach: a guard against listings that never end, not a limit anyone should meet.
MAX_PAGES_SINCE = 5000
#: Sitemaps of an index that are read on one visit; the newest stand first.
MAX_CHILDREN = 3
#: Pages fetched for one source on one visit; the rest comes the next time.
MAX_PAGES = 500
#: Corrections a listing may claim at once: feeds that are made anew for each reader date all entries to that moment.
MAX_CORRECTED = 5
#: Failures told of one source; more would say nothing new.
_MAX_NOTES = 5


@dataclass(slots=True, eq=False)
class Visit:
    """What has been learnt on one visit to one source."""

    desk: Desk
    source: Source
    started: float  #: monotonic seconds
    done: Callable[[Visit], None]  #: told when nothing is left to ask
    new: int = 0
    changed: int = 0
    failed_pages: int = 0
    bytes: int = 0
    error: str | None = None
    notes: list[str] = field(default_factory=list)
    _status: Literal["new", "nothing new", "not modified", "failed"] = "nothing new"
    _pending: int = 0
    _listings: int = 0
    _left_over: bool = False  # something is to be tried again, so the next visit must read the list again
    _first: Capture | None = None
    _listing: Listing | None = None
    _moments: list[datetime] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _failure: FetchError | None = None
    _errands: list[Errand] = field(default_factory=list)

    def begin(self) -> None:
        """Ask for the source's listing."""
        self._pending += 1
        self.desk.ask(self.source, self.source.url, lambda: self._read(self.source.url, first=True), self._listed)

    def _read(self, url: str, *, first: bool) -> _Answer:
        """Fetch and read a listing; runs in a worker."""
        answer = self.desk.fetch(url, self.source, first=first)
        if isinstance(answer, FetchError):
            return _Answer(None, None, answer)
        if answer.status == 304:
            return _Answer(answer, None, None)
        try:
            return _Answer(answer, read_listing(answer), None)
        except UnreadableError as error:
            cause = str(error).removeprefix(f"{answer.url}: ")
            return _Answer(answer, None, FetchError(url, cause))

    def _listed(self, answer: _Answer) -> None:
        capture, listing = answer.capture, answer.listing
        if capture is not None:
            self.bytes += len(capture.body)
        first = self._listings == 0
        self._listings += 1
        if first:
            self._first, self._listing = capture, listing
        if answer.failure is not None:
            if first:
                self._failure, self._status, self.error = answer.failure, "failed", answer.failure.cause
            elif capture is None:  # a page that answers but lists nothing is the end of the list
                self._left_over = True
                self.notes.append(f"older news at {answer.failure.url}: {answer.failure.cause}")
        else:
            if first and self.source.pages:
                self._errands = self.desk.errands(self.source)
            if listing is None:
                self._status = "not modified"
            else:
                self._take(listing)
            if first:
                self._run_errands()
        self._step_done()

    def _run_errands(self) -> None:
        """Ask again for what is due and no longer listed."""
        for errand in self._errands:
            self._want(Entry(url=errand.url), errand)
        self._errands = []

    def _take(self, listing: Listing) -> None:
        """Ask for what is new in a listing, and for its older page where that is wanted."""
        for child in listing.children[:MAX_CHILDREN]:
            self._ask_listing(child)
        fresh = tuple(entry for entry in listing.entries if addresses.canonical(entry.url) not in self._seen)
        self._seen.update(addresses.canonical(entry.url) for entry in fresh)
        self._moments += [moment for entry in fresh if (moment := entry.published or entry.updated)]
        known = self.desk.known(fresh, self.source)
        busy = self.desk.on_errands(fresh) if self.source.pages else set()
        busy |= self.desk.forgotten(fresh, self.source)
        self._errands = [errand for errand in self._errands if not self._merge(errand, fresh)]
        since = self.desk.since or decide.reach_back(listing, self.source)
        for entry in decide.whats_new(fresh, known.keys() | busy, since):
            self._want(entry)
        if self.source.pages:
            self._look_again(fresh, known)
        self.desk.tell(Listed(source=self.source, entries=len(fresh), pages=self._pending - 1))
        if listing.next_url and fresh and self._goes_on(fresh, bool(known)):
            self._ask_listing(listing.next_url)

    def _merge(self, errand: Errand, fresh: tuple[Entry, ...]) -> bool:
        """Run an errand with the words the listing has for its address, where it still lists it."""
        entry = next((entry for entry in fresh if entry.url == errand.url), None)
        if entry is not None:
            self._want(entry, errand)
        return entry is not None

    def _look_again(self, fresh: tuple[Entry, ...], known: dict[str, int]) -> None:
        """Ask for articles again that the listing says were corrected, unless it says so of too many to be true."""
        corrected = [
            (entry, known[key])
            for entry in fresh
            if (key := addresses.canonical(entry.url)) in known and decide.was_corrected(entry, self.source)
        ]
        if len(corrected) > MAX_CORRECTED:
            return
        for entry, number in corrected:
            appeared = entry.published or self.desk.now()
            self._want(
                entry, Errand(url=entry.url, source_id=self.source.id, article_id=number, at=None, appeared_at=appeared)
            )

    def _goes_on(self, fresh: tuple[Entry, ...], known: bool) -> bool:  # noqa: FBT001 - whether any was known
        """Whether the page with older news is worth asking for."""
        since = self.desk.since
        if since is not None:
            dated = [moment for entry in fresh if (moment := entry.published or entry.updated)]
            return self._listings < MAX_PAGES_SINCE and not (dated and max(dated) < since)
        if self.source.new_at is None:
            return len(self._seen) < FIRST_ENTRIES and self._listings < FIRST_ENTRIES
        # Otherwise only a gap is closed: everything here is new although the source was read before.
        return not known and self._listings < MAX_PAGES_BACK

    def _ask_listing(self, url: str) -> None:
        self._pending += 1
        self.desk.ask(self.source, url, lambda: self._read(url, first=False), self._listed)

    def _want(self, entry: Entry, errand: Errand | None = None) -> None:
        """Have an article's page fetched; without pages, its listing's words are all there is."""
        if not self.source.pages:
            if entry.title:
                self.desk.write_down(entry, self.source, Verdict(reading=read_words(entry, self.source)), self._kept)
            return
        if self._pending > MAX_PAGES:
            self._left_over = True
            return
        self._pending += 1
        known = self.desk.known_parts(self.source, errand)
        self.desk.ask(
            self.source,
            entry.url,
            lambda: self.desk.fetch_page(self.source, entry, errand, known),
            lambda page: self._page(page, errand),
        )

    def _page(self, page: Page, errand: Errand | None) -> None:
        verdict = judge(page, self.source, errand, self.desk.now())
        size = sum(len(capture.body) for capture in (page.capture, *page.parts) if capture)
        self.bytes += size
        if page.failure is not None:
            self.failed_pages += 1
            if len(self.notes) < _MAX_NOTES:
                self.notes.append(f"{page.entry.url}: {page.failure.cause}")
        self.desk.write_down(page.entry, self.source, verdict, self._kept)
        self.desk.tell(
            PageRead(
                source=self.source,
                url=page.entry.url,
                title=page.reading.title if page.reading else page.entry.title,
                bytes=size,
                left=self._pending - 1,
                error=verdict.error,
            )
        )
        self._step_done()

    def _kept(self, kept: Kept) -> None:
        self.new += kept.change == "new"
        self.changed += kept.change == "changed"

    def _step_done(self) -> None:
        self._pending -= 1
        if self._pending == 0:
            self.done(self)

    def outcome(self, *, seconds: float) -> Outcome:
        """What the visit came to; `source` is as it should now be written down."""
        status = "new" if self.new or self.changed else self._status
        return Outcome(
            source=self._learnt(),
            status=status,
            new=self.new,
            changed=self.changed,
            failed_pages=self.failed_pages,
            error=self.error,
            seconds=seconds,
            bytes=self.bytes,
            notes=tuple(self.notes),
        )

    def _learnt(self) -> Source:
        now = self.desk.now()
        if self._failure is not None:
            return decide.failed(self.source, self._failure, now)
        if self._first is None or self._pending:  # stopped before it was done: due at once
            return self.source
        source = decide.answered(self.source, self._first, self._listing, self._moments, new=self.new, now=now)
        if self._left_over:
            source = replace(source, etag=None, last_modified=None)
        return source


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of asking for a listing: an answer of 304 has neither listing nor failure."""

    capture: Capture | None
    listing: Listing | None
    failure: FetchError | None
