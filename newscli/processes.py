"""The same work on many things in several processes, what came of it in the order of the things."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from itertools import islice
from multiprocessing.context import BaseContext
from typing import TypeVar

from newscli.errors import NewscliError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def in_order(
    work: Callable[[_Given], _Made], things: Iterable[_Given], *, jobs: int, ahead: int = 2, copies: bool = False
) -> Generator[_Made, None, None]:
    """What `work`, which any process can import, makes of each thing; in this process where `jobs` is 1.

    Things are taken as they are needed, `ahead` for each process beyond the one whose answer is waited for. `copies`:
    where the system can, processes begin as copies of this one, 0.4 s sooner; not where an archive is open or threads
    run, whose locks would be copied as they happen to stand. Ctrl-C reaches this process alone. Raises NewscliError
    where a process was killed.
    """
    if jobs == 1:
        yield from map(work, things)
        return
    remaining = iter(things)
    try:
        with ProcessPoolExecutor(jobs, _context(work, copies=copies), _begin) as pool:
            waiting = deque(pool.submit(work, thing) for thing in islice(remaining, jobs * ahead))
            try:
                while waiting:
                    made = waiting.popleft().result()
                    waiting.extend(pool.submit(work, thing) for thing in islice(remaining, 1))
                    yield made
            finally:  # the caller may have heard enough
                pool.shutdown(cancel_futures=True)
    except BrokenExecutor as error:
        raise NewscliError("one of the processes was killed, perhaps for want of memory; try fewer --jobs") from error


def _context(work: Callable[..., object], *, copies: bool) -> BaseContext:
    possible = multiprocessing.get_all_start_methods()
    if copies and "fork" in possible:
        return multiprocessing.get_context("fork")
    if "forkserver" not in possible:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([getattr(work, "func", work).__module__])  # imported once for all of them
    return context


def _begin() -> None:
    """A process's first act: leave Ctrl-C to the parent, and leave with it, also where it was killed.

    By itself a process of this pool would wait for its next task for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
