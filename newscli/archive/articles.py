"""Articles as people ask for them: lists, one by its number or address, and what the reader did with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from newscli.archive import listing
from newscli.archive.moments import to_column
from newscli.errors import NotFoundError
from newscli.model import Article, Filter

if TYPE_CHECKING:
    from newscli.archive import Archive
    from newscli.model import Capture, Reading, Revision

_ALL = Filter()
_Item = TypeVar("_Item")


class Articles:
    """The articles of one archive. Its store is asked for bytes and words only, which lists never need."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._connection = archive.connection

    def latest(self, wanted: Filter = _ALL, limit: int = 20, *, folded: bool = False) -> list[Article]:
        """The newest articles that pass the filter: by publication, or by when first seen where that is unknown.

        `folded`: the newest of each story stands for all of it.
        """
        return listing.latest(self._connection, wanted, limit, folded=folded)

    def numbers(self, wanted: Filter = _ALL) -> list[int]:
        """The numbers of all articles that pass the filter, newest first."""
        return listing.numbers(self._connection, wanted)

    def count(self, wanted: Filter = _ALL) -> int:
        """How many articles pass the filter."""
        return listing.count(self._connection, wanted)

    def unread_by_source(self) -> dict[str, int]:
        """How many articles of each source are unread, by its short name; articles of no source under an empty one."""
        return listing.unread_by_source(self._connection)

    def get(self, ref: str | int) -> Article:
        """The article with this number or address; `last` is the one shown most recently, else the newest.

        Raises NotFoundError.
        """
        number = self._number(ref)
        row = self._connection.execute(
            f"SELECT {listing.COLUMNS} FROM articles {listing.JOINS} WHERE articles.id = ?",  # noqa: S608
            (number,),
        ).fetchone()
        if row is None:
            raise NotFoundError(f"no article has the number {ref}; try `newscli latest`")
        return listing.article(*row)

    def many(self, numbers: Iterable[int]) -> dict[int, Article]:
        """The articles with these numbers; a number without one is left out."""
        found = {}
        for some in _portions(numbers):
            marks = ", ".join("?" * len(some))
            rows = self._connection.execute(
                f"SELECT {listing.COLUMNS} FROM articles {listing.JOINS} WHERE articles.id IN ({marks})",  # noqa: S608
                some,
            )
            found.update({row[0]: listing.article(*row) for row in rows})
        return found

    def reading(self, article_id: int) -> Reading:
        """The newest version of an article's words. Raises NotFoundError, and ArchiveError where they are damaged."""
        row = self._connection.execute("SELECT revision_id FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise NotFoundError(f"no article has the number {article_id}; try `newscli latest`")
        return self._archive.store.revisions.get(row[0]).reading

    def revisions(self, article_id: int) -> list[Revision]:
        """All versions of an article's words, oldest first."""
        return self._archive.store.revisions.of(article_id)

    def origin(self, revision: Revision) -> str | None:
        """Where in a web archive a version's page was found; None where it came from its own server, or has no page."""
        return None if revision.capture_id is None else self._archive.captures.get(revision.capture_id).memento

    def revision_at(self, article_id: int, moment: datetime) -> Revision:
        """The version that was the newest before a moment. Raises NotFoundError where none was kept yet."""
        row = self._connection.execute(
            "SELECT id FROM revisions WHERE article_id = ? AND seen_at < ? ORDER BY seen_at DESC, id DESC LIMIT 1",
            (article_id, to_column(moment)),
        ).fetchone()
        if row is None:
            raise NotFoundError(
                f"article {article_id} was not kept yet at that time; `newscli history {article_id}` lists its versions"
            )
        return self._archive.store.revisions.get(row[0])

    def newest_capture(self, article_id: int) -> Capture:
        """The page as it was last kept. Raises NotFoundError where only words were kept."""
        numbers = self._archive.captures.of(article_id)
        if not numbers:
            raise NotFoundError(f"no page of article {article_id} is kept, only its words")
        return self._archive.captures.get(numbers[-1])

    def related(
        self, article_id: int, wanted: Filter = _ALL, limit: int = 10, *, folded: bool = False
    ) -> list[Article]:
        """What belongs to an article: the same report elsewhere, then what shares its rare words; nearest first.

        `folded`: of each other story only the nearest. Raises NotFoundError.
        """
        from newscli.archive.search.related import related
        from newscli.archive.search.searching import Library

        library = Library(self._connection, self.many, self.reading)
        return list(islice(related(library, self.get(article_id), wanted=wanted, folded=folded), limit))

    def mark(self, ids: Iterable[int], *, unread: bool | None = None, starred: bool | None = None) -> None:
        """Set the reader's marks; None leaves one as it is."""
        self._connection.executemany(
            "UPDATE articles SET unread = coalesce(?, unread), starred = coalesce(?, starred) WHERE id = ?",
            [(unread, starred, number) for number in ids],
        )

    def tag(self, ids: Iterable[int], words: Iterable[str]) -> None:
        """Give articles the reader's own tags; a word in another case is the same tag, and the first stays."""
        words = list(words)
        self._connection.executemany(
            "INSERT OR IGNORE INTO reader_tags (article_id, word, folded) VALUES (?, ?, ?)",
            [(number, word, word.casefold()) for number in ids for word in words],
        )

    def untag(self, ids: Iterable[int], words: Iterable[str]) -> None:
        """Take the reader's own tags away; what an article does not have it need not lose."""
        words = list(words)
        self._connection.executemany(
            "DELETE FROM reader_tags WHERE article_id = ? AND folded = ?",
            [(number, word.casefold()) for number in ids for word in words],
        )

    def tags(self) -> dict[str, int]:
        """The reader's own tags, each with how many articles have it, in the order of the alphabet."""
        return dict(
            self._connection.execute(
                "SELECT min(word), count(*) FROM reader_tags GROUP BY folded ORDER BY folded"
            ).fetchall()
        )

    def sections(self) -> list[str]:
        """The names of the sections there are."""
        return [name for (name,) in self._connection.execute("SELECT name FROM sections ORDER BY folded").fetchall()]

    def languages(self) -> list[str]:
        """The codes of the languages there are."""
        return [code for (code,) in self._connection.execute("SELECT code FROM languages ORDER BY code").fetchall()]

    def between(self, first: int, last: int) -> list[int]:
        """The numbers that articles have, from `first` to `last`, both taken in."""
        rows = self._connection.execute("SELECT id FROM articles WHERE id BETWEEN ? AND ? ORDER BY id", (first, last))
        return [number for (number,) in rows.fetchall()]

    def shown(self, article_id: int) -> None:
        """It was shown to the reader: read from now on, and what `last` means."""
        self.mark([article_id], unread=False)
        self._connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES ('last_shown', ?)", (article_id,))

    def gone(self, article_id: int, at: datetime) -> None:
        """Its page answers 404 or 410, or leads to the home page, since then. What was kept stays."""
        self._connection.execute(
            "UPDATE articles SET gone_at = coalesce(gone_at, ?) WHERE id = ?", (to_column(at), article_id)
        )

    def known(self, urls: Iterable[str]) -> dict[str, int]:
        """The numbers of the articles behind these addresses, as asked for; an unknown address is left out."""
        from newscli.addresses import canonical

        names = {url: canonical(url) for url in urls}
        numbers = self._named(names.values())
        return {url: numbers[name] for url, name in names.items() if name in numbers}

    def known_guids(self, source_id: int, guids: Iterable[str]) -> dict[str, int]:
        """The numbers of the articles a source calls by these names; an unknown one is left out.

        Also by the address it came from, which is not written down a second time where it is its guid too.
        """
        from newscli.archive.identity import guid_name

        names = {guid: guid_name(source_id, guid) for guid in guids}
        numbers = self._named(names.values())
        found = {guid: numbers[name] for guid, name in names.items() if name in numbers}
        moved = self.known(guid for guid in names if guid not in found)
        own = {
            number
            for some in _portions(moved.values())
            for (number,) in self._connection.execute(
                f"SELECT id FROM articles WHERE source_id = ? AND id IN ({', '.join('?' * len(some))})",  # noqa: S608
                (source_id, *some),
            )
        }
        return found | {guid: number for guid, number in moved.items() if number in own}

    def _named(self, names: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in _portions(names):
            marks = ", ".join("?" * len(some))
            found.update(
                self._connection.execute(
                    f"SELECT address, article_id FROM addresses WHERE address IN ({marks})",  # noqa: S608
                    some,
                ).fetchall()
            )
        return found

    def _number(self, ref: str | int) -> int:
        if isinstance(ref, int):
            return ref
        if ref == "last":
            return self._last()
        if ref.isascii() and ref.isdigit():
            return int(ref[:18])  # longer numbers are no article's, and too long for a column
        known = self.known([ref])
        if not known:
            raise NotFoundError(f"no article is kept from {ref}; `newscli latest` lists what is")
        return known[ref]

    def _last(self) -> int:
        row = self._connection.execute(
            "SELECT value FROM facts JOIN articles ON articles.id = value WHERE name = 'last_shown'"
        ).fetchone()
        if row:
            return int(row[0])
        newest = self.latest(limit=1)
        if not newest:
            raise NotFoundError("no article is kept yet; `newscli latest` brings the news")
        return newest[0].id


def _portions(items: Iterable[_Item], size: int = 500) -> Iterator[Sequence[_Item]]:
    """Items in portions that fit one statement's parameters."""
    remaining = iter(items)
    while some := list(islice(remaining, size)):
        yield some
