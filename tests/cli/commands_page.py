"""docs/commands.md keeps the words of --help: `python -m tests.cli.commands_page` writes them anew."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from newscli.cli.group import COMMANDS
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
    """The page with a section for each command it lacks, where the list has it."""
    for index, name in enumerate(NAMES):
        if name not in described(page):
            later = next((f"\n## {other}\n" for other in NAMES[index:] if f"\n## {other}\n" in page), None)
            section = f"\n## {name}\n\n```\n$ newscli {name} --help\n```\n"
            page = page.replace(later, section + later) if later else page + section
    return page


if __name__ == "__main__":
    PAGE.write_text(refreshed(completed(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")
