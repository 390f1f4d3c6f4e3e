"""newscli forget: remove words and bytes on purpose."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import refs
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.errors import UsageError
from newscli.model import Filter


def forget(
    here: Environment,
    articles: Annotated[
        list[str] | None,
        Argument(metavar="[ID]...", help="Numbers from `newscli latest`, ranges such as 3-9, or addresses."),
    ] = None,
    *,
    source: Annotated[str | None, Option("--source", metavar="NAME", help="All articles of this source.")] = None,
    yes: Annotated[bool, Option("--yes", help="Do it; without this it is only counted.")] = False,
) -> int:
    """Remove articles for good: their words, pages and versions.

    The log keeps that something was there and that it was forgotten. No sync brings it back: hashes of its addresses
    are kept for that.
    """
    from newscli.archive import forget as forgetting

    if bool(articles) == bool(source):
        raise UsageError("name articles, or --source, to forget")
    with here.open_archive() as archive:
        if source:
            numbers = archive.articles.numbers(Filter(sources=(archive.sources.get(source).name,)))
        else:
            numbers = refs.numbers(archive, articles or ())
        if not yes:
            here.note(f"this would forget {len(numbers):,} articles for good; say --yes to do it")
            return 1
        here.note(f"forgot {forgetting.forget(archive, numbers, now=here.now()):,} articles")
    return 0
