"""docs/commands.md and docs/newscli.1 keep the words of --help: `python -m tests.cli.commands_page` writes them."""

from __future__ import annotations

import re
import runpy
import tempfile
from pathlib import Path

from newscli.cli.commands import COMMANDS
from tests.cli.program import Program

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
NAMES = [name for commands in COMMANDS.values() for name in commands]

_HELP = re.compile(r"^```\n\$ newscli (?P<words>.*)\n(?:.*\n)*?```$", re.MULTILINE)


def refreshed(page: str) -> str:
    """The page with each help text in it as the program prints it now."""
    with tempfile.TemporaryDirectory() as home:
        program = Program(Path(home))
        return _HELP.sub(lambda match: _block(program, match["words"]), page)


def described(page: str) -> list[str]:
    """The commands whose help stands in the page, in its order."""
    words = [match["words"].split() for match in _HELP.finditer(page)]
    return [said[0] for said in words if said[0] != "--help"]


def _block(program: Program, words: str) -> str:
    shown = program.run(*words.split()).out.rstrip()
    return f"```\n$ newscli {words}\n{shown}\n```"


def completed(page: str) -> str:
    """The page with a section for each command, in the order of the list."""
    opening, *parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    sections = {part.split("\n", 1)[0].removeprefix("## "): part for part in parts}
    for name in NAMES:
        part = sections.pop(name, f"## {name}\n\n```\n$ newscli {name} --help\n```\n")
        sections[name] = part.rstrip() + "\n\n"
    return (opening + "".join(sections.values())).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(refreshed(completed(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")
    runpy.run_path(str(PAGE.with_name("make_man.py")), run_name="__main__")
