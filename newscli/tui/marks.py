"""What the reader marks, and taking it back; pure but for the one function that asks the archive to write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from newscli.archive import Archive
from newscli.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Marks set on articles that all had them otherwise before, so that the opposite takes it back."""

    numbers: tuple[int, ...]
    unread: bool | None = None
    starred: bool | None = None

    @property
    def opposite(self) -> Change:
        """What takes this change back."""
        return replace(
            self,
            unread=None if self.unread is None else not self.unread,
            starred=None if self.starred is None else not self.starred,
        )

    def on(self, article: Article) -> Article:
        """The article with these marks."""
        return replace(
            article,
            unread=article.unread if self.unread is None else self.unread,
            starred=article.starred if self.starred is None else self.starred,
        )


def toggled_star(article: Article) -> Change:
    """A star for an article without, or none for one with it."""
    return Change(numbers=(article.id,), starred=not article.starred)


def toggled_unread(article: Article) -> Change:
    """Unread where it was read, read where it was unread."""
    return Change(numbers=(article.id,), unread=not article.unread)


def all_read(numbers: Iterable[int], unread: set[int]) -> Change:
    """Read, for those of the numbers that are unread."""
    return Change(numbers=tuple(number for number in numbers if number in unread), unread=False)


def write(archive: Archive, change: Change) -> None:
    """Keep a change, all or nothing."""
    with archive.transaction():
        archive.articles.mark(change.numbers, unread=change.unread, starred=change.starred)
