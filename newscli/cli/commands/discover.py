"""newscli discover: what an address offers to follow, without following it."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import offers


def discover(
    here: Environment,
    address: Annotated[str, Argument(metavar="ADDRESS", help="A site, a page, a feed or a sitemap.")],
    *,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> None:
    """Show what an address offers to follow.

    Feeds, news sitemaps and pages that list articles, the best first, each with its newest headlines. `newscli follow`
    takes the first; with --kind or --all it takes others.
    """
    from newscli.sync.discovery import discover as search

    with here.fetcher() as fetcher:
        found = search(address, fetcher)
    if json:
        offers.as_json(here.screen, found)
    else:
        offers.show(here.screen, found)
