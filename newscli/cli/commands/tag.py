"""newscli tag: words of one's own on articles."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import refs
from newscli.cli.declared import Argument
from newscli.cli.environment import Environment
from newscli.cli.present import tags
from newscli.errors import UsageError


def tag(
    here: Environment,
    article: Annotated[
        str | None, Argument(metavar="[ID]", help="A number, a range such as 3-9, an address, or `last`.")
    ] = None,
    words: Annotated[list[str] | None, Argument(metavar="[TAG]...", help="Words of your own.")] = None,
) -> int:
    """Give an article words of your own, to find it by --tag.

    Without an article, list your tags and how many articles have each. They are yours alone: they never leave this
    archive with what is exported.
    """
    with here.open_archive() as archive:
        if article is None:
            known = archive.articles.tags()
            tags.table(here.screen, known)
            if not known:
                here.note("there are no tags yet; `newscli tag ID WORD` gives one")
            return 0 if known else 1
        wanted = [word.strip().lstrip("#") for word in words or ()]
        if not wanted or not all(wanted) or any("\n" in word for word in wanted):
            raise UsageError(f"which word? Write `newscli tag {article} WORD`")
        with archive.transaction():
            archive.articles.tag(refs.numbers(archive, [article]), wanted)
    return 0
