"""Bringing news without keeping a reader waiting: a sync of its own process, watched for as long as patience lasts.

The sync is a process in a session of its own, so that neither Ctrl-C nor the end of the terminal ends it: it carries on
quietly and keeps what it reads. Its progress comes through a pipe, a JSON object a line; what went wrong is read back
from the archive, where it has to be kept anyway. When nothing is due no process is started and nothing heavy is loaded.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from newscli.cli.environment import Environment
from newscli.errors import NewscliError
from newscli.model import Source

if TYPE_CHECKING:
    from newscli.archive import Archive


def first_source(here: Environment, archive: Archive) -> None:
    """Follow the first source, in an archive where nothing was ever followed; a person is welcomed."""
    if archive.sources.untouched() and here.settings.first_source:
        archive.sources.add(here.settings.first_source, now=here.now())
        if here.talk.terminal:
            from newscli.cli.present import welcome

            welcome.show(here.talk, source=here.settings.first_source, archive=archive.path)


def bring(here: Environment, archive: Archive) -> None:
    """Ask the sources that are due, and wait for what they give: not longer than the setting wait_seconds, unless
    nothing at all is kept yet. Says in one line what is still on its way or did not answer.

    Raises NewscliError where nothing is kept and no source answered.
    """
    started_at = here.now()
    empty = not archive.articles.latest(limit=1)
    # Who has nothing to read asks again and means it, whatever was planned after the last failure.
    due = [source for source in archive.sources.all() if source.is_due(started_at) or (empty and not source.gone)]
    if not due:
        return
    unfinished = _watch(here, due, patience=None if empty else here.settings.wait_seconds, force=empty)
    failed = [source for source in archive.sources.all() if source.last_error and _asked(source, started_at)]
    if empty and failed and not archive.articles.latest(limit=1):
        raise NewscliError(f"{failed[0].url}: {failed[0].last_error}; look around without a network: `newscli demo`")
    if unfinished:
        here.note(f"still asking {_listed(unfinished)}; the rest arrives in the background")
    if failed:
        causes = [f"{source.name}: {source.last_error}" for source in failed]
        here.note(f"no news from {_listed(causes)}; this is what is kept")


def explain_nothing(here: Environment, archive: Archive, *, offline: bool) -> None:
    """Say why a list is empty."""
    if archive.articles.latest(limit=1):
        here.note("no article fits; fewer filters find more")
    elif offline or not archive.sources.all():
        here.note("nothing is kept yet; `newscli latest` brings the news, `newscli demo` needs no network")
    else:
        here.note("the sources had no article to read; `newscli sources` says how they fare")


def _asked(source: Source, since: datetime) -> bool:
    return source.asked_at is not None and source.asked_at >= since


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - 3} more" if len(words) > 3 else ""
    return ", ".join(words[:3]) + more


def _watch(here: Environment, due: Sequence[Source], *, patience: float | None, force: bool) -> list[str]:
    """Start a sync and show its progress; the names of the sources it had not finished when patience (or, by Ctrl-C,
    the reader's) ended."""
    import json

    from newscli.cli.present.progress import Progress

    unfinished = [source.name for source in due]
    with Progress(here.talk) as progress:
        progress.draw({"left": len(due), "read": 0, "coming": 0, "doing": ""})
        try:
            for line in _lines(start(here, force=force), patience):
                if line is None:
                    return unfinished
                state: dict[str, Any] = json.loads(line)
                if "error" in state:
                    progress.clear()
                    here.note(f"no news were asked for: {state['error']}")
                else:
                    unfinished = [name for name in unfinished if name != state["finished"]]
                    progress.draw(state)
        except KeyboardInterrupt:
            return unfinished
    return []


def start(here: Environment, *, force: bool) -> IO[bytes]:
    """Start a sync of its own process; its progress comes through the pipe returned, a JSON object a line."""
    import subprocess

    ours, its = os.pipe()
    child = subprocess.Popen(  # noqa: S603 - ourselves
        [
            sys.executable,
            "-m",
            "newscli.cli.background",
            str(here.archive_path.absolute()),
            *(["--now"] if force else []),
        ],
        stdin=subprocess.DEVNULL,
        stdout=its,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    child.returncode = 0  # never waited for: it may outlive us, and Popen would warn of that
    os.close(its)
    return os.fdopen(ours, "rb")


def _lines(pipe: IO[bytes], patience: float | None) -> Iterator[bytes | None]:
    """The lines that come through the pipe; None at last where patience (seconds) ended before the pipe."""
    import threading
    import time
    from queue import Empty, SimpleQueue

    lines: SimpleQueue[bytes] = SimpleQueue()

    def read() -> None:
        for line in pipe:
            lines.put(line)
        lines.put(b"")

    threading.Thread(target=read, daemon=True).start()
    until = None if patience is None else time.monotonic() + patience
    while True:
        try:
            line = lines.get(timeout=None if until is None else max(until - time.monotonic(), 0))
        except Empty:
            yield None
            return
        if not line:
            return
        yield line
