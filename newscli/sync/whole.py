"""Keeping one page whole because the reader asked for it: the page as it is today, then its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newscli import addresses
from newscli.archive import Archive
from newscli.errors import FetchError, NotFoundError, UnreadableError, UsageError
from newscli.fetcher import Fetcher
from newscli.model import ARTICLE_KINDS, Article, Capture
from newscli.parser import read_capture
from newscli.sync.further import fetched, reader
from newscli.sync.pages import is_file
from newscli.sync.parts import Gatherer, Progress, keep_parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An article whose page is kept whole now, as far as its parts could be had."""

    article: Article
    parts: int  #: that were not kept before
    bytes: int  #: of all that came
    missing: tuple[FetchError, ...]
    stale: str = ""  #: why the page kept before had to stand for today's, in words; "": it did not


def keep_whole(
    archive: Archive, ref: str, fetcher: Fetcher, *, now: datetime, progress: Progress | None = None
) -> Whole:
    """Ask for an article's page, or for any page by its address, and keep it with its parts.

    Where today's page is no article any more, the parts of the page kept before are asked for. Raises NotFoundError for
    a number that no article has, UsageError for what is no address, FetchError or UnreadableError for want of a page.
    """
    article, url = meant(archive, ref)
    source = next((one for one in archive.sources.all() if article and one.name == article.source), None)
    page = as_article(fetcher.get(url, source=source))
    stale, further = "", list[Capture]()
    if isinstance(page, Capture):
        reading, further = fetched(fetcher, page, source=source, named=url)
        number = archive.keep(page, reading, source_id=None, now=now, reread=reader(archive)).article_id
    elif article is None or not archive.captures.of(article.id):
        raise page
    else:
        number, stale = article.id, str(page)
        page = archive.articles.newest_capture(number)
    known = archive.captures.part_urls(number)
    gathered = Gatherer(fetcher).gather(page, read_capture(page), source=source, known=known, progress=progress)
    with archive.transaction():
        new = keep_parts(archive, number, [*further, *gathered.captures])
    return Whole(
        article=archive.articles.get(number),
        parts=new,
        bytes=gathered.bytes,
        missing=tuple(gathered.failures),
        stale=stale,
    )


def meant(archive: Archive, ref: str) -> tuple[Article | None, str]:
    """The article that a reader means by a number, an address or `last`, None where none is kept; and its address.

    Raises NotFoundError for a number that no article has, UsageError for what is no address.
    """
    url = addresses.typed(ref)
    if url is None or ref.isdigit():
        try:
            article = archive.articles.get(ref)
        except NotFoundError as error:
            if ref.isdigit() or ref == "last":
                raise
            raise UsageError(f"{ref!r} is neither an article's number nor an address") from error
        return article, article.url
    number = archive.articles.known([url]).get(url)
    return (None if number is None else archive.articles.get(number)), url


def as_article(answer: Capture | FetchError) -> Capture | FetchError | UnreadableError:
    """The answer, where it is an article's page; else why it is none."""
    if isinstance(answer, FetchError):
        return answer
    if is_file(answer):
        return UnreadableError(f"{answer.url}: a file, no web page")
    kind = read_capture(answer).kind
    return answer if kind in ARTICLE_KINDS else UnreadableError(f"{answer.url}: the page is no article ({kind})")
