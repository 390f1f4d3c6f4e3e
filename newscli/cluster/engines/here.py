"""One task after the other in this process: the yardstick for the others, and what debuggers like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newscli.cluster.engines import Given, Lost, Made, Told, Work


class Here:
    """Runs tasks in the calling thread."""

    def run(self, work: Work[Given, Made], tasks: Sequence[Given], told: Told) -> Iterator[Made | Lost]:
        """See `Engine`."""
        for task in tasks:
            yield work(task, told)
