"""newscli diff: two versions of an article, word by word."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument
from newscli.cli.environment import Environment
from newscli.cli.present import versions
from newscli.errors import NotFoundError


def diff(
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
    old: Annotated[int | None, Argument(metavar="A", help="The older version; the one before B.")] = None,
    new: Annotated[int | None, Argument(metavar="B", help="The newer version; the newest.")] = None,
) -> int:
    """Show what changed between two versions of an article.

    Versions are counted as `newscli history` lists them. At a terminal word by word, in a pipe as a unified diff.
    Status 1 where there is nothing to compare.
    """
    with here.open_archive() as archive:
        article = archive.articles.get(ref)
        revisions = archive.articles.revisions(article.id)
    if len(revisions) < 2:
        here.note(f"article {article.id} has one version; nothing changed since it was first seen")
        return 1
    newer = new if new is not None else len(revisions)
    older = old if old is not None else newer - 1
    for number in (older, newer):
        if not 1 <= number <= len(revisions):
            raise NotFoundError(f"article {article.id} has no version {number}; it has {len(revisions)}")
    versions.difference(
        here.screen,
        (older, revisions[older - 1]),
        (newer, revisions[newer - 1]),
        zone=here.zone,
        measure=here.settings.width,
    )
    return 0
