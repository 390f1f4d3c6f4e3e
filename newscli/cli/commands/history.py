"""newscli history: every version of an article, and what changed."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import versions


def history(
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
    *,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> None:
    """List an article's versions: when each was seen, and what changed.

    A version marked `ours` is a better reading of the same page, not news. One that names a host came from that web
    archive: what the page said then, as `newscli recover` found it.
    """
    with here.open_archive() as archive:
        article = archive.articles.get(ref)
        revisions = archive.articles.revisions(article.id)
        origins = [archive.articles.origin(revision) for revision in revisions]
    if json:
        versions.as_json(here.screen, revisions, origins)
    else:
        versions.listed(here.screen, article, revisions, origins, zone=here.zone)
