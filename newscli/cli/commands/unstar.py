"""newscli unstar: take stars away."""

from __future__ import annotations

import typer

from newscli.cli import refs
from newscli.cli.environment import Environment


def unstar(context: typer.Context, articles: refs.Articles) -> None:
    """Take the star off articles."""
    here: Environment = context.obj
    with here.open_archive() as archive, archive.transaction():
        archive.articles.mark(refs.numbers(archive, articles), starred=False)
