"""newscli star: articles worth finding again."""

from __future__ import annotations

from newscli.cli import refs
from newscli.cli.environment import Environment


def star(here: Environment, articles: refs.Articles) -> None:
    """Star articles, to find them again with --starred.

    A star is yours alone: it never leaves this archive with what is exported.
    """
    with here.open_archive() as archive, archive.transaction():
        archive.articles.mark(refs.numbers(archive, articles), starred=True)
