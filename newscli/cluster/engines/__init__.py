"""Where tasks run: in this process, on all cores of this machine, or on a Dask cluster; one module each.

An engine takes a function and tasks, and gives what came of each as it comes. A task that kills its process is tried
again somewhere else, and given up as `Lost` after a few times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
#: Hears how much more is done while a task is running.
Told = Callable[[int], None]
Work = Callable[[Given, Told], Made]

#: A process that dies may have been shot; three that die at the same task died of it.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """A task that was given up, and why."""

    task: Any
    cause: str


class Engine(Protocol):
    """Runs a function, which any process can import, over tasks, which can be sent there."""

    def run(self, work: Work[Given, Made], tasks: Sequence[Given], told: Told) -> Iterator[Made | Lost]:
        """What came of each task, in the order in which they end."""
