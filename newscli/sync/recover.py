"""Asking web archives for pages that are gone, and filing what they have under the day when it was so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal

from newscli import addresses
from newscli.archive import Archive
from newscli.errors import FetchError, NotFoundError, UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.fetcher.mementos import Memento, WebArchive
from newscli.model import Article, Capture, Entry, Kept
from newscli.parser import read_capture
from newscli.sync.further import reader
from newscli.sync.whole import as_article, meant

#: A new article, a version newer or older than the newest of a known one, or words that were known.
Change = Literal["new", "newer", "older", "same"]
#: Mementos tried until one is an article: web archives keep walls and errors as faithfully as pages.
MOST_TRIES = 6
#: Mementos of one page that are asked for where every one is wanted.
MOST_PAGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A page that a web archive had."""

    article: Article
    url: str  #: in the web archive
    at: datetime  #: when the page was so
    change: Change


def recover(
    archive: Archive,
    ref: str,
    fetcher: Fetcher,
    gates: Sequence[str],
    *,
    now: datetime,
    at: datetime | None = None,
    every: bool = False,
) -> Iterator[Recovered]:
    """Ask the web archives behind `gates` (their TimeGates) for an article's page, or for any page by its address.

    The first that has it near the moment `at` wins; without one that is when the article appeared, or now where
    nothing is known of it. `every` takes every memento of all of them, oldest first. A page is filed under its own
    date: one from before the newest version is an older version and no news, and an article that is gone stays so.
    Raises NotFoundError where no web archive has an article there, UsageError where there is none to ask.
    """
    if not gates:
        raise UsageError("no web archive is set; `newscli config set web_archives ADDRESS` names one")
    article, url = meant(archive, ref)
    moment = at or (article.published or article.first_seen_at if article else now)
    causes, found = [], False
    for gate in gates:
        cause = "nothing"
        for page in _pages(archive, WebArchive(fetcher, gate), url, moment, every=every):
            if not isinstance(page, Capture):
                cause = page.cause if isinstance(page, FetchError) else str(page)
                continue
            if page.fetched_at > now:
                cause = f"dates it {page.fetched_at:%Y-%m-%d}, which is still to come"
                continue
            found = True
            yield _kept(archive, page, url, now)
            if not every:
                return
        causes.append(f"{addresses.host(gate)}: {cause}")
    if not found:
        raise NotFoundError(f"{url}: no web archive has an article there ({'; '.join(causes)})")


def _pages(
    archive: Archive, web_archive: WebArchive, url: str, moment: datetime, *, every: bool
) -> Iterator[Capture | FetchError | UnreadableError]:
    """What one web archive answers for each memento that is wanted and not kept yet."""
    listed = web_archive.all(url) if every else web_archive.near(url, moment)
    if isinstance(listed, FetchError):
        yield listed
        return
    wanted = islice(listed, MOST_PAGES) if every else islice(_nearest(web_archive, listed, url, moment), MOST_TRIES)
    for memento in wanted:
        if not every or not archive.articles.known([memento.raw]):
            yield as_article(web_archive.get(memento, url))


def _nearest(web_archive: WebArchive, near: Sequence[Memento], url: str, moment: datetime) -> Iterator[Memento]:
    """All mementos from the nearest on; the whole list is asked for only when it comes to that."""
    yield from near
    listed = web_archive.all(url)
    if not isinstance(listed, FetchError):
        named = {memento.raw for memento in near}
        others = (memento for memento in listed if memento.raw not in named)
        yield from sorted(others, key=lambda memento: abs(memento.at - moment))


def _kept(archive: Archive, page: Capture, url: str, now: datetime) -> Recovered:
    """File a page under its own date, and leave what is known of its being gone as it is."""
    number = archive.articles.known([url]).get(url)
    former = archive.articles.revisions(number) if number else []
    known = archive.articles.get(number) if number else None
    # Where only a feed's words are kept, the page is new to us today, and takes their place.
    wordless = known and any(one.id == known.revision_id and one.capture_id is None for one in former)
    seen_at = now if wordless else page.fetched_at
    with archive.transaction():
        kept = archive.keep(
            page, read_capture(page), source_id=None, now=seen_at, entry=Entry(url=url), reread=reader(archive)
        )
        if known and known.gone_at:
            archive.articles.gone(kept.article_id, known.gone_at)
    article = archive.articles.get(kept.article_id)
    change = _change(kept, len(former), len(archive.articles.revisions(kept.article_id)))
    return Recovered(article=article, url=page.asked_url, at=page.fetched_at, change=change)


def _change(kept: Kept, before: int, after: int) -> Change:
    if kept.change in ("new", "same"):
        return "older" if before and after > before else kept.change
    return "newer"
