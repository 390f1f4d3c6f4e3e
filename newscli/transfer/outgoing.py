"""Articles on their way out: which, in what order, each with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from newscli.archive import Archive
from newscli.exchange import Story
from newscli.model import Article, Capture

#: Articles looked up at once.
_AT_ONCE = 500


def stories(archive: Archive, numbers: Iterable[int]) -> Iterator[Story]:
    """The articles with these numbers, in their order; bytes of pages are fetched only where they are asked for."""
    urls = {source.name: source.url for source in archive.sources.all()}
    for article in _articles(archive, numbers):
        yield Story(
            article=article,
            reading=archive.articles.reading(article.id),
            source_url=urls.get(article.source),
            captures=_Captures(archive, article.id),
        )


class _Captures:
    """An article's pages, fetched when called."""

    def __init__(self, archive: Archive, article_id: int) -> None:
        self._archive = archive
        self._article_id = article_id

    def __call__(self) -> Iterator[Capture]:
        for number in self._archive.captures.of(self._article_id):
            yield self._archive.captures.get(number)


def _articles(archive: Archive, numbers: Iterable[int]) -> Iterator[Article]:
    remaining = iter(numbers)
    while some := list(islice(remaining, _AT_ONCE)):
        found = archive.articles.many(some)
        yield from (found[number] for number in some if number in found)
