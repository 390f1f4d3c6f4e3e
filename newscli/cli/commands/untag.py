"""newscli untag: take tags off articles."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli import refs
from newscli.cli.environment import Environment


def untag(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ID", help="A number, a range such as 3-9, an address, or `last`.")],
    words: Annotated[list[str], typer.Argument(metavar="TAG...", help="The tags to take away.")],
) -> None:
    """Take tags of yours off an article."""
    here: Environment = context.obj
    with here.open_archive() as archive, archive.transaction():
        archive.articles.untag(refs.numbers(archive, [article]), [word.lstrip("#") for word in words])
