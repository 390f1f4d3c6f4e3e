"""What may stand on a command's line: its function's annotations say it once, for `shortcut` and for typer.

    def star(here: Environment, articles: Annotated[list[str], Argument(metavar="ID...", help="Numbers.")]) -> None: ...

The first parameter is what the command finds around it. A parameter whose type is a NamedTuple stands for the options
that are its fields. Knows nothing of typer, whose import is a third of a start.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from newscli.cli.environment import Environment

#: The default of what has to be given.
REQUIRED = inspect.Parameter.empty


class Option:
    """`--name VALUE`, or a flag where the parameter is a bool; called as the parameter where no names are given.
    `least` and `most` bound a number, both inclusive."""

    def __init__(
        self,
        *names: str,
        help: str,  # noqa: A002 - the word for it in every command
        metavar: str | None = None,
        least: float | None = None,
        most: float | None = None,
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.least = least
        self.most = most


class Argument:
    """A word by its place; all that are left where the parameter is a list. A `hidden` one is not in the help."""

    def __init__(self, *, metavar: str, help: str = "", hidden: bool = False) -> None:  # noqa: A002 - the same
        self.metavar = metavar
        self.help = help
        self.hidden = hidden


class Parameter(NamedTuple):
    """One option or argument: its type as written, the type of a single word of it, whether it can be several."""

    name: str
    hint: Any
    kind: type
    several: bool
    default: Any  #: REQUIRED where there is none
    word: Option | Argument

    @property
    def names(self) -> tuple[str, ...]:
        """What an option is called on the line."""
        named = self.word.names if isinstance(self.word, Option) else ()
        return named or (f"--{self.name.replace('_', '-')}",)

    def allows(self, number: int) -> bool:
        """Whether a number is within the bounds."""
        least, most = (self.word.least, self.word.most) if isinstance(self.word, Option) else (None, None)
        return (least is None or number >= least) and (most is None or number <= most)


class Everywhere(NamedTuple):
    """Options that mean the same before and after any command's name."""

    archive: Annotated[Path | None, Option(metavar="PATH", help="The archive file, in place of the usual one.")] = None
    color: Annotated[str | None, Option(metavar="WHEN", help="Colour: auto, always or never.")] = None


class Command:
    """A command as its function declares it."""

    def __init__(self, function: Callable[..., int | None]) -> None:
        self._function = function
        self._bundles: dict[str, type[Any]] = {}
        self.parameters = [*self._own(), *fields(Everywhere)]

    @property
    def help(self) -> str:
        """What it does, in words."""
        return inspect.getdoc(self._function) or ""

    def run(self, here: Environment, values: Mapping[str, Any]) -> int:
        """Run it with the values of its parameters, and return its status. Raises NewscliError."""
        here.heed(*_bundle(Everywhere, values))
        given = {name: value for name, value in values.items() if name in self._plain}
        given |= {name: _bundle(kind, values) for name, kind in self._bundles.items()}
        return self._function(here, **given) or 0

    def _own(self) -> Iterator[Parameter]:
        hints = get_type_hints(self._function, include_extras=True)
        _, *parameters = inspect.signature(self._function).parameters.values()
        self._plain = {parameter.name for parameter in parameters}
        for parameter in parameters:
            hint = hints[parameter.name]
            if get_origin(hint) is Annotated:
                yield _parameter(parameter.name, hint, parameter.default)
            else:
                self._bundles[parameter.name] = hint
                yield from fields(hint)


def fields(bundle: type[Any]) -> Iterator[Parameter]:
    """The options that are the fields of a NamedTuple."""
    for name, hint in get_type_hints(bundle, include_extras=True).items():
        yield _parameter(name, hint, bundle._field_defaults[name])


def _bundle(kind: type[Any], values: Mapping[str, Any]) -> Any:
    return kind(**{name: values[name] for name in kind._fields if name in values})


def _parameter(name: str, annotated: Any, default: Any) -> Parameter:
    hint, word = get_args(annotated)
    kind = next((one for one in get_args(hint) if one is not NoneType), hint) if NoneType in get_args(hint) else hint
    several = get_origin(kind) is list
    return Parameter(name, hint, get_args(kind)[0] if several else kind, several, default, word)
