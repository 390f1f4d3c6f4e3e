"""newscli show: one article to read, or as Markdown, JSON, its links or the page as it was kept."""

from __future__ import annotations

from typing import Annotated

import typer

from newscli.cli.environment import Environment
from newscli.cli.present import article as page
from newscli.errors import ArchiveError, UsageError


def show(
    context: typer.Context,
    ref: Annotated[str, typer.Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
    *,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the article as Markdown.")] = False,
    html: Annotated[bool, typer.Option("--html", help="Print the page as it was kept.")] = False,
    links: Annotated[bool, typer.Option("--links", help="Print only the addresses the article leads to.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object, with the text and its blocks.")] = False,
) -> None:
    """Read one article.

    It is marked as read. A text longer than the screen goes through PAGER, or less.
    """
    here: Environment = context.obj
    if markdown + html + links + json > 1:
        raise UsageError("choose one of --markdown, --html, --links and --json")
    with here.open_archive() as archive:
        article = archive.articles.get(ref)
        if html:
            page.as_kept(here.screen, archive.articles.newest_capture(article.id))
        else:
            reading = archive.articles.reading(article.id)
            if json:
                page.as_json(here.screen, article, reading)
            elif markdown:
                page.as_markdown(here.screen, reading)
            elif links:
                page.only_links(here.screen, reading)
            else:
                page.to_read(here.screen, article, reading, zone=here.zone, measure=here.settings.width)
        try:
            archive.articles.shown(article.id)
        except ArchiveError as error:
            here.note(f"not marked as read: {error}")
