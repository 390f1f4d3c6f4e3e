"""Kept pages read again with today's parser: the same pure function, over what the archive has.

Processes read, each with the archive open for reading alone; the calling thread writes, a batch a transaction. A page
that is done is written down with the parser that read it, so that whatever ends the work, the next goes on from there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path

from newscli.archive import Archive, open_archive, rereading
from newscli.archive.rereading import Again
from newscli.archive.verify import Progress
from newscli.model import Capture, Reading
from newscli.parser import PARSER_VERSION, read_capture
from newscli.processes import in_order
from newscli.sync.further import reader

Read = Callable[[Capture], Reading]
#: Articles a batch: a commit waits for the disk, which at this many costs a hundredth of the reading.
_BATCH = 100
#: Articles that are read here in the half second in which another process begins.
_ALONE = 40


def reread(
    archive: Archive,
    article_ids: Iterable[int] | None = None,
    *,
    read: Read = read_capture,
    parser_version: int = PARSER_VERSION,
    jobs: int = 1,
    everything: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Again]:
    """Read pages again that this parser has not read yet (`everything`: also those it has), and keep what is better.

    `article_ids` restricts it to some articles. Yields what came of each page, once it is kept, in the order of the
    articles' numbers. `read` is the parser and `parser_version` its number; a process must be able to import it.
    `dry_run` keeps nothing. `stop`, once set, ends the work after the batch. Raises ArchiveError, and NewscliError
    where a process was killed.
    """
    below = None if everything else parser_version
    chosen = None if article_ids is None else set(article_ids)
    numbers = [number for number in rereading.stale(archive, below) if chosen is None or number in chosen]
    jobs = max(1, min(jobs, len(numbers) // _ALONE))
    size = max(1, min(_BATCH, -(-len(numbers) // (4 * jobs))))  # few, so that all processes have something to do
    batches = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    work = partial(_looked, archive, read, below) if jobs == 1 else partial(_looked_alone, archive.path, read, below)
    done = 0
    with closing(in_order(work, batches, jobs=jobs)) as all_looked:
        for batch, looked in zip(batches, all_looked, strict=False):
            yield from looked if dry_run else rereading.settle(archive, looked, parser_version=parser_version)
            done += len(batch)
            if progress:
                progress(done, len(numbers))
            if stop is not None and stop.is_set():
                return


def _looked(archive: Archive, read: Read, below: int | None, numbers: list[int]) -> list[Again]:
    whole = reader(archive, read)
    return [again for number in numbers for again in rereading.look(archive, number, whole, parser_version=below)]


def _looked_alone(path: Path, read: Read, below: int | None, numbers: list[int]) -> list[Again]:
    """The same in a process of its own."""
    return _looked(_archive(path), read, below, numbers)


@cache
def _archive(path: Path) -> Archive:
    """This process's archive, open as long as it lives."""
    return open_archive(path, readonly=True)
