"""Work on many hosts at once and on each one thing after the other, without a thread that only waits.

Every host has a line of jobs. Workers run jobs; the calling thread starts a line's next job once the pause owed to its
host is over, and gets every result back, so that whoever calls needs no locks.
"""

from __future__ import annotations

import heapq
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

#: Results handed over in one step: the caller writes them down between steps, and they wait in memory until then.
_RESULTS_A_STEP = 32


@dataclass(frozen=True, slots=True)
class _Job:
    line: str
    url: str
    work: Callable[[], Any]
    then: Callable[[Any], None]
    begins: Callable[[], None]


@dataclass(frozen=True, slots=True)
class _Done:
    job: _Job
    result: Any
    error: BaseException | None


class Lanes:
    """Lines of jobs, a line a host, and the workers that run them."""

    def __init__(self, workers: int, ready_in: Callable[[str], float]) -> None:
        """At most `workers` jobs run at once; `ready_in(url)` is the pause in seconds still owed to an address."""
        self._most = max(1, workers)
        self._ready_in = ready_in
        self._lines: dict[str, deque[_Job]] = {}
        self._ready: deque[str] = deque()
        self._pausing: list[tuple[float, str]] = []
        self._running = 0
        self._workers = 0
        self._orders: SimpleQueue[_Job | None] = SimpleQueue()
        self._results: SimpleQueue[_Done] = SimpleQueue()

    def put(
        self,
        line: str,
        url: str,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        begins: Callable[[], None] = lambda: None,
    ) -> None:
        """Add a job to a host's line: `work` runs in a worker, then `then(result)` in the calling thread; `begins` is
        called there too, when the job's turn has come."""
        job = _Job(line, url, work, then, begins)
        waiting = self._lines.get(line)
        if waiting is None:  # nobody of this line is waiting or running
            self._lines[line] = deque([job])
            self._schedule(line)
        else:
            waiting.append(job)

    @property
    def busy(self) -> bool:
        """Whether any job is waiting or running."""
        return bool(self._lines)

    def step(self, patience: float) -> None:
        """Start what may start, then hand over results; returns after one round or `patience` seconds."""
        self._start()
        timeout = patience
        if self._pausing:
            timeout = max(0.0, min(patience, self._pausing[0][0] - time.monotonic()))
        try:
            self._finish(self._results.get(timeout=timeout))
            for _ in range(_RESULTS_A_STEP):
                self._finish(self._results.get_nowait())
        except Empty:
            return

    def close(self) -> None:
        """Forget what is waiting and send the workers home; one that is still asking is not waited for."""
        self._lines.clear()
        for _ in range(self._workers):
            self._orders.put(None)

    def _schedule(self, line: str) -> None:
        pause = self._ready_in(self._lines[line][0].url)
        if pause > 0:
            heapq.heappush(self._pausing, (time.monotonic() + pause, line))
        else:
            self._ready.append(line)

    def _start(self) -> None:
        now = time.monotonic()
        while self._pausing and self._pausing[0][0] <= now:
            self._schedule(heapq.heappop(self._pausing)[1])
        while self._ready and self._running < self._most:
            job = self._lines[self._ready.popleft()].popleft()
            self._running += 1
            if self._running > self._workers:
                self._workers += 1
                # A daemon: a server that keeps its silence must not keep the program from ending.
                threading.Thread(target=self._work, daemon=True).start()
            job.begins()
            self._orders.put(job)

    def _finish(self, done: _Done) -> None:
        self._running -= 1
        line = done.job.line
        if done.error is not None:
            raise done.error
        done.job.then(done.result)
        if self._lines.get(line):
            self._schedule(line)
        else:
            self._lines.pop(line, None)
        self._start()

    def _work(self) -> None:
        while (job := self._orders.get()) is not None:
            try:
                done = _Done(job, job.work(), None)
            except BaseException as error:  # noqa: BLE001 - carried to the calling thread, which raises it
                done = _Done(job, None, error)
            self._results.put(done)
