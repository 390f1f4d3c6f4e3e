"""Every single write of newscli made to fail once: a full disk, a broken one, a kill in the middle of the write.

    python -m tests.crash.failing [EVERY [WORK...]]

Each work begins from the same archive again and again; its first write fails, then its second, and so on (with EVERY,
only each so-many'th). It ends well or says in a line what is wrong; nothing it had said to be kept is lost, doubled or
torn; and done again it comes to the end it comes to where nothing fails. Needs a C compiler and a dynamic linker that
loads libraries on request: `shim.c` is what fails.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.crash.works import NEVER, WORKS, Ended, Home, do, fresh, look, newspapers, urls

#: As `shim.c` has them.
WAYS = ("disk full once", "disk broken once", "disk full from then on", "killed")
#: Few, so that there are few writes; so is one newspaper.
IMPORTED = 40


def main() -> None:
    """Build the shim, and run again with it loaded."""
    every, *names = sys.argv[1:] or ["1"]
    with tempfile.TemporaryDirectory() as folder:
        for name, came in fail(Path(folder), every=int(every), names=names or [*WORKS]).items():
            print(f"{name}: {NEVER | came}", flush=True)


def fail(folder: Path, *, every: int, names: list[str]) -> dict[str, Counter[str]]:
    """What came of each work, its writes failing in each way; in a process that has the shim loaded."""
    shim = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(source), "-ldl"], check=True)
    done = subprocess.run(
        [sys.executable, "-c", "from tests.crash.failing import _main; _main()", str(folder), str(every), *names],
        env=os.environ | {"LD_PRELOAD": str(shim)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return {name: Counter(came) for name, came in json.loads(done.stdout).items()}


def _main() -> None:
    folder, every, *names = sys.argv[1:]
    shim = ctypes.CDLL(os.environ["LD_PRELOAD"])
    shim.arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int)
    with newspapers() as sources:
        home = fresh(Path(folder) / "home", sources[-1:], count=IMPORTED)
        came = {}
        for name in WORKS:
            if name in names:
                came[name] = _fail(shim, home, name, int(every))
            elif len(came) < len(names):
                do(home, name)  # those that come need what it brings
    print(json.dumps(came))


def _fail(shim: ctypes.CDLL, home: Home, name: str, every: int) -> Counter[str]:
    """Let each write of a work fail in each way, from the same archive every time; afterwards the work is done."""
    kept, told, counted = home.folder.with_name("kept"), home.told, home.folder.with_name("counted")
    shutil.copytree(home.folder, kept)
    home.told = told.copy()
    do(home, name, begin=_armed(shim, home), end=lambda: counted.write_text(str(shim.counted()), encoding="utf-8"))
    writes, wanted = int(counted.read_text(encoding="utf-8")), urls(home)
    came = Counter(writes=writes)
    for way in range(len(WAYS)):
        for call in range(1, writes + 1, every):
            shutil.rmtree(home.folder)
            shutil.copytree(kept, home.folder)
            home.told = told.copy()
            ended = do(home, name, begin=_armed(shim, home, call, way))
            came += _said(ended, f"{name}, {WAYS[way]}, write {call}")
            came += look(home, name, ended)
            ended = do(home, name)
            came["did not go on"] += ended.status != 0
            came += look(home, name, ended)
            came["lost"] += len(wanted - urls(home))
            came["doubled"] += len(urls(home) - wanted)
    shutil.rmtree(kept)
    return came


def _armed(shim: ctypes.CDLL, home: Home, call: int = 0, way: int = 0) -> Callable[[], object]:
    return lambda: shim.arm(f"{home.folder}/".encode(), call, way)


def _said(ended: Ended, what: str) -> Counter[str]:
    """How a work whose write failed came to its end; what is not as it should be is also shown."""
    if ended.status is None:
        return Counter({"killed": 1})
    if ended.status == 0:
        return Counter({"ended well all the same": 1})
    lines = ended.err.splitlines()
    if ended.status > 0 and len(lines) == 1 and lines[0].startswith("newscli: "):
        return Counter({"said what is wrong": 1})
    print(f"{what}: status {ended.status}\n{ended.err}", file=sys.stderr)
    return Counter({"unclear": 1})


if __name__ == "__main__":
    main()
