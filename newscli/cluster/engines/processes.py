"""All cores of one machine: a few processes, each with one task at a time.

Not concurrent.futures: there one process that dies takes all tasks along, and does not say which one it was at.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from multiprocessing.connection import Connection, wait
from typing import Any, Self, cast

from newscli.cluster.engines import TRIES, Given, Lost, Made, Told, Work

# A fork would copy the locks of libraries' threads as they happen to stand.
_CONTEXT = multiprocessing.get_context("spawn")


class Processes:
    """Runs tasks in so many processes."""

    def __init__(self, count: int) -> None:
        self._count = count

    def run(self, work: Work[Given, Made], tasks: Sequence[Given], told: Told) -> Iterator[Made | Lost]:
        """See `Engine`."""
        waiting = deque((task, 1) for task in tasks)
        with ExitStack() as stack:
            workers: list[_Worker] = []
            for _ in range(min(self._count, len(tasks))):
                workers.append(stack.enter_context(_Worker(work)))
                workers[-1].begin(waiting)
            while busy := {worker.pipe: worker for worker in workers if worker.task is not None}:
                for pipe in wait(list(busy)):
                    worker = busy[cast(Any, pipe)]
                    message = worker.hear()
                    if isinstance(message, int):
                        told(message)
                        continue
                    if isinstance(message, tuple):
                        yield cast(Made, message[0])
                    elif worker.tries < TRIES:
                        waiting.append((cast(Given, worker.task), worker.tries + 1))
                    else:
                        yield Lost(worker.task, f"the process that read it died {TRIES} times ({message})")
                    worker.begin(waiting)
                for worker in workers:  # those that had nothing to do when a task came back
                    if worker.task is None:
                        worker.begin(waiting)


class _Worker:
    """A process and the task it is at; a dead one is replaced when there is more to do."""

    def __init__(self, work: Work[Any, Any]) -> None:
        self._work = work
        self.task: Any = None
        self.tries = 0
        self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.pipe.close()  # at its end the process leaves by itself, unless it is at a task
        if self.task is not None:
            self._process.kill()
        self._process.join()

    def begin(self, waiting: deque[tuple[Any, int]]) -> None:
        """Take the next task, if there is one."""
        self.task = None
        if waiting:
            if not self._process.is_alive():
                self.pipe.close()
                self._start()
            self.task, self.tries = waiting.popleft()
            self.pipe.send(self.task)

    def hear(self) -> int | tuple[Any] | str:
        """Pages read meanwhile, or what came of the task in a tuple of one, or how the process died."""
        try:
            message: int | tuple[Any] = self.pipe.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            return f"status {self._process.exitcode}"
        return message

    def _start(self) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(self._work, theirs, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()


def _serve(work: Work[Any, Any], pipe: Connection, parent: int) -> None:
    """A worker's life: tasks come, results go, and it ends with whoever sends them."""

    def told(count: int) -> None:
        if os.getppid() != parent:  # it was killed; nobody wants what comes of this
            raise SystemExit
        pipe.send(count)

    while True:
        try:
            task = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            pipe.send((work(task, told),))
        except (BrokenPipeError, KeyboardInterrupt):
            return
