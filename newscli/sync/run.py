"""The pipeline: fetch -> read -> decide -> keep, for every source that is due, many hosts at once, one writer.

Fetching and reading run in workers, a host at a time each (`lanes`); deciding and keeping run in the calling thread,
which alone touches the archive. What is read is kept in small batches, so that a stop at any moment, even a kill, loses
at most a batch, and the next sync goes on where this one ended.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from newscli.archive import Archive
from newscli.fetcher import Fetcher
from newscli.model import Outcome, Source
from newscli.settings import Settings
from newscli.sync.desk import Desk
from newscli.sync.events import Finished, Listener, Started, Waiting
from newscli.sync.lanes import Lanes
from newscli.sync.parts import with_pictures
from newscli.sync.visit import Visit

#: How often a waiting sync looks whether it should stop.
_PATIENCE = 0.1


def utc_now() -> datetime:
    """The time, as everything kept has it."""
    return datetime.now(UTC)


def sync(
    archive: Archive,
    fetcher: Fetcher,
    settings: Settings,
    *,
    now: Callable[[], datetime] = utc_now,
    sources: Iterable[Source] | None = None,
    force: bool = False,
    since: datetime | None = None,
    recheck: bool = False,
    listener: Listener | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Outcome]:
    """Ask the sources that are due, keep what is new, and yield an outcome for each as soon as it is kept.

    `sources` restricts it to some; `force` asks them whether due or not (`since` does too, and walks their older pages
    back to that moment). `recheck` looks at every article again that would be looked at some day. `stop`, once set,
    ends the sync after what was read is kept; sources not finished by then stay due. Raises ArchiveError where another
    sync holds the archive.
    """
    with archive.lock_sync():
        asked = list(archive.sources.all() if sources is None else sources)
        due = [source for source in asked if force or since is not None or source.is_due(now())]
        lanes = Lanes(settings.hosts_at_once, fetcher.ready_in)
        desk = Desk(
            archive,
            fetcher,
            lanes,
            now=now,
            since=since,
            recheck=recheck,
            pictures=with_pictures(due, settings),
            listener=listener,
        )
        yield from _Run(archive, desk, lanes, stop).outcomes(due)
        visited = {source.id for source in due}
        for source in asked:
            if source.id not in visited:
                yield Outcome(source=source, status="not due")


class _Run:
    """One sync at work: its visits, and which of them have come to their end."""

    def __init__(self, archive: Archive, desk: Desk, lanes: Lanes, stop: threading.Event | None) -> None:
        self._archive = archive
        self._desk = desk
        self._lanes = lanes
        self._stop = stop or threading.Event()
        self._open: dict[Visit, None] = {}  # in the order they began
        self._finished: list[Visit] = []

    def outcomes(self, sources: list[Source]) -> Iterator[Outcome]:
        """Visit the sources and yield what came of each, kept already."""
        self._desk.tell(Started(sources=len(sources)))
        self._open = dict.fromkeys(
            Visit(self._desk, source, time.monotonic(), self._finished.append) for source in sources
        )
        for visit in list(self._open):
            visit.begin()
        try:
            while self._lanes.busy and not self._stop.is_set():
                self._lanes.step(_PATIENCE)
                self._desk.tell(Waiting())
                if self._desk.is_full(len(self._finished)):
                    yield from self._write()
        finally:  # stopped, interrupted or dropped by the caller: what was read stays read
            self._lanes.close()
            last = list(self._write())
        yield from last
        for visit in self._open:  # only where it was stopped
            visit.notes.append("stopped before it was done")
            yield visit.outcome(seconds=time.monotonic() - visit.started)

    def _write(self) -> Iterator[Outcome]:
        """Keep the batch in one transaction, then report the visits that ended with it."""
        finished = list(self._finished)
        self._finished.clear()
        with self._archive.transaction():
            self._desk.write()
            outcomes = [visit.outcome(seconds=time.monotonic() - visit.started) for visit in finished]
            for outcome in outcomes:
                self._archive.sources.update(outcome.source)
        for visit, outcome in zip(finished, outcomes, strict=True):
            del self._open[visit]
            self._desk.tell(Finished(outcome=outcome, left=len(self._open)))
            yield outcome
