"""docs/json.md names every field that is printed, and nothing that is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import Program

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def described(*headings: str) -> set[str]:
    """The fields named under these headings."""
    named: set[str] = set()
    for heading in headings:
        section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
        part = next(text for text in section if text.startswith(heading))
        named |= set(re.findall(r"`(\w+)`", part))
    return named


@pytest.mark.parametrize(
    ("command", "headings"),
    [
        ("latest --offline -n 1 --json", ["latest --json"]),
        ("show last --json", ["latest --json", "show --json"]),
        ("sources --json", ["sources --json"]),
        ("sync --dry-run --json", ["sync --json", "sources --json"]),
        ("sync --json", ["sync --json"]),
        ("config --json", ["config --json"]),
        ("doctor --json", ["doctor --json"]),
        ("digest --since 2000 --json", ["digest --json"]),
        ("search bridge -n 1 --json", ["latest --json"]),
    ],
)
def test_every_field_is_described(reader: Program, command: str, headings: list[str]) -> None:
    out = reader.run(*command.split()).out
    value = json.loads(out if out.startswith(("[", "{\n")) else out.splitlines()[0])
    assert set(value[0] if isinstance(value, list) else value) <= described(*headings)
