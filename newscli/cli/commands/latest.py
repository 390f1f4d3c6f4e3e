"""newscli latest: the newest articles, after giving the sources that are due a moment to bring more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from newscli.cli import alerts, filters, news
from newscli.cli.declared import Option
from newscli.cli.environment import Environment
from newscli.cli.present import headlines
from newscli.model import Article

#: Articles of a day that a digest looks at; a thousand sources have fewer.
DAY = 5000


def latest(
    here: Environment,
    *,
    limit: Annotated[int, Option("--limit", "-n", least=1, metavar="COUNT", help="How many at most.")] = 20,
    options: filters.Options,
    saved: Annotated[
        str | None, Option(metavar="SAVED", help="Only what this saved search is about: `newscli search --save`.")
    ] = None,
    every: filters.All = False,
    digest: Annotated[bool, Option("--digest", help="The last 24 hours on one screen, by section.")] = False,
    offline: Annotated[bool, Option("--offline", help="Ask no source; list what is kept.")] = False,
    json: Annotated[bool, Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """List the newest articles, and bring new ones first.

    Sources that are due are asked, but nobody is kept waiting: after a few seconds (the setting wait_seconds) what is
    there is listed, and the rest arrives in the background. An empty archive begins with one source.
    """
    with here.open_archive(create=True) as archive:
        since = options.since or ("24h" if digest else None)
        wanted = options._replace(since=since).filter(here, archive, unmuted=not every)
        if not offline:
            news.first_source(here, archive)
            news.bring(here, archive)
            alerts.show(here, archive)
        folded, most = not (every or digest), DAY if digest else limit
        if saved is None:
            articles = archive.articles.latest(wanted, most, folded=folded)
        else:
            articles = archive.saved.articles(saved, wanted, most, now=here.clock(), folded=folded)
        if not articles:
            news.explain_nothing(here, archive, offline=offline)
    if digest:
        _digest(here, articles, as_json=json)
    elif json:
        headlines.as_json(here.screen, articles)
    else:
        headlines.days(here.screen, articles, zone=here.zone, now=here.now())
    return 0 if articles else 1


def _digest(here: Environment, articles: Sequence[Article], *, as_json: bool) -> None:
    from newscli.cli.digest import parts
    from newscli.cli.present import digest as page

    if as_json:
        page.as_json(here.screen, parts(articles))
    else:
        page.show(here.screen, parts(articles), zone=here.zone, now=here.now())
