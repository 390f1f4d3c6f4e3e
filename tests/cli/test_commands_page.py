"""The list of commands, their help and docs/commands.md say the same."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newscli.cli.commands import COMMANDS, find
from newscli.cli.declared import Command
from tests.cli.commands_page import NAMES, PAGE, described, refreshed

HELPS = {name: line for commands in COMMANDS.values() for name, line in commands.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_commands_own_help_begins_with_its_line_in_the_list(name: str) -> None:
    found = find(name)
    assert found is not None
    if not isinstance(found, Mapping):  # a command of several words has no other line than that
        assert Command(found).help.splitlines()[0] == HELPS[name]


def test_every_command_is_in_the_docs_in_the_order_of_the_list() -> None:
    assert described(PAGE.read_text(encoding="utf-8")) == NAMES


def test_the_docs_show_the_help_as_the_program_prints_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == refreshed(page), "run `python -m tests.cli.commands_page`"
