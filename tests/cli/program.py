"""newscli as a program: run in a process of its own with a home of its own, from a pipe or at a real terminal."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: A command that takes longer than this hangs.
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def rows(self) -> list[list[str]]:
        """Standard output as rows of cells."""
        return [line.split("\t") for line in self.lines]

    @property
    def json(self) -> Any:
        """Standard output as one JSON value."""
        return json.loads(self.out)


class Program:
    """newscli with a home in `home`. The environment is bare, so that no test depends on who runs it."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.environ = {
            "PATH": os.environ["PATH"],
            "NEWSCLI_HOME": str(home),
            "NEWSCLI_PAUSE_SECONDS": "0",
            "NEWSCLI_FIRST_SOURCE": "",
            "NEWSCLI_TIMEZONE": "Europe/Berlin",
            "COLUMNS": "80",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
        }
        self.environ |= {f"NEWSCLI_{name.upper()}": value for name, value in settings.items()}

    @property
    def archive(self) -> Path:
        """The archive file."""
        return self.home / "archive.sqlite3"

    def command(self, *arguments: str) -> list[str]:
        """The command line."""
        return [sys.executable, "-m", "newscli", *arguments]

    def run(self, *arguments: str, given: str | bytes = b"", environ: Mapping[str, str] | None = None) -> Ran:
        """Run it with its output in pipes."""
        given = given.encode() if isinstance(given, str) else given
        done = subprocess.run(
            self.command(*arguments),
            input=given,
            capture_output=True,
            env={**self.environ, **(environ or {})},
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start it with its output in pipes."""
        return subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environ
        )

    def at_terminal(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        keys: bytes = b"",
        environ: Mapping[str, str] | None = None,
    ) -> Ran:
        """Run it at a pseudo-terminal of so many columns and rows, which shows both streams, as a person sees them."""
        columns, rows = size
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**self.environ, "TERM": "xterm-256color", **(environ or {})}
        environment.pop("COLUMNS")
        process = subprocess.Popen(
            self.command(*arguments), stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True
        )
        os.close(slave)
        os.write(master, keys)
        try:
            out = _read_all(master)
            return Ran(process.wait(PATIENCE_SECONDS), out.decode().replace("\r\n", "\n"), "")
        finally:
            os.close(master)


def _read_all(master: int) -> bytes:
    out = b""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if not select.select([master], [], [], 1)[0]:
            continue
        try:
            chunk = os.read(master, 65536)
        except OSError as error:  # Linux says so when the last program at the terminal has ended
            if error.errno != errno.EIO:
                raise
            return out
        if not chunk:
            return out
        out += chunk
    raise TimeoutError(out.decode("utf-8", "replace"))
