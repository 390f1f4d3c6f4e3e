"""What the demo says between the screens it shows: the commands, as they would be typed."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from newscli.cli.present.screen import Screen


def prompt(screen: Screen, command: str) -> None:
    """The command whose screen comes next."""
    screen.line()
    screen.line(("$ ", "faint"), (f"newscli {command}", "strong"))
    screen.line()
    screen.flush()


def what_next(screen: Screen, archive: Path, *, kept: bool) -> None:
    """Commands to try on the demo's archive."""
    where = f"--archive {shlex.quote(str(archive))}"
    screen.line()
    screen.line(("All of this is now in an archive, and needs no network to be read. Try next:", "heading"))
    _commands(
        screen,
        f"newscli latest --offline --lang ru {where}",
        f"newscli search Störche {where}",
        f"newscli show last --markdown {where}",
        "newscli demo --serve",
        "newscli latest",
    )
    if not kept:
        screen.line(("The archive is a temporary file; `newscli demo --keep DIR` puts it where you want it.", "faint"))


def addresses(screen: Screen, sources: Sequence[tuple[str, str]], *, home: Path | None, seconds: int) -> None:
    """Where the newspapers are served, and how to follow them from another terminal."""
    follow = [] if home else [f"newscli follow {address} --name {name}" for name, address in sources]
    folder = shlex.quote(str(home.absolute())) if home else "$(mktemp -d)"
    screen.line()
    screen.line(("The newspapers are served until Ctrl-C:", "heading"))
    for name, address in sources:
        screen.line((f"  {name:<10} ", ""), (address, "link"))
    screen.line()
    screen.line(("In another terminal, with an archive apart from your own and no pause between requests:", "heading"))
    _commands(
        screen,
        f"export NEWSCLI_HOME={folder} NEWSCLI_PAUSE_SECONDS=0",
        *follow,
        "newscli sync",
        "newscli latest",
    )
    screen.line()
    screen.line((f"{seconds} seconds after that, one article of each is corrected and another gone:", "heading"))
    _commands(screen, "newscli sync --recheck", "newscli latest --changed")
    screen.flush()


def _commands(screen: Screen, *commands: str) -> None:
    for command in commands:
        screen.line(("  ", ""), (command, "code"))
