"""newscli reread: kept pages read again by today's parser."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

from newscli.cli import filters, refs
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.interrupt import interruptible
from newscli.cli.present import rereads, upkeep
from newscli.errors import UsageError
from newscli.model import Filter

if TYPE_CHECKING:
    from newscli.archive import Archive


def reread(
    here: Environment,
    articles: Annotated[
        list[str] | None,
        Argument(metavar="[ID]...", help="Numbers, ranges such as 3-9, addresses; else all, or as options say."),
    ] = None,
    *,
    options: filters.Options,
    every: Annotated[bool, Option("--all", help="Also pages that this newscli has read before.")] = False,
    dry_run: Annotated[bool, Option("--dry-run", help="Only say what would change.")] = False,
    diff: Annotated[bool, Option("--diff", help="Show what reads otherwise, page by page.")] = False,
    json: Annotated[
        bool, Option("--json", help="Print a JSON object for each page that reads otherwise, each on a line.")
    ] = False,
    jobs: Annotated[
        int | None, Option("--jobs", "-j", least=1, metavar="COUNT", help="Processes at work; one a core.")
    ] = None,
) -> int:
    """Read kept pages again, as a newer newscli reads better.

    Each page is read once by each newer parser. What it reads otherwise becomes a version marked `ours`, which is no
    news; a page that it takes for no article keeps its words. It can be stopped at any moment, and goes on from there.
    Status 4 where a page is damaged.
    """
    from newscli.sync.reread import reread as read_again

    if diff and json:
        raise UsageError("choose one of --diff and --json")
    summary = rereads.Summary(dry_run=dry_run)
    with (
        here.open_archive() as archive,
        upkeep.Progress(here.talk, "reading again") as progress,
        interruptible() as stop,
    ):
        wanted = options.filter(here, archive)
        for again in read_again(
            archive,
            _numbers(archive, articles, wanted),
            jobs=jobs or os.cpu_count() or 1,
            everything=every,
            dry_run=dry_run,
            progress=progress.draw,
            stop=stop,
        ):
            summary.add(again)
            if again.problem:
                progress.clear()
                here.note(again.problem)
            if diff and again.reading is not None:
                progress.clear()
                rereads.difference(here.screen, archive, again, measure=here.settings.width)
            if json:
                rereads.as_json(here.screen, archive, again)
        progress.clear()
        if summary.pages:
            summary.show(here.talk if json else here.screen)
        else:
            here.note("this newscli has read every page already; --all reads them again")
    return 4 if summary.problems else 0


def _numbers(archive: Archive, articles: list[str] | None, wanted: Filter) -> list[int] | None:
    """The articles meant; None for all. Raises UsageError where they are both named and chosen."""
    if articles and wanted != Filter():
        raise UsageError("name articles, or choose them by options, not both")
    if articles:
        return refs.numbers(archive, articles)
    return None if wanted == Filter() else archive.articles.numbers(wanted)
