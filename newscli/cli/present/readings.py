"""Pages read but not kept: as Markdown for a person, as JSON lines for a program."""

from __future__ import annotations

from typing import Any

from newscli.blocks import markdown
from newscli.cli.present import objects
from newscli.cli.present.screen import Screen
from newscli.model import Reading
from newscli.typeset.safe import safe_lines


def as_markdown(screen: Screen, reading: Reading, *, follows: bool = False) -> None:
    """One article; a rule sets it off where it `follows` another."""
    if follows:
        screen.write("\n---\n\n")
    for line in safe_lines(markdown.write(reading.blocks, title=reading.title).rstrip("\n")):
        screen.write(line + "\n")


def as_json(screen: Screen, page: str, reading: Reading) -> None:
    """One article on a line, with the name of the page it was read from."""
    line(screen, {"page": page} | objects.reading(reading))


def line(screen: Screen, value: dict[str, Any]) -> None:
    """A JSON object on a line, sent at once: who asks line by line gets answers line by line."""
    screen.json(objects.dumps(value, line=True))
    screen.flush()
