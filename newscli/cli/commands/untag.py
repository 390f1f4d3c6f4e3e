"""newscli untag: take tags off articles."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import refs
from newscli.cli.declared import Argument
from newscli.cli.environment import Environment


def untag(
    here: Environment,
    article: Annotated[str, Argument(metavar="ID", help="A number, a range such as 3-9, an address, or `last`.")],
    words: Annotated[list[str], Argument(metavar="TAG...", help="The tags to take away.")],
) -> None:
    """Take tags of yours off an article."""
    with here.open_archive() as archive, archive.transaction():
        archive.articles.untag(refs.numbers(archive, [article]), [word.lstrip("#") for word in words])
