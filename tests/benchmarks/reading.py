"""How quick `newscli read` is, measured from outside, through a pseudo-terminal.

`python -m tests.benchmarks.reading ARCHIVE [--keys 60]` tells the time to the first headlines (also as a ratio to
importing Textual), how long a key takes until the screen has answered, and the memory. The machine may be busy: trust
ratios and medians. An archive to measure on is made by `tests.benchmarks.startup.fill`.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

#: What the reader shows once headlines are there: the mark of an unread one.
_HEADLINE = "•".encode()
#: A screen that was still for so long has answered.
_STILL_SECONDS = 0.25


class Terminal:
    """A reader at a pseudo-terminal of 120 by 40."""

    def __init__(self, archive: Path, home: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environ = os.environ | {"NEWSCLI_HOME": home, "TERM": "xterm-256color"}
        self.started_at = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newscli", "read", "--offline", "--archive", str(archive)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ,
            start_new_session=True,
        )
        os.close(slave)

    def until(self, words: bytes) -> float:
        """Seconds since the start until these words came."""
        seen = b""
        while words not in seen:
            seen += os.read(self._master, 65536)
        return time.perf_counter() - self.started_at

    def press(self, key: bytes) -> float:
        """Press a key once the screen is still; seconds until it begins to answer."""
        while select.select([self._master], [], [], _STILL_SECONDS)[0]:
            os.read(self._master, 65536)
        pressed_at = time.perf_counter()
        os.write(self._master, key)
        select.select([self._master], [], [], 5)
        return time.perf_counter() - pressed_at

    def megabytes(self) -> float:
        """The most memory it has taken."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def leave(self) -> None:
        """Leave by the key for it."""
        os.write(self._master, b"Q")
        while select.select([self._master], [], [], 2)[0]:
            try:
                os.read(self._master, 65536)
            except OSError:  # Linux says so that the program at the terminal has ended
                break
        self.process.wait()
        os.close(self._master)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--keys", type=int, default=60)
    wanted = parser.parse_args()
    importing, opening = [], []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import textual.app, textual.scroll_view, textual.widgets"], check=True)
        importing.append(time.perf_counter() - began)
        with tempfile.TemporaryDirectory() as home:
            terminal = Terminal(wanted.archive, home)
            opening.append(terminal.until(_HEADLINE))
            terminal.leave()
    print(f"first headlines {min(opening):.2f} s, {min(opening) / min(importing):.1f} x importing Textual")
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(wanted.archive, home)
        terminal.until(_HEADLINE)
        time.sleep(2)
        for name, keys in {"j": b"j", "page down": b"\x04", "G and g": b"Gg", "n": b"n", "enter and q": b"\rq"}.items():
            taken = [terminal.press(keys[n % len(keys) :][:1]) for n in range(max(wanted.keys // 5, 4))]
            print(f"{name:12} median {statistics.median(taken) * 1000:5.1f} ms, worst {max(taken) * 1000:5.1f} ms")
        print(f"memory {terminal.megabytes():.0f} MB")
        terminal.leave()


if __name__ == "__main__":
    main()
