"""newscli demo: the whole program at work on newspapers of its own, over real HTTP, without a network."""

from __future__ import annotations

import tempfile
import threading
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from newscli.cli.declared import Option
from newscli.cli.environment import Environment
from newscli.cli.interrupt import interruptible
from newscli.cli.present import article as page
from newscli.cli.present import headlines, tour
from newscli.cli.present.progress import Progress
from newscli.errors import NewscliError, UsageError

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.demo import Newspapers

#: The file's name in its folder is the one NEWSCLI_HOME means, so that either way leads to it.
ARCHIVE = "archive.sqlite3"
HEADLINES = 15
QUERY = "ferry"

#: Served newspapers correct an article and take one down so long after it was first read: soon enough to be waited
#: for, late enough to be read before.
CHANGES_AFTER = timedelta(seconds=30)


def demo(
    here: Environment,
    *,
    serve: Annotated[
        bool, Option("--serve", help="Keep the newspapers running until Ctrl-C, to try every command on them.")
    ] = False,
    keep: Annotated[
        Path | None, Option(metavar="DIR", help="Keep the archive in this folder; it is made where missing.")
    ] = None,
    port: Annotated[
        int, Option(least=0, most=65533, help="The first of three ports on loopback; 0 takes any free ones.")
    ] = 0,
) -> None:
    """See newscli at work without a network.

    Newspapers with invented news are started on this machine, followed in an archive of their own and synced over HTTP;
    then come the headlines, a search and an article. Your own archive is not touched.
    """
    if here.archive_wish:
        raise UsageError("the demo has an archive of its own; --keep DIR says where to keep it")
    with ExitStack() as running:
        newspapers = _serve(running, port, changing=serve)
        if keep or not serve:
            here.archive_wish = _new_archive(keep)
            with here.open_archive(create=True) as archive:
                _bring(here, archive, newspapers)
                _show(here, archive)
            tour.what_next(here.screen, here.archive_wish, kept=keep is not None)
        if serve:
            with suppress(KeyboardInterrupt):  # which is how this is meant to end
                tour.addresses(here.screen, newspapers.sources, home=keep, seconds=round(CHANGES_AFTER.total_seconds()))
                threading.Event().wait()


def _serve(running: ExitStack, port: int, *, changing: bool) -> Newspapers:
    """Start the newspapers, to run as long as `running`. Raises NewscliError where a port is taken."""
    from newscli.demo import serve

    try:
        return running.enter_context(serve(port, changes_after=CHANGES_AFTER if changing else None))
    except OSError as error:
        raise NewscliError(f"cannot serve on port {port} of 127.0.0.1: {error.strerror}; try another --port") from error


def _new_archive(keep: Path | None) -> Path:
    """Where the demo's archive goes: a file that is not there yet. Raises NewscliError."""
    if keep is None:
        # Left for the system to clear away, so that the commands named at the end find it.
        return Path(tempfile.mkdtemp(prefix="newscli-demo-")) / ARCHIVE
    path = keep / ARCHIVE
    if path.exists():
        raise NewscliError(f"{path} exists already; the demo begins a new archive: name another folder")
    try:
        keep.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewscliError(f"{keep}: cannot be made: {error.strerror}") from error
    return path


def _bring(here: Environment, archive: Archive, newspapers: Newspapers) -> None:
    """Follow the newspapers and sync them, as `follow` and `sync` do, only without a pause: nobody is bothered here."""
    from newscli.cli.tally import Tally
    from newscli.fetcher import Fetcher
    from newscli.sync import sync

    for name, address in newspapers.sources:
        archive.sources.add(address, name=name, now=here.now())
    settings = replace(here.settings, pause_seconds=0)
    with interruptible() as stop, Fetcher(settings) as fetcher, Progress(here.talk) as progress:
        for outcome in sync(archive, fetcher, settings, listener=Tally(progress.draw), stop=stop):
            if outcome.error:
                progress.clear()
                here.note(f"{outcome.source.name}: {outcome.error}")


def _show(here: Environment, archive: Archive) -> None:
    """The three things a reader does: look, search, read."""
    screen, zone, now = here.screen, here.zone, here.now()
    tour.prompt(screen, f"latest -n {HEADLINES}")
    headlines.headlines(screen, archive.articles.latest(limit=HEADLINES), zone=zone, now=now)
    tour.prompt(screen, f"search {QUERY}")
    found = list(archive.search(QUERY, limit=3))
    headlines.hits(screen, found, zone=zone, now=now)
    if found:
        article = found[0].article
        tour.prompt(screen, f"show {article.id}")
        reading = archive.articles.reading(article.id)
        screen.lines(page.lines(screen, article, reading, zone=zone, measure=here.settings.width))
        archive.articles.shown(article.id)
