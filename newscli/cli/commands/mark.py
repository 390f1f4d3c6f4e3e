"""newscli mark: articles as read or unread, by number or by filter."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import filters, refs
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import UsageError
from newscli.model import Filter

_STATES = ("read", "unread")


def mark(
    here: Environment,
    state: Annotated[str, Argument(metavar="read|unread", help="What they are from now on.")],
    articles: Annotated[
        list[str] | None,
        Argument(metavar="[ID]...", help="Numbers, ranges such as 3-9, addresses; else the options choose."),
    ] = None,
    *,
    options: filters.Options,
    every: Annotated[bool, Option("--all", help="All articles.")] = False,
) -> int:
    """Mark articles as read or unread.

    Those with these numbers, or all that pass the options: `newscli mark read --older 7d --source paper`.
    """
    if state not in _STATES:
        raise UsageError(f"{state!r} is neither read nor unread; write `newscli mark read {state}`")
    with here.open_archive() as archive:
        wanted = options.filter(here, archive)
        if sum((bool(articles), wanted != Filter(), every)) != 1:
            raise UsageError("name articles, or choose them by options such as --older 7d, or take --all")
        with archive.transaction():
            numbers = refs.numbers(archive, articles) if articles else archive.articles.numbers(wanted)
            archive.articles.mark(numbers, unread=state == "unread")
    here.note(f"{len(numbers):,} article{'' if len(numbers) == 1 else 's'} marked as {state}")
    return 0 if numbers else 1
