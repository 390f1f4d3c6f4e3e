"""Articles on their way out: which, in what order, each with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import IO

from newscli.archive import Archive
from newscli.exchange import Edition, Format, Story
from newscli.exchange import pictures as kept
from newscli.exchange.target import new_file, new_folder
from newscli.model import Article, Capture, Filter

#: Articles looked up at once.
_AT_ONCE = 500
#: More than any archive has.
_ALL = 2**31


def chosen(archive: Archive, wanted: Filter, *, query: str | None = None, limit: int | None = None) -> list[int]:
    """The numbers of the articles that pass the filter and have the query's words: newest first, or best first."""
    if query is None:
        return archive.articles.numbers(wanted)[:limit]
    return [hit.article.id for hit in archive.search(query, filter=wanted, limit=limit or _ALL)]


def save(stories: Iterable[Story], form: Format, path: Path, edition: Edition, *, force: bool = False) -> None:
    """Write a file or folder that is there whole or not at all.

    Raises NewscliError where it is there already (unless `force`) or cannot be written.
    """
    made: AbstractContextManager[IO[bytes] | Path]
    made = new_folder(path, force=force) if form.folder else new_file(path, force=force)
    with made as target:
        form.write(stories, target, edition)


def stories(archive: Archive, numbers: Iterable[int]) -> Iterator[Story]:
    """The articles with these numbers, in their order; bytes of pages are fetched only where they are asked for."""
    urls = {source.name: source.url for source in archive.sources.ever()}
    for article in _articles(archive, numbers):
        yield Story(
            article=article,
            reading=archive.articles.reading(article.id),
            source_url=urls.get(article.source),
            captures=_Captures(archive, article.id, archive.captures.of),
            parts=_Captures(archive, article.id, archive.captures.parts),
        )


def pictures(archive: Archive, article_id: int) -> dict[str, bytes]:
    """The pictures in an article's text, or standing for it, that were kept with it, by the addresses it gives them."""
    (story,) = stories(archive, [article_id])
    return {address: picture.body for address, picture in kept.of(story, lead=True).items()}


class _Captures:
    """Some captures of an article, fetched when called."""

    def __init__(self, archive: Archive, article_id: int, numbers: Callable[[int], list[int]]) -> None:
        self._archive = archive
        self._article_id = article_id
        self._numbers = numbers

    def __call__(self) -> Iterator[Capture]:
        for number in self._numbers(self._article_id):
            yield self._archive.captures.get(number)


def _articles(archive: Archive, numbers: Iterable[int]) -> Iterator[Article]:
    remaining = iter(numbers)
    while some := list(islice(remaining, _AT_ONCE)):
        found = archive.articles.many(some)
        yield from (found[number] for number in some if number in found)
