"""newscli sources: what is followed, when it was last asked, what it gave and what went wrong."""

from __future__ import annotations

from typing import Annotated

from newscli.cli import news
from newscli.cli.declared import Option
from newscli.cli.environment import Environment
from newscli.cli.present import sources as table


def sources(
    here: Environment,
    *,
    opml: Annotated[bool, Option("--opml", help="Print OPML, which other feed readers import.")] = False,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """List what is followed, and how it fares.

    When each was last asked, what it gave then, when it is asked again and what went wrong; a bar a day of the last two
    weeks shows how much it published.
    """
    with here.open_archive(create=True) as archive:
        news.first_source(here, archive)
        followed = archive.sources.all()
        per_day = archive.sources.articles_per_day(here.now()) if here.screen.terminal else {}
    if opml:
        from newscli.exchange.opml import write

        here.screen.send(write(followed).encode())
    elif json:
        table.as_json(here.screen, followed)
    else:
        table.table(here.screen, followed, per_day, zone=here.zone, now=here.now())
    if not followed:
        here.note("nothing is followed; `newscli follow ADDRESS` begins")
    return 0 if followed else 1
