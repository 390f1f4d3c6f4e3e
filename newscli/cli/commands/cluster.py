"""newscli cluster: the reading function over whole collections, on all cores of a machine or on many machines."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from newscli.cli.environment import Environment
from newscli.cli.present import jobs as shown

if TYPE_CHECKING:
    from newscli.cluster.engines import Engine

cluster = typer.Typer(help="Read whole web archives into a table, on one machine or many.", rich_markup_mode=None)

_Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Dask scheduler, tcp://HOST:PORT, or `local` for one on this machine."),
]
_Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes on this machine; one a core where not given.")
]
#: Flaws and failures named one by one.
_NAMED = 20


@cluster.command()
def read(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="WARC, WACZ, newscli archives, Parquet, pages; folders; any address."),
    ],
    *,
    to: Annotated[str, typer.Option(metavar="URL", help="The dataset: a folder, or an address such as s3://b/news.")],
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

    here: Environment = context.obj
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
    shown.finished(here.talk, entries, seconds=seconds)
    for entry in flawed[:_NAMED]:
        more = f" (and {entry.flaw_count - 1:,} more)" if entry.flaw_count > 1 else ""
        here.note(f"{entry.url}: {entry.flaws[0]}{more}")
    for each in failed[:_NAMED]:
        here.note(f"{each.url}: not read: {each.cause}")
    if len(flawed) > _NAMED or len(failed) > _NAMED:
        here.note(f"in all {len(flawed):,} inputs are damaged and {len(failed):,} were not read")
    return 3 if flawed or failed else 0


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
