"""newscli show: one article to read, or as Markdown, JSON, its links or the page as it was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from newscli.cli import albums, refs
from newscli.cli.declared import Argument, Option
from newscli.cli.environment import Environment
from newscli.cli.present import article as page
from newscli.errors import ArchiveError, NotFoundError, UsageError

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.model import Article, Capture, Reading


def show(
    here: Environment,
    ref: Annotated[str, Argument(metavar="ID", help="A number from `newscli latest`, an address, or `last`.")],
    *,
    markdown: Annotated[bool, Option("--markdown", help="Print the article as Markdown.")] = False,
    html: Annotated[bool, Option("--html", help="Print the page as it was kept.")] = False,
    links: Annotated[bool, Option("--links", help="Print only the addresses the article leads to.")] = False,
    json: Annotated[bool, Option("--json", help="Print one JSON object, with the text and its blocks.")] = False,
    at: Annotated[str | None, Option(metavar="WHEN", help="As it was kept then: tuesday, 2026-11-01.")] = None,
    story: Annotated[
        bool, Option("--story", help="List the same report in all its clothes: who had it first, what changed.")
    ] = False,
) -> None:
    """Read one article.

    It is marked as read. A text longer than the screen goes through PAGER, or less. With `-` in place of a number, the
    articles whose numbers come through a pipe: `newscli search storks --ids | newscli show -`.
    """
    if markdown + html + links + json > 1:
        raise UsageError("choose one of --markdown, --html, --links and --json")
    if story and (markdown or html or links or at):
        raise UsageError("--story lists articles, with --json as objects; nothing else goes with it")
    moment = here.moment(at, end=True)
    with here.open_archive() as archive:
        for each in refs.given([ref]):
            article = archive.articles.get(each)
            if story:
                _story(here, archive, article, as_json=json)
                continue
            if html:
                page.as_kept(here.screen, _capture(archive, article, moment))
            else:
                _words(here, archive, article, moment, as_json=json, markdown=markdown, links=links)
            try:
                archive.articles.shown(article.id)
            except ArchiveError as error:
                here.note(f"not marked as read: {error}")


def _words(
    here: Environment,
    archive: Archive,
    article: Article,
    moment: datetime | None,
    *,
    as_json: bool,
    markdown: bool,
    links: bool,
) -> None:
    if moment is None:
        reading = archive.articles.reading(article.id)
    else:
        reading = archive.articles.revision_at(article.id, moment).reading
        article = _as_it_was(article, reading)
    if as_json:
        page.as_json(here.screen, article, reading)
    elif markdown:
        page.as_markdown(here.screen, reading)
    elif links:
        page.only_links(here.screen, reading)
    else:
        album = albums.album(here, archive, article.id)
        page.to_read(here.screen, article, reading, zone=here.zone, measure=here.settings.width, album=album)


def _story(here: Environment, archive: Archive, article: Article, *, as_json: bool) -> None:
    from newscli.cli.present import story as page

    everyone = archive.articles.many((article.id, *article.story)).values()
    told = [(one, archive.articles.reading(one.id)) for one in sorted(everyone, key=page.moment)]
    if as_json:
        page.as_json(here.screen, told)
    else:
        page.show(here.screen, told, zone=here.zone, now=here.now())
    if not article.story:
        here.note(f"article {article.id} stands alone; `newscli related {article.id}` finds what belongs to it")


def _capture(archive: Archive, article: Article, moment: datetime | None) -> Capture:
    """The page as it was last kept, or kept at a moment."""
    if moment is None:
        return archive.articles.newest_capture(article.id)
    number = archive.articles.revision_at(article.id, moment).capture_id
    if number is None:
        raise NotFoundError(f"no page of article {article.id} is kept from then, only its words")
    return archive.captures.get(number)


def _as_it_was(article: Article, reading: Reading) -> Article:
    """The article's line as that version had it."""
    return replace(
        article,
        title=reading.title,
        published=reading.published,
        published_is_day=reading.published_is_day,
        updated=reading.updated,
        authors=reading.authors,
        section=reading.section,
    )
