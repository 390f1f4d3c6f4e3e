"""Articles on their way in: read where only a page came, filed under their source, kept in batches."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from newscli.archive import Archive
from newscli.errors import UnreadableError, UsageError
from newscli.exchange import Flaw, Incoming
from newscli.model import Capture, Kept, Reading
from newscli.parser import read_article

#: A commit waits for the disk: this many articles, bytes or seconds are one.
_BATCH_ARTICLES = 500
_BATCH_BYTES = 16_000_000
_BATCH_SECONDS = 2.0
#: A source's name as it can be typed.
_NAME = re.compile(r"[\w.-]{1,60}")


def bring_in(
    archive: Archive, incoming: Iterable[Incoming | Flaw], *, now: Callable[[], datetime]
) -> Iterator[Kept | Flaw]:
    """Keep what comes; says of each, once it is safe, what the archive did, or why it did nothing."""
    filing = _Filing(archive)
    for batch in _batches(incoming):
        readable = [_with_reading(one) for one in batch]
        with archive.transaction():
            done = [one if isinstance(one, Flaw) else _keep(archive, filing, one, now()) for one in readable]
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


def _with_reading(one: Incoming | Flaw) -> Incoming | Flaw:
    if isinstance(one, Flaw) or one.reading is not None or one.capture is None:
        return one
    try:
        return replace(one, reading=_read(one.capture))
    except UnreadableError as error:
        return Flaw(one.where, str(error))


def _keep(archive: Archive, filing: _Filing, one: Incoming, now: datetime) -> Kept | Flaw:
    if one.reading is None:
        return Flaw(one.where, "nothing to read")
    first_seen_at = min(one.first_seen_at or now, now)
    try:
        kept = archive.keep(one.capture, one.reading, source_id=filing.number(one, now), now=first_seen_at)
    except (UnreadableError, UsageError) as error:  # both are raised before anything is written
        return Flaw(one.where, str(error))
    if kept.change == "new":
        if not one.unread or one.starred:
            archive.articles.mark([kept.article_id], unread=one.unread, starred=one.starred)
        if one.gone_at is not None:
            archive.articles.gone(kept.article_id, min(one.gone_at, now))
    return kept


def _read(capture: Capture) -> Reading:
    return read_article(capture.body, capture.url, headers=capture.headers, captured_at=capture.fetched_at)
