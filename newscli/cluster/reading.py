"""A whole job: what of the inputs is still to do, and each as it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newscli.cluster.dataset.manifest import Dataset, Entry
from newscli.cluster.engines import Engine, Lost, Told
from newscli.cluster.inputs import Input
from newscli.cluster.tasks import Failed, Task, read_input


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do for a dataset, and what was done before."""

    to: str
    tasks: tuple[Task, ...]
    before: tuple[Entry, ...]  #: the entries of inputs that need not be read again

    @property
    def bytes(self) -> int:
        """Of all inputs that are still to be read."""
        return sum(task.input.size for task in self.tasks)


def plan(inputs: Sequence[Input], to: str) -> Plan:
    """Which inputs a dataset lacks; one whose file changed since is read again. Raises UsageError, NewscliError."""
    dataset = Dataset.at(to)
    own = dataset.system.unstrip_protocol(dataset.root) + "/"
    inputs = [one for one in inputs if not one.url.startswith(own)]  # the dataset may lie in a folder it is made from
    entries = dataset.entries()
    before = [
        entries[one.key]
        for one in inputs
        if one.key in entries and entries[one.key].done and entries[one.key].stamp == one.stamp
    ]
    keys = {entry.key for entry in before}
    return Plan(to, tuple(Task(one, to) for one in inputs if one.key not in keys), tuple(before))


def read(wanted: Plan, engine: Engine, told: Told) -> Iterator[Entry | Failed]:
    """Read what the plan says; each input's entry as it is done, or why it could not be."""
    for made in engine.run(read_input, wanted.tasks, told):
        yield Failed(made.task.input.url, made.cause) if isinstance(made, Lost) else made
    Dataset.at(wanted.to).sweep()
