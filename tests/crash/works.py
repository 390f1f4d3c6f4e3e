"""What is killed and starved: newscli's own commands at work on one home, in children forked for each.

A child reports on its standard output what it has done, as the command does; what came there before it ended is what a
person was told, and what must be found afterwards.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from socket import socketpair

import newscli
from newscli import demo
from newscli.archive import open_archive, rereading
from newscli.archive.migrations import STEPS
from newscli.archive.search.reindex import reindex
from newscli.archive.verify import verify
from newscli.cli.run import run
from newscli.errors import NewscliError
from newscli.model import Capture, Filter, Reading
from newscli.parser import PARSER_VERSION, read_capture
from newscli.sync.reread import reread
from tests.archive import earlier

#: More than one commit of an import.
MANY = 520
#: A child that takes longer hangs.
PATIENCE_SECONDS = 60


@dataclass(slots=True)
class Home:
    """A folder with an archive, and what was said to be kept in it."""

    folder: Path
    count: int  #: articles in the file that is imported
    told: Counter[str] = field(default_factory=Counter)  #: articles of each source that are kept, as it was said
    turn: int = 0  #: rises with each work done

    @property
    def archive(self) -> Path:
        """Where newscli looks for it."""
        return self.folder / "archive.sqlite3"

    @property
    def copy(self) -> Path:
        """What a backup makes."""
        return self.folder / "copy.sqlite3"

    @property
    def old(self) -> Path:
        """An archive of an earlier schema."""
        return self.folder / "old.sqlite3"

    @property
    def file(self) -> Path:
        """What is imported."""
        return self.folder / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its status (None: killed), and what it said."""

    status: int | None
    out: str
    err: str


#: What never may be found.
NEVER = dict.fromkeys(("lost", "doubled", "torn", "did not go on"), 0)

Work = Callable[[Home], int]
#: (name, address)
Sources = list[tuple[str, str]]


def sync(home: Home) -> int:
    """Ask all sources."""
    return run(["sync", "--now", "--json"])


def import_(home: Home) -> int:
    """Keep articles from a file."""
    return run(["import", str(home.file)])


def read_again(home: Home) -> int:
    """Read all pages again as a newer parser would, which the command has not at hand."""
    try:
        with open_archive(home.archive) as archive:
            for again in reread(archive, read=_better, parser_version=PARSER_VERSION + home.turn):
                print(again.article_id)
    except NewscliError as error:  # as the command line does
        print(f"newscli: {error}", file=sys.stderr)
        return error.exit_status
    return 0


def _better(page: Capture) -> Reading:
    found = read_capture(page)
    return replace(found, title=f"{found.title} ({os.getpid()})")


def compact(home: Home) -> int:
    """Make the archive small."""
    return run(["archive", "compact"])


def backup(home: Home) -> int:
    """Copy the archive."""
    home.copy.unlink(missing_ok=True)
    return run(["archive", "backup", str(home.copy)])


def migrate(home: Home) -> int:
    """Bring an archive of an earlier schema up to date."""
    return run(["--archive", str(home.old), "latest", "--offline"])


WORKS: dict[str, Work] = {
    "sync": sync,
    "import": import_,
    "reread": read_again,
    "compact": compact,
    "backup": backup,
    "migration": migrate,
}


def fresh(folder: Path, sources: Sources, *, count: int = MANY) -> Home:
    """A home whose archive follows the newspapers, with a file to import."""
    folder.mkdir()
    home = Home(folder, count)
    with open_archive(home.archive) as archive:
        for name, url in sources:
            archive.sources.add(url, name=name, now=earlier.LATER)
    lines = (
        {"url": f"https://elsewhere.example/{number}", "title": f"Report {number}", "text": f"It is number {number}."}
        for number in range(count)
    )
    home.file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return home


def do(
    home: Home,
    name: str,
    *,
    begin: Callable[[], object] = bool,
    end: Callable[[], object] = bool,
    kill_after: float | None = None,
) -> Ended:
    """Do a work in a child that calls `begin` before it and `end` after it, and kill it after so many seconds."""
    home.turn += 1
    if name == "migration":
        for file in home.folder.glob(f"{home.old.name}*"):
            file.unlink()
        earlier.restore(1 + home.turn % (len(STEPS) - 1), home.old)

    def work(home: Home) -> int:
        begin()
        status = WORKS[name](home)
        end()
        return status

    ended = _child(work, home, kill_after)
    if name == "sync":
        for line in ended.out.splitlines(keepends=True):
            if line.endswith("\n"):
                outcome = json.loads(line)
                home.told[outcome["source"]] += outcome["new"]
    elif name == "import" and ended.status == 0:
        home.told[""] = home.count
    return ended


def _child(work: Work, home: Home, kill_after: float | None) -> Ended:
    said = [home.folder.with_name(f"{home.folder.name}.{name}") for name in ("out", "err")]
    number = os.fork()
    if number == 0:
        status = 70
        try:
            sys.stdout, sys.stderr = (file.open("w", encoding="utf-8", buffering=1) for file in said)
            os.environ |= {"NEWSCLI_HOME": str(home.folder), "NEWSCLI_PAUSE_SECONDS": "0", "NEWSCLI_FIRST_SOURCE": ""}
            signal.alarm(PATIENCE_SECONDS)
            status = work(home)
        finally:  # a child never goes on as its parent
            if status == 70:
                traceback.print_exc()
            os._exit(status)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(number, signal.SIGKILL)
    _, ended = os.waitpid(number, 0)
    code = os.waitstatus_to_exitcode(ended)
    out, err = (file.read_text(encoding="utf-8") if file.exists() else "" for file in said)
    return Ended(None if code == -signal.SIGKILL else code, out, err)


def look(home: Home, name: str, ended: Ended) -> Counter[str]:
    """What is lost, doubled or torn of all that was said to be kept, after this work ended so."""
    with open_archive(home.archive) as archive:
        articles = archive.articles.latest(Filter(), 9999)
        (doubled,) = archive.connection.execute(_DOUBLED).fetchone()
        read = {int(line) for line in ended.out.splitlines()[:-1]} if name == "reread" else set()
        unread = read.intersection(rereading.stale(archive, PARSER_VERSION + home.turn))
    there = Counter(article.source for article in articles)
    came = Counter(
        lost=sum((home.told - there).values()) + len(unread),
        doubled=doubled + len(articles) - len({article.url for article in articles}),
        torn=len(list(verify(home.archive))),
        looked=1,
    )
    if name == "backup":
        if home.copy.exists():
            came["torn"] += len(list(verify(home.copy)))
        elif ended.status == 0:
            came["lost"] += 1
    if name == "migration":
        with open_archive(home.old) as archive:
            came["lost"] += earlier.COUNT - archive.articles.count()
            reindex(archive, anew=False)  # what an earlier schema has no index for
        came["torn"] += len(list(verify(home.old)))
    return came


#: Versions of one page that say the very same.
_DOUBLED = """
  SELECT count(*) FROM (SELECT 1 FROM revisions GROUP BY article_id, capture_id, sha256 HAVING count(*) > 1)
"""


def urls(home: Home) -> set[str]:
    """The addresses of all articles."""
    with open_archive(home.archive) as archive:
        return {article.url for article in archive.articles.latest(Filter(), 9999)}


@contextmanager
def newspapers() -> Iterator[Sources]:
    """The embedded newspapers in a process of their own, so that this one has no threads when it forks; (name, address)
    of each. All modules are loaded, so that no child does it again."""
    for module in pkgutil.walk_packages(newscli.__path__, "newscli."):
        if not module.name.startswith(("newscli.tui", "newscli.cluster", "newscli.__main__")):
            importlib.import_module(module.name)
    ours, theirs = socketpair()
    number = os.fork()
    if number == 0:
        try:
            ours.close()
            with demo.serve() as served:
                theirs.sendall(json.dumps(served.sources).encode())
                theirs.recv(1)  # until the other end is closed, however that happens
        finally:
            os._exit(0)
    theirs.close()
    with ours:
        sources: Sources = [(name, url) for name, url in json.loads(ours.recv(65536))]
        yield sources
    os.waitpid(number, 0)
