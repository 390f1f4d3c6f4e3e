"""Articles on their way in: read where only a page came, filed under their source, kept in batches."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from newscli.archive import Archive
from newscli.archive.readings import filled
from newscli.errors import UnreadableError, UsageError
from newscli.exchange import Flaw, Incoming, Passed
from newscli.fetcher.coding import unpack
from newscli.fetcher.wire import BrokenError
from newscli.model import ARTICLE_KINDS, Capture, Entry, Kept
from newscli.parser import read_capture
from newscli.parser.joined import read_joined

#: A commit waits for the disk: this many articles, bytes (as they come, packed to a tenth) or seconds are one.
_BATCH_ARTICLES = 500
_BATCH_BYTES = 4_000_000
_BATCH_SECONDS = 2.0
#: Far more than any page; the fetcher takes less by default.
_MAX_BYTES = 64_000_000
#: A source's name as it can be typed.
_NAME = re.compile(r"[\w.-]{1,60}")


#: What became of a piece of a file.
Done = Kept | Flaw | Passed


def bring_in(archive: Archive, incoming: Iterable[Incoming | Flaw], *, now: Callable[[], datetime]) -> Iterator[Done]:
    """Keep what comes; says of each, once it is safe, what the archive did, or why it did nothing.

    A page is kept as it was captured then. One that is no article is passed by: nothing is wrong with it.
    """
    filing = _Filing(archive)
    for batch in _batches(incoming):
        readable = [_with_reading(archive, one) if isinstance(one, Incoming) else one for one in batch]
        with archive.transaction():
            done = [_keep(archive, filing, one, now()) if isinstance(one, Incoming) else one for one in readable]
        yield from done


class _Filing:
    """Under which source an article goes that was filed under one elsewhere."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._numbers: dict[tuple[str, str | None], int | None] = {}

    def number(self, one: Incoming, now: datetime) -> int | None:
        """The number of its source here; one that is not followed here is written down as not followed."""
        key = (one.source, one.source_url)
        if key not in self._numbers:
            self._numbers[key] = self._find(one, now) if one.source else None
        return self._numbers[key]

    def _find(self, one: Incoming, now: datetime) -> int | None:
        sources = self._archive.sources
        for source in sources.ever():
            if source.url == one.source_url or (source.name == one.source and one.source_url is None):
                return source.id
        if one.source_url is None:
            return None
        taken = {source.name for source in sources.ever()}
        name = one.source if _NAME.fullmatch(one.source) and one.source not in taken else None
        made = sources.add(one.source_url, name=name, now=now)
        sources.remove(made.id)
        return made.id


def _batches(incoming: Iterable[Incoming | Flaw]) -> Iterator[list[Incoming | Flaw]]:
    """What comes, in the portions of a commit; gathered before the archive is locked, for a pipe may be slow."""
    batch: list[Incoming | Flaw] = []
    size, started = 0, time.monotonic()
    for one in incoming:
        batch.append(one)
        size += len(one.capture.body) if isinstance(one, Incoming) and one.capture else 0
        late = time.monotonic() - started > _BATCH_SECONDS
        if len(batch) >= _BATCH_ARTICLES or size >= _BATCH_BYTES or late:
            yield batch
            batch, size, started = [], 0, time.monotonic()
    if batch:
        yield batch


def _with_reading(archive: Archive, one: Incoming) -> Incoming | Done:
    """A page unpacked and read, outside the transaction: it takes longer than keeping. What is kept is not read again:
    an article's older page would look like a change of its newer one."""
    capture = one.capture
    if capture is None:
        return one
    try:
        body = unpack([capture.body], one.coding, limit=_MAX_BYTES) if one.coding else capture.body
    except BrokenError as error:
        return Flaw(one.where, f"{capture.url}: {error}")
    capture = replace(capture, body=body)
    if one.part_of:
        return replace(one, capture=capture)
    return _kept_before(archive, capture) or replace(
        one, capture=capture, reading=filled(read_capture(capture), entry=one.facts)
    )


def _kept_before(archive: Archive, capture: Capture) -> Kept | None:
    article_id = archive.articles.known([capture.url]).get(capture.url)
    if article_id is None or archive.captures.find(capture, article_id=article_id) is None:
        return None
    return Kept(article_id=article_id, revision_id=archive.articles.get(article_id).revision_id, change="same")


def _keep(archive: Archive, filing: _Filing, one: Incoming, now: datetime) -> Done:
    seen_at = min(one.first_seen_at or (one.capture.fetched_at if one.capture else now), now)
    if one.reading is None:
        return _keep_part(archive, one)
    if one.reading.kind not in ARTICLE_KINDS:
        return Passed(one.where, f"a {one.reading.kind} page is no article")
    entry = Entry(url=one.facts.url) if one.facts and one.facts.url else None  # the name it goes by
    try:
        kept = archive.keep(
            one.capture, one.reading, source_id=filing.number(one, now), now=seen_at, entry=entry, reread=read_capture
        )
    except (UnreadableError, UsageError) as error:  # both are raised before anything is written
        return Flaw(one.where, str(error))
    if kept.change == "new":
        if not one.unread or one.starred:
            archive.articles.mark([kept.article_id], unread=one.unread, starred=one.starred)
        if one.gone_at is not None:
            archive.articles.gone(kept.article_id, min(one.gone_at, now))
    return kept


def _keep_part(archive: Archive, one: Incoming) -> Done:
    """Keep a picture, style or font with the article it belongs to."""
    if one.capture is None or one.part_of is None:
        return Flaw(one.where, "nothing to read")
    article_id = archive.articles.known([one.part_of]).get(one.part_of)
    if article_id is None:
        return Passed(one.where, "part of a page that is not kept")
    if archive.captures.find(one.capture, article_id=article_id) is None:
        archive.captures.add(one.capture, article_id=article_id, part=True)
        if "html" in (one.capture.header("content-type") or ""):
            _rejoin(archive, article_id)
    return Passed(one.where, "kept with its page")


def _rejoin(archive: Archive, article_id: int) -> None:
    """Read an article again whose further page has come: its first page came before, and was read alone."""
    page = archive.articles.newest_capture(article_id)
    whole = read_joined(page, lambda url: archive.captures.part_at(article_id, url, page.fetched_at), read_capture)
    archive.keep(page, whole, source_id=None, now=page.fetched_at, reread=read_capture)
