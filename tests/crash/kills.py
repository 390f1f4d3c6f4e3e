"""newscli killed at random moments of a sync, an import, a reread, a compact, a backup and a migration.

    python -m tests.crash.kills [COUNT [WORK ...]]

Afterwards all that it had said to be kept is there, once, and whole; and when it is left in peace, all comes to the end
it comes to where nobody is killed. A killed process is no power cut: what a disk itself forgets is not tested here.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.crash.works import NEVER, WORKS, Home, do, fresh, look, newspapers, urls

#: One archive lives through so many works.
LIVES = 24


def main() -> None:
    """Kill as often as the argument says, 1,000 times without one; these works, or each in turn."""
    count, works = int(sys.argv[1]) if sys.argv[1:] else 1000, sys.argv[2:] or [*WORKS]
    with tempfile.TemporaryDirectory() as folder:
        print(NEVER | kill(Path(folder), count, seed=1, works=works))


def kill(folder: Path, count: int, seed: int, works: Sequence[str] = tuple(WORKS)) -> Counter[str]:
    """Kill so many works one after the other; counts what was killed, what had ended before, and what was found."""
    chance = random.Random(seed)
    came: Counter[str] = Counter()
    with newspapers() as sources:
        model = fresh(folder / "model", sources)
        seconds = {name: _lasts(model, name) for name in WORKS}
        wanted = urls(model)
        home = fresh(folder / "home", sources)
        while came["killed"] < count:
            if home.turn >= LIVES:
                came += _finish(home, wanted)
                shutil.rmtree(home.folder)
                home = fresh(home.folder, sources)
            name = works[home.turn % len(works)]
            ended = do(home, name, kill_after=chance.uniform(0, seconds[name]))
            came["ended before"] += ended.status is not None
            came["killed"] += ended.status is None
            came[f"killed in {name}"] += ended.status is None
            came += look(home, name, ended)
        came += _finish(home, wanted)
    return came


def _lasts(home: Home, name: str) -> float:
    """How long a work takes that is left in peace."""
    started = time.monotonic()
    ended = do(home, name)
    if ended.status != 0:
        raise AssertionError(f"{name} fails by itself: {ended.err}")
    return time.monotonic() - started


def _finish(home: Home, wanted: set[str]) -> Counter[str]:
    """Do all works to their end; what is lost or too much then."""
    came: Counter[str] = Counter()
    for name in WORKS:
        ended = do(home, name)
        came["did not go on"] += ended.status != 0
        came += look(home, name, ended)
    came["lost"] += len(wanted - urls(home))
    came["doubled"] += len(urls(home) - wanted)
    return came


if __name__ == "__main__":
    main()
