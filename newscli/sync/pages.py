"""One article's page: fetched, read and judged. The judging is pure: an answer becomes what is to be written down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from newscli import decide
from newscli.errors import FetchError
from newscli.fetcher import Fetcher
from newscli.model import ARTICLE_KINDS, Capture, Entry, Errand, Reading, Source
from newscli.parser.listings.words import has_words, read_words
from newscli.sync.further import fetched

#: A page that answers so will answer so the next time; anything else is tried again.
_FINAL = frozenset({401, 402, 403, 404, 405, 406, 410, 451})
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came of asking for a page. An answer of 304 has a capture without a reading."""

    entry: Entry
    capture: Capture | None = None
    reading: Reading | None = None
    parts: tuple[Capture, ...] = ()  #: further pages; pictures, styles and fonts where the reader wants them
    failure: FetchError | None = None

    @property
    def is_article(self) -> bool:
        """Whether there are words of an article to keep."""
        reading = self.reading
        return reading is not None and reading.kind in ARTICLE_KINDS and bool(reading.title or reading.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to be written down after a page: words to keep, an article gone, and what is left to do."""

    capture: Capture | None = None
    reading: Reading | None = None  #: None: nothing is to be kept
    parts: tuple[Capture, ...] = ()
    gone: bool = False
    errand: Errand | None = None  #: `article_id` is filled in once the article is kept
    error: str | None = None


def fetch(fetcher: Fetcher, source: Source, entry: Entry, errand: Errand | None) -> Page:
    """Ask for a page and read it; runs in a worker."""
    known = errand if errand and errand.article_id else None
    answer = fetcher.get(
        entry.url,
        etag=known.etag if known else None,
        last_modified=known.last_modified if known else None,
        source=source,
        crawling=True,
    )
    if isinstance(answer, FetchError):
        return Page(entry=entry, failure=answer)
    if answer.status == 304:
        return Page(entry=entry, capture=answer)
    if is_file(answer):
        return Page(entry=entry, failure=FetchError(entry.url, "a file, no web page", final=True))
    reading, further = fetched(fetcher, answer, source=source)
    return Page(entry=entry, capture=answer, reading=reading, parts=tuple(further))


def is_file(capture: Capture) -> bool:
    """Whether an answer is a picture, a PDF or another file in place of a page, by its bytes."""
    opening = capture.body[:1024]
    return opening.startswith(b"%PDF-") or (b"\0" in opening and not opening.startswith((b"\xff\xfe", b"\xfe\xff")))


def judge(page: Page, source: Source, former: Errand | None, now: datetime) -> Verdict:
    """What to write down. `former` is the errand that led to the page; with an article it is a second look."""
    if page.failure is not None:
        return _failed(page.entry, page.failure, source, former, now)
    if page.reading is None:  # unchanged since the last look
        return Verdict(errand=_look_again(page, source, former, now))
    if page.is_article:
        errand = _look_again(page, source, former, now)
        return Verdict(capture=page.capture, reading=page.reading, parts=page.parts, errand=errand)
    error = f"the page is no article ({page.reading.kind})"
    if former is not None and former.article_id is not None:
        return Verdict(error=error)  # what was kept before is better
    never = Errand(url=page.entry.url, source_id=source.id, at=None, appeared_at=now, reason=error)
    return Verdict(reading=_words(page.entry, source), errand=never, error=error)


def _failed(entry: Entry, failure: FetchError, source: Source, former: Errand | None, now: datetime) -> Verdict:
    """A page that is not to be had: for now, or for good."""
    known = former is not None and former.article_id is not None
    if failure.status in _GONE and known:
        return Verdict(gone=True, error=failure.cause)
    tries = (former.tries if former else 0) + 1
    base = former or Errand(url=entry.url, source_id=source.id, at=None, appeared_at=now)
    at = None if failure.final or failure.status in _FINAL else decide.next_try(tries, now, failure.retry_after)
    errand = replace(base, at=at, tries=tries, reason=failure.cause)
    words = None if known or at is not None else _words(entry, source)
    return Verdict(reading=words, errand=errand, error=failure.cause)


def _words(entry: Entry, source: Source) -> Reading | None:
    """The listing's own words, where it has more than a headline and speaks of its own site's article."""
    return read_words(entry, source) if has_words(entry) and decide.belongs(entry, source) else None


def _look_again(page: Page, source: Source, former: Errand | None, now: datetime) -> Errand | None:
    """The next look at an article, to catch corrections; None once it is old."""
    if former is not None and former.article_id is not None:
        appeared = former.appeared_at
    else:
        published = page.reading.published if page.reading else None
        appeared = min(published or page.entry.published or now, now)
    at = decide.next_check(appeared, now)
    if at is None or page.capture is None:
        return None
    # An answer of 304 need not repeat the validators it confirms.
    return Errand(
        url=page.entry.url,
        source_id=source.id,
        article_id=former.article_id if former else None,
        at=at,
        appeared_at=appeared,
        reason="to catch corrections",
        etag=page.capture.header("etag") or (former.etag if former else None),
        last_modified=page.capture.header("last-modified") or (former.last_modified if former else None),
    )
