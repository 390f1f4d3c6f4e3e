"""newscli latest: the newest articles, after giving the sources that are due a moment to bring more."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli import filters, news
from newscli.cli.environment import Environment
from newscli.cli.present import headlines


def latest(
    context: typer.Context,
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="COUNT", help="How many at most.")] = 20,
    source: filters.SourceNames = None,
    section: filters.Sections = None,
    lang: filters.Languages = None,
    tag: filters.Tags = None,
    since: filters.Since = None,
    until: filters.Until = None,
    unread: filters.Unread = False,
    starred: filters.Starred = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no source; list what is kept.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON array.")] = False,
) -> int:
    """List the newest articles, and bring new ones first.

    Sources that are due are asked, but nobody is kept waiting: after a few seconds (the setting wait_seconds) what is
    there is listed, and the rest arrives in the background. An empty archive begins with one source.
    """
    here: Environment = context.obj
    with here.open_archive(create=True) as archive:
        wanted = filters.chosen(
            here,
            archive,
            source=source,
            section=section,
            lang=lang,
            tag=tag,
            since=since,
            until=until,
            unread=unread,
            starred=starred,
        )
        if not offline:
            news.first_source(here, archive)
            news.bring(here, archive)
        articles = archive.articles.latest(wanted, limit)
        if not articles:
            news.explain_nothing(here, archive, offline=offline)
    if json:
        headlines.as_json(here.screen, articles)
    else:
        headlines.headlines(here.screen, articles, zone=here.zone, now=here.now())
    return 0 if articles else 1
