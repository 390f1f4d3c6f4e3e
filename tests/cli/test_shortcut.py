"""What the shortcut understands, typer understands the same; what it leaves to typer it says nothing about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscli.cli import shortcut
from newscli.cli.commands import COMMANDS, find
from newscli.cli.declared import Command, Parameter
from newscli.cli.environment import Environment
from newscli.cli.group import newscli

#: The command line as typer has made it; its classes are not typed for what is read here.
PROGRAM: Any = newscli


def functions() -> Iterator[tuple[str, Any]]:
    """Each command by its words, those of several words too."""
    for name in (name for some in COMMANDS.values() for name in some):
        found = find(name)
        if isinstance(found, Mapping):
            yield from ((f"{name} {sub}", function) for sub, function in found.items())
        else:
            yield name, found


PARAMETERS = {words: Command(function).parameters for words, function in functions()}
#: Values, mistakes, and what is no plain line.
WORDS = (
    "3",
    "0",
    "-1",
    "007",
    "1e3",
    "٣",
    "9" * 30,
    "x",
    "",
    " ",
    "-",
    "--",
    "--help",
    "-n3",
    "-n=3",
    "--limit=5",
    "ä b",
)


def by_typer(command: Command, words: Sequence[str]) -> dict[str, Any]:
    """What typer gives the parameters."""
    asked = PROGRAM
    rest = list(words)
    while hasattr(asked, "get_command"):
        asked = asked.get_command(None, rest.pop(0))
    given = asked.make_context("", rest, obj=Environment({})).params
    return {one.name: typed(one, given[one.name]) for one in command.parameters}


def by_shortcut(command: Command, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the shortcut gives them."""
    return {one.name: typed(one, values.get(one.name, one.default)) for one in command.parameters}


def typed(parameter: Parameter, value: Any) -> Any:
    """The value as the command gets it: typer makes paths of words at the last moment."""
    if parameter.several:
        return list(map(parameter.kind, value or ()))
    return value if value is None else parameter.kind(value)


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, ...]:
    command = draw(st.sampled_from(sorted(PARAMETERS)))
    names = [name for one in PARAMETERS[command] for name in one.names]
    return (*command.split(), *draw(st.lists(st.sampled_from([*names, *WORDS]), max_size=6)))


@settings(max_examples=500, deadline=None)
@given(lines())
def test_what_the_shortcut_understands_typer_understands_the_same(line: tuple[str, ...]) -> None:
    understood = shortcut.understood(line)
    if understood:
        command, values = understood
        assert by_shortcut(command, values) == by_typer(command, line)


@pytest.mark.parametrize(
    "line",
    [
        "latest",
        "latest -n 20 --source paper -s other --unread",
        "latest --limit=5 --lang zh-Hant --archive a.sqlite3",
        "search two words --since 7d --ids",
        "show last --markdown",
        "star 1 3-9 last",
        "config set width 70",
        "archive repair new.sqlite3",
        "cluster read a.warc b.warc --to data",
    ],
)
def test_what_people_type_every_day_needs_no_typer(line: str) -> None:
    understood = shortcut.understood(line.split())
    assert understood
    command, values = understood
    assert by_shortcut(command, values) == by_typer(command, line.split())


@pytest.mark.parametrize(
    "line",
    ["", "latst", "latest --limt 3", "latest -n", "latest -n 0", "latest x", "show", "archive", "--color never latest"],
)
def test_a_line_that_is_not_plain_is_left_to_typer(line: str) -> None:
    assert shortcut.understood(line.split()) is None
