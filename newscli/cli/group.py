"""The list of commands, and a group that imports only the one that is called: forty cost what one costs."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from newscli.cli.environment import Environment

#: Every command with its one-line help, in the order a reader meets them. `latest` is the function `latest` in
#: `commands/latest.py` (a word of Python's own ends in `_` there: `import_`); its docstring begins with the same line,
#: which a test compares.
COMMANDS = {
    "Every day": {
        "latest": "List the newest articles, and bring new ones first.",
        "search": "Find articles by their words, offline.",
        "show": "Read one article.",
        "read": "Read with the keyboard: sources, headlines, articles.",
        "open": "Open an article's page in the browser.",
        "star": "Star articles, to find them again with --starred.",
        "mark": "Mark articles as read or unread.",
        "follow": "Follow a feed, a sitemap or a section page.",
        "sources": "List what is followed, and how it fares.",
        "sync": "Ask the sources that are due, and keep what is new.",
    },
    "More to read": {
        "digest": "Sum up the day by section, the most covered stories first.",
        "related": "List what belongs to an article.",
    },
    "Your marks": {
        "unstar": "Take the star off articles.",
        "tag": "Give an article words of your own, to find it by --tag.",
        "untag": "Take tags of yours off an article.",
        "mute": "Hide what you never want to read, or list the rules that do.",
    },
    "More on sources": {
        "discover": "Show what an address offers to follow.",
        "catalogue": "List well-known news sources in many languages.",
        "unfollow": "Stop following sources; their articles stay.",
        "why": "Tell when a source was asked and will be, and by which rule.",
        "schedule": "Have `newscli sync` run regularly.",
    },
    "Files": {
        "extract": "Read pages without keeping them.",
        "export": "Write articles into a file or folder for other programs.",
        "import": "Keep articles from files of newscli and other programs.",
        "sql": "Ask the archive a question in SQL.",
        "cluster": "Read whole web archives into a table, on one machine or many.",
    },
    "The archive": {
        "archive": "Look after the archive: copy, check, repair, join, count.",
        "reread": "Read kept pages again, as a newer newscli reads better.",
        "history": "List an article's versions: when each was seen, and what changed.",
        "diff": "Show what changed between two versions of an article.",
        "keep": "Keep pages whole: with their pictures, styles and fonts.",
        "recover": "Bring back a page that is gone, from a web archive.",
        "prove": "Print evidence of what an article's page said, and that it was captured.",
        "verify": "Check an evidence file that `newscli prove` wrote.",
        "forget": "Remove articles for good: their words, pages and versions.",
    },
    "newscli itself": {
        "config": "Show every setting with its value, meaning and origin, or change one.",
        "completion": "Print what makes a shell complete commands, sources and articles.",
        "doctor": "Say what is set up, what is missing or slow, and what to do.",
        "demo": "See newscli at work without a network.",
    },
}


class Commands(TyperGroup):
    """The commands of COMMANDS, imported when called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Their names."""
        return [name for commands in COMMANDS.values() for name in commands]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, from its module; None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = f"{cmd_name.replace('-', '_')}{'_' if iskeyword(cmd_name) else ''}"
        module = import_module(f"newscli.cli.commands.{name}")
        found = getattr(module, name)
        if isinstance(found, typer.Typer):  # a command of several words, such as `archive verify`
            command: Any = typer.main.get_group(found)
        else:
            app = typer.Typer(add_completion=False, rich_markup_mode=None)
            app.command(cmd_name)(found)
            command = typer.main.get_command(app)
        command.params += [param for param in self.params if param.name in _EVERYWHERE]
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As typer does; the names it suggests for a mistyped one are those of the table."""
        self.commands = dict.fromkeys(self.list_commands(ctx))  # type: ignore[assignment] # only the names count
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - typer's signature
        """The table, without importing any command."""
        for section, commands in COMMANDS.items():
            with formatter.section(section):
                formatter.write_dl(list(commands.items()))


#: Options that mean the same before and after the command's name.
_EVERYWHERE = ("archive", "color")


def _archive(context: typer.Context, path: Path | None) -> None:
    here: Environment = context.obj
    here.archive_wish = path or here.archive_wish


def _color(context: typer.Context, wish: str | None) -> None:
    if wish not in (None, "auto", "always", "never"):
        raise typer.BadParameter(f"{wish!r} is not one of auto, always, never")
    here: Environment = context.obj
    here.color_wish = wish or here.color_wish


def _version(context: typer.Context, *, wanted: bool) -> None:
    if wanted:
        from newscli import __version__

        here: Environment = context.obj
        here.screen.line((f"newscli {__version__}", ""))
        raise typer.Exit


_app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None)


@_app.callback()
def _newscli(
    *,
    archive: Annotated[
        Path | None,
        typer.Option(
            callback=_archive, expose_value=False, metavar="PATH", help="The archive file, in place of the usual one."
        ),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option(callback=_color, expose_value=False, metavar="WHEN", help="Colour: auto, always or never."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, expose_value=False, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read the news in the terminal, from any site, and keep it for good."""


newscli: TyperGroup = typer.main.get_group(_app)
