"""Is everything there as it was kept? Every byte, hash, proof and index entry is read and compared.

SQLite's own check finds one in nine flipped bits, because it knows the shape of pages and not what they should say.
Here each content is told by its SHA-256, each capture by its leaf in the log, each list entry by the words it was made
from, each article's place in the index and its likeness to others by analysing its words again.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newscli.archive import fingerprints, listing, merkle, salvage, stories
from newscli.archive.captures import record
from newscli.archive.connection import Connection, connect
from newscli.archive.identity import address_crc32
from newscli.archive.migrations import STEPS, check, dictionaries, migrate, schema
from newscli.archive.moments import to_column
from newscli.archive.search import index
from newscli.archive.store import Store
from newscli.errors import ArchiveError
from newscli.model import Article, Reading

#: (done, all) portions of the work.
Progress = Callable[[int, int], None]
_PORTION = 100


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was kept; `article_id` where one article is concerned."""

    what: str
    problem: str
    article_id: int | None = None


@dataclass(slots=True)
class _Found:
    """What one portion of the articles brought: damage, the bodies that were read, what the index must hold."""

    damage: list[Damage] = field(default_factory=list)
    bodies: set[int] = field(default_factory=set)
    prints: dict[int, int] = field(default_factory=dict)


def verify(path: Path, *, progress: Progress | None = None) -> Iterator[Damage]:
    """All damage of an archive, as it is found; the file is only read. Raises ArchiveError where it is no archive."""
    with closing(connect(path, readonly=True)) as connection:
        if 0 < check(connection) < len(STEPS):  # what was true of an earlier schema is not written down here
            raise ArchiveError(f"{path}: kept by an older newscli; `newscli latest` brings it up to date")
        yield from _structure(connection)
        yield from _log(connection)
        yield from _addresses(connection)
        bodies: set[int] = set()
        prints: dict[int, int] = {}
        for found in _portions(path, connection, progress):
            yield from found.damage
            bodies |= found.bodies
            prints |= found.prints
        yield from _other_bodies(connection, bodies)
        yield from _index(connection, prints)
        yield from _stories(connection)


def _structure(connection: Connection) -> Iterator[Damage]:
    """What SQLite itself finds: pages, the order of rows, entries of indexes, references, values of a wrong kind."""
    for question in ("PRAGMA integrity_check(1000)", "PRAGMA foreign_key_check"):
        try:
            for row in connection.execute(question):
                if row[0] != "ok":
                    yield Damage("the file", " ".join(map(str, row)))
        except ArchiveError as error:
            yield Damage("the file", str(error))
    with tempfile.TemporaryDirectory() as folder, closing(connect(Path(folder) / "fresh.db")) as fresh:
        migrate(fresh)
        for _, name, *_ in sorted(schema(connection) ^ schema(fresh)):
            yield Damage(f"the schema of {name}", "is not this version's")
        if dictionaries(connection) != dictionaries(fresh):
            yield Damage("the dictionaries", "are not those that frames are coded against")


def _log(connection: Connection) -> Iterator[Damage]:
    """Entries without a gap, notes that are what was logged, kept roots that follow from the leaves."""
    leaves: list[bytes] = []
    for position, row in salvage.rows(connection, "log", "leaf, note"):
        leaf, note = row or (b"", None)
        if position != len(leaves) or row is None:
            yield Damage(f"log entry {len(leaves)}", "is missing")
        elif note is not None and merkle.leaf_hash(note.encode()) != leaf:
            yield Damage(f"log entry {position}", "is not what was logged")
        leaves += [b""] * (position - len(leaves)) + [leaf]
    try:
        kept = connection.execute("SELECT height, place, hash FROM log_nodes ORDER BY height, place").fetchall()
    except ArchiveError as error:
        yield Damage("the log", str(error))
        return
    nodes = {(height, place): hash_ for height, place, hash_ in kept}
    wanted = {(height, place) for height in range(8, 64) for place in range(len(leaves) >> height)}
    for height, place in sorted(wanted | set(nodes)):
        below = [nodes.get((height - 1, 2 * place)), nodes.get((height - 1, 2 * place + 1))]
        if height == 8:
            root = merkle.fold(leaves[place << 8 : (place + 1) << 8]) if (height, place) in wanted else None
        else:
            root = merkle.node_hash(below[0], below[1]) if below[0] and below[1] else None
        if nodes.get((height, place)) != root:
            yield Damage("the log", f"the root kept for entries {place << height} to {(place + 1) << height} is wrong")


def _addresses(connection: Connection) -> Iterator[Damage]:
    try:
        for address, article_id, crc32 in connection.execute("SELECT address, article_id, crc32 FROM addresses"):
            if address_crc32(str(address), article_id) != crc32:
                yield Damage(f"address {address}", "is not the one that was kept", article_id)
    except ArchiveError as error:
        yield Damage("the addresses", str(error))


def _portions(path: Path, connection: Connection, progress: Progress | None) -> Iterator[_Found]:
    """All articles, a portion at a time, on all processors: zstd and SHA-256 run beside each other."""
    last = max((number for number, _ in salvage.rows(connection, "articles", "1")), default=0)
    starts = range(0, last + 1, _PORTION)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for done, found in enumerate(pool.map(lambda start: _portion(path, start), starts), 1):
            if progress:
                progress(done, len(starts))
            yield found


def _portion(path: Path, start: int) -> _Found:
    """The articles from number `start` on, with all that hangs on them; on a connection of the thread's own."""
    found = _Found()
    with closing(connect(path, readonly=True)) as connection:
        store = Store(connection)
        try:
            numbers = [number for (number,) in connection.execute(_IN_PORTION, (start, start + _PORTION)).fetchall()]
        except ArchiveError as error:
            found.damage.append(Damage(f"articles {start} to {start + _PORTION - 1}", str(error)))
            return found
        for number in numbers:
            for look in (_captures, _versions):
                try:
                    look(connection, store, number, found)
                except salvage.UNREADABLE as error:
                    found.damage.append(Damage(f"article {number}", str(error), number))
    return found


_IN_PORTION = "SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id"


def _captures(connection: Connection, store: Store, article_id: int, found: _Found) -> None:
    """Each capture as it was logged."""
    rows = connection.execute(
        """
        SELECT captures.id, captures.body_id, bodies.sha256, bodies.size, log.leaf
        FROM captures
        LEFT JOIN bodies ON bodies.id = captures.body_id
        LEFT JOIN log ON log.position = captures.position
        WHERE article_id = ? AND body_id IS NOT NULL
        """,
        (article_id,),
    ).fetchall()
    for number, body_id, digest, size, leaf in rows:
        try:
            capture = store.captures.get(number)
        except salvage.UNREADABLE as error:
            problem = str(error)
        else:
            found.bodies.add(body_id)
            if len(capture.body) == size and merkle.leaf_hash(record(capture, digest)) == leaf:
                continue
            problem = "its address, moment, status or headers are not those that were logged"
        found.damage.append(Damage(f"capture {number} of article {article_id}", problem, article_id))


def _versions(connection: Connection, store: Store, article_id: int, found: _Found) -> None:
    """Each version of the words, and the article's line as the newest of them has it."""
    row = connection.execute(
        f"SELECT {listing.COLUMNS}, listed_at FROM articles {listing.JOINS} WHERE articles.id = ?",  # noqa: S608
        (article_id,),
    ).fetchone()
    article = listing.article(*row)
    seen, changes = [], []
    for (number,) in connection.execute(
        "SELECT id FROM revisions WHERE article_id = ? ORDER BY seen_at, id", (article_id,)
    ):
        try:
            revision = store.revisions.get(number)
        except salvage.UNREADABLE as error:
            found.damage.append(Damage(f"version {number} of article {article_id}", str(error), article_id))
            continue
        seen.append(revision.seen_at)
        if not revision.ours:
            changes.append(revision.seen_at)
        if number == article.revision_id:
            terms = index.terms(revision.reading)
            found.prints[article_id] = fingerprints.expected(terms)
            if not stories.follows(connection, article_id, terms):
                problem = "what other reports are compared with is not its words"
                found.damage.append(Damage(f"the sketch of article {article_id}", problem, article_id))
            wrong = [*_differences(article, row[-1], revision.reading)]
            if wrong:
                problem = f"its line in the list does not say what its newest version says: {', '.join(wrong)}"
                found.damage.append(Damage(f"article {article_id}", problem, article_id))
    if article.first_seen_at not in seen[:1] or article.changed_at not in (None, *changes[1:]):
        problem = "when it was first seen or changed is not when its versions were"
        found.damage.append(Damage(f"article {article_id}", problem, article_id))


def _differences(article: Article, listed_at: int, reading: Reading) -> Iterator[str]:
    """The facts in which a line of the list differs from the reading it was made from."""
    for name in ("title", "published", "published_is_day", "updated", "authors", "section", "language", "kind", "tags"):
        kept, read = getattr(article, name), getattr(reading, name)
        if kept != read and (kept or read):
            yield name
    place = listing.listed_at(reading.published, is_day=reading.published_is_day, first_seen_at=article.first_seen_at)
    if to_column(place) != listed_at:
        yield "place"


def _other_bodies(connection: Connection, met: set[int]) -> Iterator[Damage]:
    """Bodies of no article's capture."""
    store = Store(connection)
    for number, row in salvage.rows(connection, "bodies", "size"):
        if number in met:
            continue
        try:
            if row is None or len(store.bodies.get(number)) != row[0]:
                yield Damage(f"body {number}", "cannot be read")
        except ArchiveError as error:
            yield Damage(f"body {number}", str(error))


def _index(connection: Connection, prints: dict[int, int]) -> Iterator[Damage]:
    """Every word in the index where the article has it, no other, and each found; what it is owed yet is no damage."""
    try:
        held = fingerprints.held(connection)
        owed = index.lacks(connection)
        lost = _lost_words(connection)
    except ArchiveError as error:
        yield Damage("the search index", str(error))
        return
    for article_id in sorted(prints.keys() | held.keys()):
        if owed and article_id not in held:
            continue
        if article_id in prints and prints[article_id] != held.get(article_id, 0):
            yield Damage(f"the search index of article {article_id}", "does not hold the article's words", article_id)
    if lost:
        yield Damage("the search index", f"{lost} of its words are not where they are looked for")


def _lost_words(connection: Connection) -> int:
    """How many words a walk over the index meets that a search would not: each page's list of its words is wrong."""
    words = connection.execute("SELECT term FROM search_terms")
    question = "SELECT 1 FROM search_places WHERE term = ? LIMIT 1"
    return sum(connection.execute(question, word).fetchone() is None for word in words)


def _stories(connection: Connection) -> Iterator[Damage]:
    """Every story has several articles, and every sketch is found by what is in it."""
    try:
        for what in stories.inconsistent(connection):
            yield Damage("the stories", what)
    except ArchiveError as error:
        yield Damage("the stories", str(error))
