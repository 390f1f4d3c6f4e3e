"""What the reader asks the archive, each a function of the open archive that runs on its thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from newscli.archive import Archive
from newscli.model import Article, Filter, Reading
from newscli.transfer import outgoing
from newscli.tui import shelves
from newscli.tui.rows import Rows, nearest
from newscli.tui.shelves import Shelf

#: Headlines brought at once to begin with: more than any screen holds.
FIRST = 100
#: The newest of what a saved search is about.
SAVED = 1000
#: Articles a search shows; who looks further writes more words.
FOUND = 100


def lists(archive: Archive) -> list[Shelf]:
    """All lists there are to read from."""
    return shelves.shelves(archive.sources.all(), [saved.name for saved in archive.saved.all()])


def counts(archive: Archive, now: datetime) -> dict[str, int]:
    """How much is unread, by the names of lists; of a saved search among its newest articles."""
    wanted = replace(shelves.SHOWN, unread=True)
    if archive.mutes.all(now=now):
        names = [source.name for source in archive.sources.all()]
        unread = {name: archive.articles.count(replace(wanted, sources=(name,))) for name in names}
    else:
        unread = archive.articles.unread_by_source()
    found = {
        saved.name: len(archive.saved.articles(saved.name, wanted, SAVED, now=now)) for saved in archive.saved.all()
    }
    return shelves.counted(unread, found)


def beginning(archive: Archive, shelf: Shelf, now: datetime) -> Rows:
    """The newest headlines of a list: what the first screen needs, and nothing that takes longer with more articles."""
    if shelf.saved:
        articles = archive.saved.articles(shelf.saved, shelf.wanted, SAVED, now=now)
    else:
        articles = archive.articles.latest(shelf.wanted, FIRST)
    return Rows([article.id for article in articles], articles)


def whole(archive: Archive, shelf: Shelf) -> list[int]:
    """The numbers of all articles of a list."""
    return archive.articles.numbers(shelf.wanted)


def found(archive: Archive, query: str, now: datetime) -> Rows:
    """What a search finds, best first."""
    articles = [hit.article for hit in archive.search(query, filter=shelves.SHOWN, limit=FOUND, now=now)]
    return Rows([article.id for article in articles], articles)


def article(archive: Archive, number: int, pictures: bool) -> tuple[Reading, dict[str, bytes]]:  # noqa: FBT001 - a wish
    """An article's words, and its kept pictures by their addresses where they are wanted."""
    return archive.articles.reading(number), outgoing.pictures(archive, number) if pictures else {}


def story(archive: Archive, article: Article) -> Rows:
    """An article and those that are the same report, newest first."""
    articles = archive.articles.many([article.id, *article.story]).values()
    ordered = sorted(articles, key=lambda one: (one.published or one.first_seen_at, one.id), reverse=True)
    return Rows([one.id for one in ordered], ordered)


def next_unread(archive: Archive, rows: Rows, start: int, step: int) -> int | None:
    """The place of the nearest unread article from `start` on; from the other end where none is left."""
    unread = set(unread_numbers(archive))
    place = nearest(rows.numbers, unread, start, step)
    return place if place is not None else nearest(rows.numbers, unread, 0 if step > 0 else len(rows) - 1, step)


def unread_numbers(archive: Archive) -> list[int]:
    """The numbers of all unread articles."""
    return archive.articles.numbers(Filter(unread=True))


def newer(archive: Archive, number: int) -> int:
    """How many articles were kept after the one with this number."""
    return sum(1 for one in archive.articles.numbers() if one > number)


def newest(archive: Archive) -> int:
    """The highest number an article has; 0 where there is none."""
    return max(archive.articles.numbers(), default=0)


def due(archive: Archive, now: datetime) -> bool:
    """Whether any source may be asked."""
    return any(source.is_due(now) for source in archive.sources.all())
