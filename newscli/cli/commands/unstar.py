"""newscli unstar: take stars away."""

from __future__ import annotations

from newscli.cli import refs
from newscli.cli.environment import Environment


def unstar(here: Environment, articles: refs.Articles) -> None:
    """Take the star off articles."""
    with here.open_archive() as archive, archive.transaction():
        archive.articles.mark(refs.numbers(archive, articles), starred=False)
