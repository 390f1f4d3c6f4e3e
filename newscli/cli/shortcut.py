"""Reads the command lines people mostly type, without typer, whose import is a third of a start.

A line that is not plain (a mistake, --help, options run together) is left to typer, which reads the same declarations
(`declared`): what is wrong with a line is never said here. A test has both read the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from newscli.cli import commands
from newscli.cli.declared import REQUIRED, Argument, Command, Option, Parameter

#: Numbers of more digits are left to typer.
_DIGITS = 15


class NotPlainError(Exception):
    """The line is one for typer."""


def understood(line: Sequence[str]) -> tuple[Command, dict[str, Any]] | None:
    """The command of a line, and the values given to its parameters; None for a line that is typer's."""
    try:
        return _understood(iter(line))
    except NotPlainError:
        return None


def _understood(words: Iterator[str]) -> tuple[Command, dict[str, Any]]:
    found = commands.find(next(words, ""))
    if isinstance(found, Mapping):
        found = found.get(next(words, ""))
    if found is None:
        raise NotPlainError
    command = Command(found)
    return command, values(command.parameters, words)


def values(parameters: Sequence[Parameter], words: Iterator[str]) -> dict[str, Any]:
    """The values that the words after a command's name give its parameters. Raises NotPlainError."""
    options = {name: one for one in parameters if isinstance(one.word, Option) for name in one.names}
    arguments = [one for one in parameters if isinstance(one.word, Argument)]
    places = chain.from_iterable(repeat(one) if one.several else [one] for one in arguments)
    given: dict[str, Any] = {}
    for word in words:
        if word == "-" or not word.startswith("-"):
            parameter, value = next(places, None), word
        else:
            name, equals, value = word.partition("=")
            parameter = options.get(name)
            if parameter and parameter.kind is not bool:
                value = value if equals else next(words, "-")
            if value.startswith("-") or (equals and not name.startswith("--")):  # was the value forgotten?
                raise NotPlainError
        if parameter is None:
            raise NotPlainError
        meant = _meant(parameter, value)
        given[parameter.name] = [*given.get(parameter.name, ()), meant] if parameter.several else meant
    if any(one.default is REQUIRED and one.name not in given for one in parameters):
        raise NotPlainError
    return given


def _meant(parameter: Parameter, value: str) -> Any:
    if parameter.kind is bool and not value:
        return True
    if parameter.kind in (str, Path):
        return parameter.kind(value)
    if parameter.kind is int and value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        number = int(value)
        if parameter.allows(number):
            return number
    raise NotPlainError
