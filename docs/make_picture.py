"""Make the README's pictures, `docs/newscli.svg` and `docs/reader.svg`, from what the real program shows.

    python docs/make_picture.py

It keeps a demo archive in a temporary folder, runs the commands below in a pseudo-terminal and lets rich draw what they
printed; then it opens the reader on the same archive, presses some keys and lets Textual draw its screen.
"""

from __future__ import annotations

import asyncio
import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from datetime import UTC
from pathlib import Path

from rich.console import Console
from rich.text import Text

from newscli.archive import open_archive
from newscli.tui.app import Reader
from newscli.tui.desk import Desk
from newscli.typeset.article import Sheet

COLUMNS, ROWS = 96, 200
#: The reader's terminal, and the keys pressed in it: a star, some headlines down, an article.
READER = (126, 28)
KEYS = (*"jjsj", "enter", "q", *"jjjjjjjjjj", "enter")
#: Each command, and how many lines of its output the picture shows.
COMMANDS = (("latest --offline", 11), ("search ferry", 8), ("show last", 16))


def main() -> None:
    """Draw the pictures."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"NEWSCLI_HOME": folder, "TERM": "xterm-256color", "PAGER": "cat", "TZ": "UTC"}
        _run(["demo", "--keep", folder], environment)
        for command, lines in COMMANDS:
            console.print(Text.assemble(("$ ", "bold green"), (f"newscli {command}", "bold")))
            shown = on_a_terminal(["--archive", f"{folder}/archive.sqlite3", *command.split()], environment)
            console.print(Text.from_ansi("\n".join(shown.splitlines()[:lines])))
            console.print()
        reader = asyncio.run(reading(Path(folder) / "archive.sqlite3"))
    console.save_svg(str(Path(__file__).with_name("newscli.svg")), title="newscli")
    Path(__file__).with_name("reader.svg").write_text(reader, encoding="utf-8")


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


async def reading(archive: Path) -> str:
    """The reader with an article open beside the headlines, as SVG."""
    desk = Desk(lambda: open_archive(archive))
    app = Reader(desk, sheet=Sheet(78, UTC, margin=2))
    try:
        async with app.run_test(size=READER) as pilot:
            for key in KEYS:
                await pilot.press(key)
                await app.workers.wait_for_complete()
                await pilot.pause(0.3)
            return app.export_screenshot(title="newscli read")
    finally:
        await asyncio.to_thread(desk.close)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the program has ended: the kernel says so with an error, not with an end
        return b""


if __name__ == "__main__":
    main()
