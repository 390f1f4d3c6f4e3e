"""Make `docs/newscli.svg`, the README's picture, from what the real program shows in a real terminal.

    python docs/make_picture.py

It keeps a demo archive in a temporary folder, runs the commands below in a pseudo-terminal and lets rich draw what they printed.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS, ROWS = 96, 200
COMMANDS = (["latest", "-n", "9"], ["search", "bridge"], ["show", "last"])
#: How many lines of each command's output the picture shows.
LINES = (12, 9, 22)


def main() -> None:
    """Draw the picture."""
    console = Console(record=True, width=COLUMNS, file=Path(os.devnull).open("w", encoding="utf-8"), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "newscli", "demo", "--keep", folder], check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(folder).glob("*.sqlite*"))
        for command, lines in zip(COMMANDS, LINES, strict=True):
            console.print(Text.assemble(("$ ", "bold green"), (f"newscli {' '.join(command)}", "bold")))
            shown = on_a_terminal(["--archive", str(archive), *command, *(["--offline"] if command[0] == "latest" else [])])
            console.print(Text.from_ansi("\n".join(shown.splitlines()[:lines])))
            console.print()
    console.save_svg("docs/newscli.svg", title="newscli")


def on_a_terminal(arguments: list[str]) -> str:
    """What newscli writes on a terminal of COLUMNS by ROWS cells."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(COLUMNS), "LINES": str(ROWS), "TERM": "xterm-256color", "PAGER": "cat"}
    with subprocess.Popen(
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
