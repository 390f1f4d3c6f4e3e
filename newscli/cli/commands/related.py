"""newscli related: what belongs to an article."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import filters
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import headlines


def related(
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
    *,
    limit: Annotated[int, Option("--limit", "-n", least=1, metavar="COUNT", help="How many at most.")] = 10,
    every: filters.All = False,
    ids: Annotated[bool, Option("--ids", help="Only numbers, for `newscli star -` and others.")] = False,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """List what belongs to an article.

    The same report elsewhere comes first, then what shares its rare words.
    """
    from newscli.model import Filter

    with here.open_archive() as archive:
        article = archive.articles.get(ref)
        found = archive.articles.related(article.id, Filter(unmuted=not every), limit, folded=not every)
    if json:
        headlines.as_json(here.screen, found)
    elif ids:
        headlines.numbers(here.screen, found)
    else:
        headlines.headlines(here.screen, found, zone=here.zone, now=here.now())
    if not found:
        here.note(f"nothing that is kept belongs to article {article.id}")
    return 0 if found else 1
