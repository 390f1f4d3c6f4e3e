"""newscli unfollow: stop following sources; what they brought stays."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import news
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import UsageError


def unfollow(
    here: Environment,
    names: Annotated[
        list[str] | None, Argument(metavar="[SOURCE]...", help="A source's name or address, or a part of it.")
    ] = None,
    *,
    everything: Annotated[bool, Option("--all", help="Stop following every source.")] = False,
) -> None:
    """Stop following sources; their articles stay."""
    if bool(names) == everything:
        raise UsageError("name the sources to unfollow, or give --all; `newscli sources` lists them")
    with here.open_archive(create=True) as archive:
        news.first_source(here, archive)
        followed = archive.sources.all() if everything else [archive.sources.get(name) for name in names or ()]
        for source in followed:
            archive.sources.remove(source.id)
            here.note(f"{source.name} is followed no longer; its articles stay ({source.url})")
