"""The list of commands, their help and docs/commands.md say the same."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

import pytest
import typer

from newscli.cli.group import COMMANDS
from tests.cli.commands_page import NAMES, PAGE, described, refreshed

HELPS = {name: line for commands in COMMANDS.values() for name, line in commands.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_commands_own_help_begins_with_its_line_in_the_list(name: str) -> None:
    word = name.replace("-", "_") + ("_" if iskeyword(name) else "")
    module = import_module(f"newscli.cli.commands.{word}")
    command = getattr(module, word)
    said = command.info.help if isinstance(command, typer.Typer) else command.__doc__
    assert said is not None
    assert said.splitlines()[0] == HELPS[name]


def test_every_command_is_in_the_docs_in_the_order_of_the_list() -> None:
    assert described(PAGE.read_text(encoding="utf-8")) == NAMES


def test_the_docs_show_the_help_as_the_program_prints_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == refreshed(page), "run `python -m tests.cli.commands_page`"
