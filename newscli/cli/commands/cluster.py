"""newscli cluster: the reading function over whole collections, on all cores of a machine or on many machines."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import jobs as shown

if TYPE_CHECKING:
    from newscli.cluster.engines import Engine
    from newscli.cluster.tasks import Failed

_Scheduler = Annotated[
    str | None,
    Option(metavar="ADDRESS", help="A Dask scheduler, tcp://HOST:PORT, or `local` for one on this machine."),
]
_Jobs = Annotated[
    int | None, Option("--jobs", "-j", least=1, help="Processes on this machine; one a core where not given.")
]
#: Flaws and failures named one by one.
_NAMED = 20


def read(
    here: Environment,
    inputs: Annotated[
        list[str],
        Argument(metavar="INPUT...", help="WARC, WACZ, newscli archives, Parquet, pages; folders; any address."),
    ],
    *,
    to: Annotated[str, Option(metavar="URL", help="The dataset: a folder, or an address such as s3://b/news.")],
    scheduler: _Scheduler = None,
    jobs: _Jobs = None,
) -> int:
    """Read pages out of files into a Parquet dataset, a row a page.

    An input that is done is not read again; what was interrupted goes on where it was. A page that cannot be read is a
    row with its `error`; of a damaged file what is sound is kept. Status 3 where a file was damaged or not to be read.
    """
    from newscli.cluster.extra import need

    need("pyarrow", "fsspec")
    from newscli.cluster import inputs as behind
    from newscli.cluster import reading
    from newscli.cluster.tasks import Failed

    wanted = reading.plan(behind.find(inputs), to)
    engine = _engine(scheduler, jobs)
    entries, flawed = [], [entry for entry in wanted.before if entry.flaw_count]
    failed: list[Failed] = []
    with shown.JobProgress(here.talk, inputs=len(wanted.tasks), size=wanted.bytes) as progress:
        for made in reading.read(wanted, engine, progress.pages):
            if isinstance(made, Failed):
                failed.append(made)
                progress.done(None, told=True)
                continue
            entries.append(made)
            flawed += [made] if made.flaw_count else []
            progress.done(made, told=scheduler is None)
        seconds = progress.seconds
    if wanted.before:
        here.note(f"{len(wanted.before):,} of the inputs were done before")
    if wanted.tasks:
        shown.finished(here.talk, entries, seconds=seconds)
    for entry in flawed[:_NAMED]:
        more = f" (and {entry.flaw_count - 1:,} more)" if entry.flaw_count > 1 else ""
        here.note(f"{entry.url}: {entry.flaws[0]}{more}")
    _name_failed(here, failed)
    if len(flawed) > _NAMED or len(failed) > _NAMED:
        here.note(f"in all {len(flawed):,} inputs are damaged and {len(failed):,} were not read")
    return 3 if flawed or failed else 0


def same_story(
    here: Environment,
    dataset: Annotated[str, Argument(metavar="DATASET", help="What `newscli cluster read` wrote.")],
    *,
    to: Annotated[str, Option(metavar="FILE", help="A Parquet file for what is found.")],
    scheduler: _Scheduler = None,
    jobs: _Jobs = None,
) -> int:
    """Find the reports that stand in several pages of a dataset.

    A row a page, pages of one report under the address of the first. Two pages are one report where their words are the
    same for the greater part, whoever cut or added what.
    """
    from newscli.cluster.extra import need

    need("pyarrow", "fsspec", "numpy")
    from newscli.cluster.stories.groups import same_story as find

    with shown.JobProgress(here.talk, inputs=0, size=0) as progress:
        found = find(dataset, to, _engine(scheduler, jobs), lambda _: None)
        seconds = progress.seconds
    reports = f"{found.stories:,} report{'' if found.stories == 1 else 's'}"
    here.note(f"{to}: {reports} in {found.pages:,} pages, found in {seconds:.1f} s")
    return 0 if found.stories else 1


def reread(
    here: Environment,
    dataset: Annotated[str, Argument(metavar="DATASET", help="What `newscli cluster read` wrote.")],
    *,
    everything: Annotated[bool, Option("--all", help="Also what this newscli has read.")] = False,
    scheduler: _Scheduler = None,
    jobs: _Jobs = None,
) -> int:
    """Read a dataset's inputs again where an older newscli read them.

    Only files in which a row says something else are written anew. Status 3 where an input is not there as it was.
    """
    from newscli.cluster.extra import need

    need("pyarrow", "fsspec")
    from newscli.cluster import rereading
    from newscli.cluster.tasks import Failed

    tasks = rereading.plan(dataset, everything=everything)
    rows = changed = 0
    failed: list[Failed] = []
    with shown.JobProgress(here.talk, inputs=len(tasks), size=sum(task.entry.bytes for task in tasks)) as progress:
        for made in rereading.reread(tasks, _engine(scheduler, jobs), progress.pages):
            if isinstance(made, Failed):
                failed.append(made)
                progress.done(None, told=True)
            else:
                rows, changed = rows + made.entry.rows, changed + made.rows
                progress.done(made.entry, told=scheduler is None)
    here.note(f"{changed:,} of {rows:,} rows say something else now")
    _name_failed(here, failed)
    return 3 if failed else 0


def _name_failed(here: Environment, failed: list[Failed]) -> None:
    for each in failed[:_NAMED]:
        here.note(f"{each.url}: not read: {each.cause}")


def _engine(scheduler: str | None, jobs: int | None) -> Engine:
    from newscli.cluster.extra import need

    count = jobs or os.cpu_count() or 1
    if scheduler is not None:
        need("distributed")
        from newscli.cluster.engines.dask import DaskCluster

        return DaskCluster(scheduler, count)
    if count == 1:
        from newscli.cluster.engines.here import Here

        return Here()
    from newscli.cluster.engines.processes import Processes

    return Processes(count)


#: The words after `newscli cluster`.
cluster = {
    "read": read,
    "same-story": same_story,
    "reread": reread,
}
