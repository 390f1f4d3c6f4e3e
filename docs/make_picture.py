"""Make `docs/newscli.svg`, the README's picture, from what the real program shows in a real terminal.

    python docs/make_picture.py

It keeps a demo archive in a temporary folder, runs the commands below in a pseudo-terminal and lets rich draw what they
printed.
"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS, ROWS = 96, 200
#: Each command, and how many lines of its output the picture shows.
COMMANDS = (("latest --offline", 11), ("search ferry", 9), ("show last", 16))


def main() -> None:
    """Draw the picture."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NEWSCLI_HOME": folder, "TERM": "xterm-256color", "PAGER": "cat", "TZ": "UTC"}
        _run(["demo", "--keep", folder], environment)
        for command, lines in COMMANDS:
            console.print(Text.assemble(("$ ", "bold green"), (f"newscli {command}", "bold")))
            shown = on_a_terminal(["--archive", f"{folder}/archive.sqlite3", *command.split()], environment)
            console.print(Text.from_ansi("\n".join(shown.splitlines()[:lines])))
            console.print()
    console.save_svg(str(Path(__file__).with_name("newscli.svg")), title="newscli")


def _run(arguments: list[str], environment: dict[str, str]) -> None:
    program = [sys.executable, "-m", "newscli", *arguments]
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - our own program


def on_a_terminal(arguments: list[str], environment: dict[str, str]) -> str:
    """What newscli writes on a terminal of COLUMNS by ROWS cells."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "newscli", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    ) as program:
        os.close(theirs)
        written = b""
        while chunk := _read(ours):
            written += chunk
        program.wait()
    os.close(ours)
    return written.decode("utf-8", errors="replace").replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the program has ended: the kernel says so with an error, not with an end
        return b""


if __name__ == "__main__":
    main()
