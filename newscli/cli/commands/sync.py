"""newscli sync: ask the sources that are due, or those named, and keep what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from newscli.cli import alerts, news
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.interrupt import interruptible
from newscli.cli.present import outcomes
from newscli.cli.present.progress import Progress
from newscli.errors import UsageError
from newscli.model import Outcome, Source

if TYPE_CHECKING:
    from newscli.archive import Archive


def sync(
    here: Environment,
    names: Annotated[
        list[str] | None, Argument(metavar="[SOURCE]...", help="Only these: names, addresses, or parts of them.")
    ] = None,
    *,
    now: Annotated[bool, Option("--now", help="Ask whether due or not.")] = False,
    recheck: Annotated[
        bool, Option("--recheck", help="Look at once at every article that would be looked at again some day.")
    ] = False,
    since: Annotated[
        str | None, Option(metavar="WHEN", help="Go back to older articles, as far as: 30d, 2026-10, 2026-11-01.")
    ] = None,
    dry_run: Annotated[bool, Option("--dry-run", help="Only say which sources would be asked.")] = False,
    quiet: Annotated[bool, Option("--quiet", "-q", help="Print nothing but errors.")] = False,
    json: Annotated[bool, Option("--json", help="Print a JSON object a source, each on a line.")] = False,
) -> int:
    """Ask the sources that are due, and keep what is new.

    Sources that are named are asked whether due or not. One that fails does not stop the others; the status is 3 then.
    Interrupted, it keeps what it has read, and the next sync goes on from there.
    """
    if quiet and json:
        raise UsageError("choose one of --quiet and --json")
    back_to = here.moment(since)
    force = now or recheck or bool(names)
    with here.open_archive(create=True) as archive:
        news.first_source(here, archive)
        chosen = [archive.sources.get(name) for name in names] if names else archive.sources.all()
        if not chosen:
            here.note("nothing is followed; `newscli follow ADDRESS` begins")
        if dry_run:
            outcomes.plan(here.screen, chosen, now=here.now(), force=force or back_to is not None, as_json=json)
            return 0
        failed = 0
        with Progress(here.talk, quiet=quiet) as progress:
            for outcome in _asked(here, archive, chosen, progress, force=force, recheck=recheck, since=back_to):
                failed += outcome.status == "failed"
                if not quiet:
                    outcomes.one(here.screen, outcome, as_json=json)
                if outcome.error and (quiet or not here.screen.terminal):
                    here.note(f"{outcome.source.name}: {outcome.error} ({outcome.source.url})")
        alerts.hand_out(here, archive)
        if not quiet:
            alerts.show(here, archive)
    return 3 if failed else 0


def _asked(
    here: Environment,
    archive: Archive,
    sources: Sequence[Source],
    progress: Progress,
    *,
    force: bool,
    recheck: bool,
    since: datetime | None,
) -> Iterator[Outcome]:
    """What the sources gave, one after the other; Ctrl-C ends it well."""
    from newscli.cli.tally import Tally
    from newscli.sync import sync as ask

    listener = Tally(progress.draw)
    with interruptible() as stop, here.fetcher() as fetcher:
        for outcome in ask(
            archive,
            fetcher,
            here.settings,
            sources=sources,
            force=force,
            recheck=recheck,
            since=since,
            listener=listener,
            stop=stop,
        ):
            progress.clear()
            yield outcome
