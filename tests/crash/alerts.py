"""newscli killed between finding hits of a saved search and handing them over: each is handed over once.

    python -m tests.crash.alerts [COUNT]

A child keeps articles and hands their hits to a command, which appends what it reads to a file, and to a server. Its
parent kills it (every second time with all its process group) and starts the next. At the end one is left in peace.
What the command wrote is counted line by line; what the server got, by the keys under which it came.
"""

from __future__ import annotations

import fcntl
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import timedelta
from pathlib import Path

from newscli.archive import Archive, open_archive
from newscli.settings import Settings
from newscli.sync.alerts import hand_out
from tests.archive.papers import NOW, reading
from tests.sync.test_alerts import Server

#: The longest that a child lives, in seconds: some hand over a dozen batches.
_LONGEST = 0.15


def main() -> None:
    """Kill as often as the argument says, 200 times without one."""
    with tempfile.TemporaryDirectory() as folder:
        print(dict(kill(Path(folder), int(sys.argv[1]) if sys.argv[1:] else 200, seed=1)))


def kill(folder: Path, count: int, seed: int) -> Counter[str]:
    """Kill so many children; counts hits, and those that were lost or doubled on each way."""
    chance = random.Random(seed)
    path, told = folder / "news.db", folder / "told"
    server = Server()
    settings = Settings(alert_command=f"cat >> {told}", alert_webhook=server.url)
    with open_archive(path) as archive:
        archive.saved.save("storks", "storks", now=NOW)
    came: Counter[str] = Counter()
    for number in range(count):
        child = _started(path, settings)
        time.sleep(chance.uniform(0, _LONGEST))
        came["killed with its group" if number % 2 else "killed"] += 1
        os.killpg(child, signal.SIGKILL) if number % 2 else os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    while not _free(path):  # what was started before may still run
        time.sleep(0.01)
    with open_archive(path) as archive:
        problems = hand_out(archive, settings)
        wanted = {f"https://paper.example/politics/story-{n}" for n in range(1, archive.articles.count() + 1)}
    server.close()
    came["problems"] = len(problems)
    came["hits"] = len(wanted)
    came += _found("command", wanted, _hits(told.read_text()))
    came += _found("webhook", wanted, [hit for given in dict(server.taken).values() for hit in given["hits"]])
    came["webhook told again under the same key"] = len(server.taken) - len(dict(server.taken))
    return came


def _started(path: Path, settings: Settings) -> int:
    """A child that keeps and tells until it is killed, in a process group of its own."""
    child = os.fork()
    if child:
        os.setpgid(child, child)
        return child
    try:
        with open_archive(path) as archive:
            while True:
                _keep_and_tell(archive, settings)
    finally:  # whatever happens, a child never goes on as its parent
        traceback.print_exc()
        os._exit(70)


def _keep_and_tell(archive: Archive, settings: Settings) -> None:
    number = archive.articles.count() + 1
    with archive.transaction():
        for following in range(number, number + 3):
            of = reading(following, f"Storks, paragraph {following}.", published=NOW)
            archive.keep(None, of, source_id=None, now=NOW + timedelta(seconds=following))
    problems = hand_out(archive, settings)
    if problems:
        raise AssertionError(problems)


def _free(path: Path) -> bool:
    """Whether no program that was started holds the receipts any more."""
    with path.with_name(path.name + ".told").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _hits(lines: str) -> list[dict[str, str]]:
    """The hits of JSON objects that stand one behind the other."""
    decoder = json.JSONDecoder()
    found: list[dict[str, str]] = []
    at = 0
    while at < len(lines):
        given, at = decoder.raw_decode(lines, at)
        found += given["hits"]
    return found


def _found(way: str, wanted: set[str], hits: list[dict[str, str]]) -> Counter[str]:
    times = Counter(hit["url"] for hit in hits)
    return Counter(
        {
            f"lost by {way}": len(wanted - times.keys()),
            f"doubled by {way}": sum(often > 1 for often in times.values()),
            f"told by {way}": len(times),
        }
    )


if __name__ == "__main__":
    main()
