"""A Dask cluster: one that is there, by its scheduler's address, or one of a few processes on this machine."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any

from newscli.cluster.engines import TRIES, Given, Lost, Made, Told, Work
from newscli.errors import UsageError

LOCAL = "local"
_CONNECT_SECONDS = 20


class DaskCluster:
    """Runs tasks where a scheduler puts them. `count`: processes of a local cluster."""

    def __init__(self, scheduler: str, count: int) -> None:
        self._scheduler = scheduler
        self._count = count

    def run(self, work: Work[Given, Made], tasks: Sequence[Given], told: Told) -> Iterator[Made | Lost]:  # noqa: ARG002 - as all engines
        """See `Engine`. `told` hears nothing before a task is done. Raises UsageError where no scheduler answers."""
        from distributed import as_completed

        with ExitStack() as stack:
            client = self._client(stack)
            futures = {
                # One key a task and no caching: what a task does is on the disk, not in what it returns.
                client.submit(partial(_alone, work), task, pure=False, retries=TRIES - 1): task
                for task in tasks
            }
            for future in as_completed(list(futures)):
                task = futures.pop(future)
                if future.status == "finished":
                    yield future.result()
                else:
                    yield Lost(task, _cause(future.exception()))
                future.release()

    def _client(self, stack: ExitStack) -> Any:
        from dask import config
        from distributed import Client, LocalCluster

        if self._scheduler != LOCAL:
            try:
                return stack.enter_context(Client(self._scheduler, timeout=_CONNECT_SECONDS))
            except (OSError, ValueError, TimeoutError) as error:
                raise UsageError(f"{self._scheduler}: no Dask scheduler answers there ({error})") from error
        # A worker looks a hundred times a second at what it is doing; nobody asks it.
        stack.enter_context(config.set({"distributed.worker.profile.enabled": False}))
        cluster = LocalCluster(
            n_workers=self._count,
            threads_per_worker=1,  # reading is Python at work: a second thread would only wait for the first
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
        stack.enter_context(cluster)
        return stack.enter_context(Client(cluster))


def _alone(work: Callable[[Any, Told], Any], task: Any) -> Any:
    return work(task, _nobody)


def _nobody(_: int) -> None:
    """Hears what a task tells where nobody waits for it."""


def _cause(error: BaseException | None) -> str:
    from distributed.scheduler import KilledWorker

    if isinstance(error, KilledWorker):
        return "every worker that read it died"
    return f"{type(error).__name__}: {error}"
