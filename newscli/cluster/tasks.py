"""One task: an input read from its beginning to its end, its rows written, its entry in the manifest."""

from __future__ import annotations

import gc
import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newscli.cluster.dataset.manifest import Dataset, Entry
from newscli.cluster.dataset.writing import Writer
from newscli.cluster.inputs import Input
from newscli.cluster.pages import UNREADABLE, pages
from newscli.cluster.rows import row
from newscli.errors import NewscliError
from newscli.exchange import Flaw
from newscli.parser import PARSER_VERSION

#: Flaws that an entry names one by one.
_NAMED = 20
#: Pages between two words to whoever waits.
TOLD_PAGES = 50


@dataclass(frozen=True, slots=True)
class Task:
    """An input to read into the dataset at `to`."""

    input: Input
    to: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An input of which nothing could be read, and why."""

    url: str
    cause: str


def read_input(task: Task, told: Callable[[int], None]) -> Entry | Failed:
    """Do the task; `told` hears of pages as they are read. What cannot be read at all is no entry: it stays to do."""
    one, dataset = task.input, Dataset.at(task.to)
    started, cpu = time.monotonic(), time.process_time()
    rows = errors = flaws = untold = 0
    named: list[str] = []
    writer = Writer(one.key, lambda part: dataset.system.open(dataset.draft(one.key, part), "wb"))
    try:
        with collected_seldom(), writer:
            for page in pages(one):
                if isinstance(page, Flaw):
                    flaws += 1
                    named += [str(page)] if flaws <= _NAMED else []
                elif page.part_of is None:
                    made = row(page, one.url)
                    rows, errors, untold = rows + 1, errors + ("error" in made), untold + 1
                    writer.add(made)
                if untold >= TOLD_PAGES:
                    told(untold)
                    untold = 0
        told(untold)
        return dataset.commit(
            Entry(
                url=one.url,
                key=one.key,
                stamp=one.stamp,
                parts=tuple(writer.parts),
                rows=rows,
                errors=errors,
                flaws=tuple(named),
                flaw_count=flaws,
                parser_version=PARSER_VERSION,
                bytes=one.size,
                seconds=round(time.monotonic() - started, 3),
                cpu_seconds=round(time.process_time() - cpu, 3),
                peak_bytes=peak_bytes(),
                written_at=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        )
    except (NewscliError, *UNREADABLE) as error:
        return Failed(one.url, str(error))


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Have Python look for circles of garbage less often: pages make many objects and few circles. It saves 8 % of the
    CPU and costs no memory that could be measured."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def peak_bytes() -> int:
    """The most memory this process ever had. The kernel's own figure where there is one: `getrusage` hands on what the
    process had that started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
