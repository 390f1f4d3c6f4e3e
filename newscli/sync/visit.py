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
from newscli.model import Capture, Entry, Kept, Listing, Outcome, Reading, Source
from newscli.parser import read_article, read_listing
from newscli.parser.listings.words import has_words, read_words
from newscli.sync.desk import Desk, ToKeep
from newscli.sync.events import Listed, PageRead

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
#: A page that answers so will answer so next time; anything else is tried again.
_FINAL = frozenset({401, 403, 404, 405, 406, 410, 451})
_KEPT_KINDS = frozenset({"article", "video", "teaser"})


@dataclass(slots=True)
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

    def begin(self) -> None:
        """Ask for the source's listing."""
        self._pending += 1
        self.desk.ask(self.source.url, lambda: self._read(self.source.url, first=True), self._listed)

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
        elif listing is None:
            self._status = "not modified"
        else:
            self._take(listing)
        self._step_done()

    def _take(self, listing: Listing) -> None:
        for child in listing.children[:MAX_CHILDREN]:
            self._ask_listing(child)
        fresh = tuple(entry for entry in listing.entries if addresses.canonical(entry.url) not in self._seen)
        self._seen.update(addresses.canonical(entry.url) for entry in fresh)
        self._moments += [moment for entry in fresh if (moment := entry.published or entry.updated)]
        known = self.desk.known(fresh, self.source)
        wanted = decide.whats_new(fresh, known, self.desk.since)
        for entry in wanted:
            if self._pending > MAX_PAGES:
                self._left_over = True
                break
            self._want(entry)
        self.desk.tell(Listed(source=self.source, entries=len(fresh), pages=self._pending - 1))
        if listing.next_url and fresh and self._goes_on(fresh, known):
            self._ask_listing(listing.next_url)

    def _goes_on(self, fresh: tuple[Entry, ...], known: set[str]) -> bool:
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
        self.desk.ask(url, lambda: self._read(url, first=False), self._listed)

    def _want(self, entry: Entry) -> None:
        if not self.source.pages:
            self._keep_words(entry)
            return
        self._pending += 1
        self.desk.ask(
            entry.url, lambda: _read_page(self.desk, self.source, entry), lambda page: self._page(entry, page)
        )

    def _page(self, entry: Entry, page: _Page) -> None:
        error: str | None = None
        if page.capture is not None and page.reading is not None:
            self.bytes += len(page.capture.body)
            error = self._file(entry, page.capture, page.reading)
        elif page.failure is not None:
            error = page.failure.cause
            self._page_failed(entry, page.failure)
        self.desk.tell(
            PageRead(
                source=self.source,
                url=entry.url,
                title=page.reading.title if page.reading else entry.title,
                bytes=len(page.capture.body) if page.capture else 0,
                left=self._pending - 1,
                error=error,
            )
        )
        self._step_done()

    def _file(self, entry: Entry, capture: Capture, reading: Reading) -> str | None:
        """Keep a page that is an article, or the feed's words where it is a wall; says what was wrong."""
        if reading.kind in _KEPT_KINDS and (reading.title or reading.blocks):
            self.desk.keep(ToKeep(capture, reading, entry, self.source, self._kept))
            return None
        if has_words(entry):
            self._keep_words(entry)
        return f"the page is no article ({reading.kind})"

    def _page_failed(self, entry: Entry, failure: FetchError) -> None:
        self.failed_pages += 1
        if failure.status not in _FINAL:
            self._left_over = True
        elif has_words(entry):
            self._keep_words(entry)
        if len(self.notes) < 5:
            self.notes.append(f"{entry.url}: {failure.cause}")

    def _keep_words(self, entry: Entry) -> None:
        if entry.title:
            self.desk.keep(ToKeep(None, read_words(entry, self.source), entry, self.source, self._kept))

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


@dataclass(frozen=True, slots=True)
class _Page:
    capture: Capture | None
    reading: Reading | None
    failure: FetchError | None


def _read_page(desk: Desk, source: Source, entry: Entry) -> _Page:
    """Fetch and read an article's page; runs in a worker."""
    answer = desk.fetch(entry.url, source)
    if isinstance(answer, FetchError):
        return _Page(None, None, answer)
    reading = read_article(answer.body, answer.url, headers=answer.headers, captured_at=answer.fetched_at)
    return _Page(answer, reading, None)
