"""The local SQLite archive that never forgets: what is followed, what servers sent, every version of every article.

`open_archive` is the door. Listing headlines loads SQLite and nothing else; zstd, hashes and JSON come when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from newscli.archive import holder
from newscli.archive.articles import Articles
from newscli.archive.connection import WAIT_SECONDS, Connection, connect
from newscli.archive.migrations import STEPS, check, migrate
from newscli.errors import ArchiveError
from newscli.model import Filter

if TYPE_CHECKING:
    from newscli.archive.alerts import Alerts
    from newscli.archive.captures import Captures
    from newscli.archive.errands import Errands
    from newscli.archive.forgotten import Forgotten
    from newscli.archive.keeping import Keeper, Reread
    from newscli.archive.mutes import Mutes
    from newscli.archive.saved import SavedSearches
    from newscli.archive.search.found import Found
    from newscli.archive.search.searching import By, Order
    from newscli.archive.sources import Sources
    from newscli.archive.store import Store
    from newscli.model import Capture, Entry, Kept, Reading

EVERYTHING = Filter()

__all__ = ["Archive", "open_archive"]


class Archive:
    """One open archive file. Belongs to the thread that opened it; another thread opens its own."""

    def __init__(self, connection: Connection, remark: str | None = None) -> None:
        self.remark = remark  #: what its reader should know about opening it, in words
        self._connection = connection
        self._store: Store | None = None
        self._keeper: Keeper | None = None
        self.articles = Articles(self)

    @property
    def path(self) -> Path:
        """The file."""
        return self._connection.path

    @property
    def connection(self) -> Connection:
        """The connection, for the parts of the archive itself."""
        return self._connection

    @cached_property
    def sources(self) -> Sources:
        """What is followed."""
        from newscli.archive.sources import Sources

        return Sources(self._connection)

    @property
    def captures(self) -> Captures:
        """What servers sent."""
        return self.store.captures

    @cached_property
    def errands(self) -> Errands:
        """What sync has to come back to."""
        from newscli.archive.errands import Errands

        return Errands(self._connection)

    @cached_property
    def forgotten(self) -> Forgotten:
        """What was forgotten on purpose."""
        from newscli.archive.forgotten import Forgotten

        return Forgotten(self._connection)

    @cached_property
    def saved(self) -> SavedSearches:
        """Searches kept under a name."""
        from newscli.archive.saved import SavedSearches

        return SavedSearches(self)

    @cached_property
    def alerts(self) -> Alerts:
        """What saved searches found, on its way to the reader."""
        from newscli.archive.alerts import Alerts

        return Alerts(self._connection)

    @cached_property
    def mutes(self) -> Mutes:
        """Rules that hide articles."""
        from newscli.archive.mutes import Mutes

        return Mutes(self._connection)

    @property
    def store(self) -> Store:
        """Bytes and words, for the parts of the archive itself."""
        if self._store is None:
            from newscli.archive.store import Store

            self._store = Store(self._connection)
        return self._store

    @property
    def keeper(self) -> Keeper:
        """What writes articles, in a transaction, for the parts of the archive itself."""
        if self._keeper is None:
            from newscli.archive.keeping import Keeper

            self._keeper = Keeper(self._connection, self.store)
        return self._keeper

    def keep(
        self,
        capture: Capture | None,
        reading: Reading,
        *,
        source_id: int | None,
        now: datetime,
        entry: Entry | None = None,
        reread: Reread | None = None,
    ) -> Kept:
        """Keep one article with the page it was read from; what is returned was written, and is safe once committed.

        `capture` is None where only words came, from a feed or a file. `entry` is what the listing said of it: it fills
        facts the page lacks. `reread` reads a kept page with today's parser; with it, a change that only a newer parser
        sees is told from the newsroom's. Known articles: the capture is kept, and a revision only where words changed.
        Raises UnreadableError for what is no article, UsageError where there is no address, ArchiveError.
        """
        with self.transaction():
            return self.keeper.keep(capture, reading, source_id=source_id, now=now, entry=entry, reread=reread)

    def search(
        self,
        query: str,
        *,
        filter: Filter = EVERYTHING,  # noqa: A002 - the word for it everywhere in newscli
        limit: int = 10,
        now: datetime | None = None,
        exact: bool = False,
        order: Order = "best",
        folded: bool = False,
    ) -> Found:
        """The articles that fit a query best (the language of queries: docs/search.md), and pass the filter.

        Any text is a query; what makes no sense in it is told in `notes`, and its words are searched for anyway. `now`
        is the reader's clock, for `after:7d`. `exact`: words as they are typed, without other forms and corrections.
        `order`: by time come those that have all the words. `folded`: of each story only its first hit.
        """
        from newscli.archive.search.searching import Library, search

        library = Library(self._connection, self.articles.many, self.articles.reading)
        return search(library, query, wanted=filter, limit=limit, now=now, exact=exact, order=order, folded=folded)

    def search_counts(
        self,
        query: str,
        by: By | None = None,
        *,
        filter: Filter = EVERYTHING,  # noqa: A002 - the same
        now: datetime | None = None,
        exact: bool = False,
    ) -> dict[str, int]:
        """How many articles have all words of a query and pass the filter, by what `by` names; one number without."""
        from newscli.archive.search.searching import counts

        return counts(self._connection, query, by, wanted=filter, now=now, exact=exact)

    def prune(self, now: datetime) -> None:
        """Drop what no article that comes from now on will be compared with."""
        from newscli.archive import stories

        with self.transaction():
            stories.prune(self._connection, now)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one commit; about 100 articles are a good size. Inside another it is part of that.

        An exception undoes all that was inside.
        """
        connection = self._connection
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN IMMEDIATE")  # wait for another writer here, not half way
        try:
            yield
            if self._keeper:
                self._keeper.index()
            connection.execute("COMMIT")
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._connection.in_transaction:  # SQLite itself undoes some, such as on a full disk
            self._connection.execute("ROLLBACK")
        self._store = self._keeper = None  # what they remember may name rows that are gone

    def lock_sync(self) -> AbstractContextManager[None]:
        """Be the only sync of this archive; raises ArchiveError that says who is it already."""
        return holder.hold(self.path)

    def close(self) -> None:
        """Close the file; done by the end of a `with` too."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_archive(
    path: str | Path, *, readonly: bool = False, create: bool = True, wait_seconds: float = WAIT_SECONDS
) -> Archive:
    """Open the archive at `path`, or make an empty one there; an older schema is brought up to date.

    `readonly`: nothing is written, whatever is asked. `wait_seconds`: how long a write waits for another program's.
    Raises ArchiveError: no such file or folder, a directory, something else than an archive, damaged, newer than
    this newscli, or in use for longer than that.
    """
    path = Path(path)
    _look(path, create=create and not readonly)
    connection = connect(path, readonly=readonly, wait_seconds=wait_seconds)
    try:
        remark = None
        if readonly:
            _current(connection)
        else:
            remark = migrate(connection)
        _whole(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        # FULL syncs the log at each commit: what was reported as kept survives a power cut. At 100 articles a commit it
        # costs nothing measurable over NORMAL.
        connection.execute("PRAGMA synchronous = FULL")
        # Pages of a large transaction stay in memory until it ends: with SQLite's 2 MB each entry of a feed took a
        # tenth more time.
        connection.execute("PRAGMA cache_size = -16000")
    except BaseException:
        connection.close()
        raise
    return Archive(connection, remark)


def _current(connection: Connection) -> None:
    """Refuse a file that would have to be brought up to date first."""
    if 0 < check(connection) < len(STEPS):
        raise ArchiveError(
            f"{connection.path}: kept by an older newscli, and cannot be brought up to date as it may not be written; "
            "copy it to where it may be"
        )


def _whole(connection: Connection) -> None:
    """Refuse a file that was cut off, before anything is added to it. While a log lies beside it, that may be ahead."""
    path = connection.path
    if path.with_name(path.name + "-wal").exists():
        return
    if path.stat().st_size < connection.size():
        raise ArchiveError(
            f"{path}: damaged: its end is missing; `newscli archive repair` saves the rest into a new file"
        )


def _look(path: Path, *, create: bool) -> None:
    """Say what SQLite would not say clearly."""
    if path.is_dir():
        raise ArchiveError(f"{path}: a directory; name a file in it")
    if path.exists():
        return
    if not create:
        raise ArchiveError(f"{path}: there is no archive; `newscli latest` makes one")
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: its folder does not exist; make it first: mkdir -p {path.parent}")
