"""What `newscli doctor` looks at: settings, archive, sources, schedule and the programs that newscli calls upon."""

from __future__ import annotations

import os
import shutil
import sys
import time
import webbrowser
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from newscli.cli import albums, wishes
from newscli.cli.environment import Environment
from newscli.errors import NewscliError, SettingsError

if TYPE_CHECKING:
    from newscli.archive import Archive

#: A screen of headlines that takes longer keeps a reader waiting: a second breaks the flow of thought (Nielsen 1993).
_SLOW_SECONDS = 0.5
#: Less room than this is soon full: a year of ten busy sources takes about as much.
_ROOM_BYTES = 500_000_000


class Finding(NamedTuple):
    """One thing looked at: `fine`, `missing` (newscli works without it) or `wrong`; and what to do, if anything."""

    state: Literal["fine", "missing", "wrong"]
    subject: str
    said: str
    advice: str = ""


def findings(here: Environment) -> Iterator[Finding]:
    """Everything, in the order a reader would mend it. Asks no server and changes nothing."""
    yield from _settings(here)
    yield from _archive(here)
    yield from _schedule()
    yield from _programs(here)
    yield _terminal(here)


def _settings(here: Environment) -> Iterator[Finding]:
    file = here.places.config
    try:
        wishes.check(here.settings)
    except SettingsError as error:
        yield Finding("wrong", "settings", str(error), "`newscli config edit` opens the file")
        return
    own = ", ".join(here.settings.origins)
    yield Finding("fine", "settings", f"{own}: your own" if own else f"none of your own yet ({file})")
    if here.settings.pictures != "off" and not find_spec("PIL"):
        yield Finding("missing", "pictures", "wanted, but nothing draws them", albums.MISSING)


def _archive(here: Environment) -> Iterator[Finding]:
    path = here.archive_path
    if not path.exists():
        yield Finding("missing", "archive", f"{path}: not there yet", "`newscli latest` makes it and brings the news")
        return
    started = time.perf_counter()
    try:
        with here.open_archive() as archive:
            archive.articles.latest(limit=20)
            seconds = time.perf_counter() - started
            count = archive.articles.count()
            megabytes = path.stat().st_size / 1e6
            yield Finding("fine", "archive", f"{path}: {count:,} articles, {megabytes:,.1f} MB")
            yield from _sources(here, archive)
    except NewscliError as error:
        yield Finding("wrong", "archive", str(error), "`newscli archive verify` looks closer")
        return
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        yield Finding("wrong", "writing", f"{path}: may be read only", "look at the permissions of file and folder")
    free = shutil.disk_usage(path.parent).free
    if free < _ROOM_BYTES:
        yield Finding("wrong", "disk", f"{free / 1e6:,.0f} MB are left", "make room, or move the archive: NEWSCLI_HOME")
    said = f"a screen of headlines takes {seconds * 1000:.0f} ms"
    if seconds > _SLOW_SECONDS:
        yield Finding("wrong", "speed", said, "is the archive on a network drive? Move it to a disk of this machine")
    else:
        yield Finding("fine", "speed", said)


def _sources(here: Environment, archive: Archive) -> Iterator[Finding]:
    followed = archive.sources.all()
    if not followed:
        yield Finding("missing", "sources", "nothing is followed", "`newscli follow ADDRESS`, or `newscli catalogue`")
        return
    failing = [source for source in followed if source.last_error and not source.gone]
    gone = [source for source in followed if source.gone]
    due = sum(source.is_due(here.now()) for source in followed)
    yield Finding("fine", "sources", f"{len(followed)} followed, {due} due")
    for source in failing:
        yield Finding("wrong", source.name, source.last_error or "", f"`newscli why {source.name}` tells more")
    for source in gone:
        yield Finding("wrong", source.name, "says that it is gone for good", f"`newscli unfollow {source.name}`")


def _schedule() -> Iterator[Finding]:
    from newscli.schedule import Job, choose

    job = Job(command=(sys.executable, "-m", "newscli", "sync"), minutes=30)
    try:
        keeper = choose(None, Path.home())
        installed = keeper.is_installed(job)
    except NewscliError as error:
        yield Finding("missing", "schedule", str(error))
        return
    if installed:
        yield Finding("fine", "schedule", f"the news come by themselves, by {keeper.name}")
    else:
        advice = "`newscli schedule install` has them come by themselves"
        yield Finding("missing", "schedule", "the news come when you ask for them", advice)


def _programs(here: Environment) -> Iterator[Finding]:
    pager = here.environ.get("PAGER") or shutil.which("less") or shutil.which("more")
    if pager:
        yield Finding("fine", "pager", pager)
    else:
        yield Finding("missing", "pager", "none: long articles run through", "install less")
    try:
        webbrowser.get()
        yield Finding("fine", "browser", "there is one for `newscli open`")
    except webbrowser.Error:
        yield Finding("missing", "browser", "`newscli open` prints the address", "set BROWSER if you have one")
    if find_spec("textual"):
        yield Finding("fine", "reader", "`newscli read` is ready")
    else:
        advice = "pip install 'newscli[tui]'"
        yield Finding("missing", "reader", "`newscli read` has no screen of its own, only --plain", advice)


def _terminal(here: Environment) -> Finding:
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "")
    if here.talk.terminal and encoding != "utf8":
        return Finding("wrong", "terminal", f"shows {encoding} only", "a UTF-8 locale, such as LANG=C.UTF-8, shows all")
    screen = here.talk
    if not screen.terminal:
        return Finding("fine", "terminal", "none: this goes to a program")
    return Finding("fine", "terminal", f"{screen.width} x {screen.height}, {here.environ.get('TERM', 'no TERM')}")
