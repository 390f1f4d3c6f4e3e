"""typer's side of the command line: the help, and every line that is no plain one. Imports only the called command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from newscli.cli import commands
from newscli.cli.commands import COMMANDS
from newscli.cli.declared import Command, Everywhere, Option, Parameter, fields
from newscli.cli.environment import Environment


class Commands(TyperGroup):
    """The commands of COMMANDS, imported when called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Their names."""
        return [name for some in COMMANDS.values() for name in some]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        """The command of that name, from its module; None where there is none."""
        found = commands.find(cmd_name)
        if found is None:
            return None
        app = _new()
        if isinstance(found, Mapping):  # a command of several words, such as `archive verify`
            for name, function in found.items():
                app.command(name)(_typed(Command(function)))
            app.callback(help=_line(cmd_name))(_everywhere())
            return typer.main.get_group(app)
        app.command(cmd_name)(_typed(Command(found)))
        return typer.main.get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As typer does; the names it suggests for a mistyped one are those of the table."""
        self.commands = dict.fromkeys(self.list_commands(ctx))  # type: ignore[assignment] # only the names count
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        """The table, without importing any command."""
        for section, some in COMMANDS.items():
            with formatter.section(section):
                formatter.write_dl(list(some.items()))


def _new(**words: Any) -> typer.Typer:
    return typer.Typer(add_completion=False, rich_markup_mode=None, **words)


def _line(name: str) -> str:
    return next(some[name] for some in COMMANDS.values() if name in some)


def _typed(command: Command) -> Callable[..., int]:
    """A command as typer wants it: a function of typer's context and, one by one, the values of its parameters."""

    def run(context: typer.Context, **values: Any) -> int:
        return command.run(context.obj, values)

    run.__doc__ = command.help
    return _signed(run, _in_typers_words(command.parameters))


def _everywhere(*more: inspect.Parameter) -> Callable[..., None]:
    """What stands before a command's name."""

    def heed(context: typer.Context, **values: Any) -> None:
        here: Environment = context.obj
        here.heed(values["archive"], values["color"])

    return _signed(heed, [*_in_typers_words(fields(Everywhere)), *more])


def _signed(function: Callable[..., Any], parameters: Iterable[inspect.Parameter]) -> Callable[..., Any]:
    context = _keyword("context", typer.Context)
    function.__signature__ = inspect.Signature([context, *parameters])  # type: ignore[attr-defined] # see `inspect`
    return function


def _keyword(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _in_typers_words(parameters: Iterable[Parameter]) -> Iterator[inspect.Parameter]:
    for one in parameters:
        word: Any = one.word
        if isinstance(word, Option):
            said = typer.Option(*word.names, metavar=word.metavar, help=word.help, min=word.least, max=word.most)
        else:
            said = typer.Argument(metavar=word.metavar, help=word.help or None, hidden=word.hidden)
        yield _keyword(one.name, Annotated[one.hint, said], one.default)


def _version(context: typer.Context, *, wanted: bool) -> None:
    if wanted:
        from newscli import __version__

        here: Environment = context.obj
        here.screen.line((f"newscli {__version__}", ""))
        raise typer.Exit


_app = _new(cls=Commands, help="Read the news in the terminal, from any site, and keep it for good.")
_VERSION = typer.Option("--version", callback=_version, expose_value=False, is_eager=True, help="Print the version.")
_app.callback()(_everywhere(_keyword("version", Annotated[bool, _VERSION], default=False)))

newscli: TyperGroup = typer.main.get_group(_app)


def answered(here: Environment, arguments: Sequence[str]) -> int:
    """Run the command of a line, or say what is wrong with it; the status. Raises NewscliError."""
    try:
        with newscli.make_context("newscli", list(arguments) or ["--help"], obj=here) as context:
            return newscli.invoke(context) or 0
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as error:
        from newscli.cli import complaints

        here.note(complaints.said(error))
        return 2
