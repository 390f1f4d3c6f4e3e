"""Two archives brought together: what the other has and this one lacks, and nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from newscli.archive import Archive
from newscli.archive.identity import address_crc32
from newscli.archive.naming import short_name
from newscli.archive.verify import Progress
from newscli.errors import UsageError
from newscli.model import Article, Entry

_PORTION = 100


@dataclass(frozen=True, slots=True)
class Merged:
    """How much more there is than before."""

    sources: int
    articles: int
    captures: int
    versions: int


def merge(archive: Archive, other: Archive, *, progress: Progress | None = None) -> Merged:
    """Take over all that `other` has; it is only read. Running it again takes over nothing.

    An article both have keeps its number here and gets the other's captures and versions; it is unread only where both
    have not read it, starred where either has. Captures are logged here anew: a log says what this archive was given,
    and when. Raises UsageError where both are one file, ArchiveError where the other is damaged.
    """
    if archive.path.samefile(other.path):
        raise UsageError(f"{other.path}: an archive cannot be merged with itself")
    before = _counts(archive)
    merging = _Merging(archive, other)
    with archive.transaction():
        merging.sources()
        merging.wishes()
        merging.forgotten()
    numbers = other.articles.numbers()[::-1]
    for start in range(0, len(numbers), _PORTION):
        with archive.transaction():
            for article in other.articles.many(numbers[start : start + _PORTION]).values():
                merging.article(article)
        if progress:
            progress(min(start + _PORTION, len(numbers)), len(numbers))
    return Merged(*(now - then for now, then in zip(_counts(archive), before, strict=True)))


def _counts(archive: Archive) -> list[int]:
    tables = ("sources", "articles", "captures", "revisions")
    return [archive.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]  # noqa: S608


class _Merging:
    def __init__(self, archive: Archive, other: Archive) -> None:
        self._archive = archive
        self._other = other
        self._numbers: dict[int, int] = {}  #: the other's sources -> ours

    def sources(self) -> None:
        """Sources only the other has come along, unfollowed ones as origins of their articles too."""
        columns = "name, url, kind, title, language, pages, tags, added_at, removed"
        ours = dict(self._archive.connection.execute("SELECT url, id FROM sources").fetchall())
        taken = {name for (name,) in self._archive.connection.execute("SELECT name FROM sources")}
        rows = self._other.connection.execute(f"SELECT id, {columns} FROM sources ORDER BY id").fetchall()  # noqa: S608
        for number, name, url, *facts in rows:
            if url not in ours:
                ours[url] = self._archive.connection.insert(
                    f"INSERT INTO sources ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                    (name if name not in taken else short_name(url, taken), url, *facts),
                )
            self._numbers[number] = ours[url]

    def forgotten(self) -> None:
        """What was forgotten there is not brought back by a sync here."""
        rows = self._other.connection.execute("SELECT sha256 FROM forgotten ORDER BY id").fetchall()
        self._archive.connection.executemany("INSERT OR IGNORE INTO forgotten (sha256) VALUES (?)", rows)

    def wishes(self) -> None:
        """Searches that are saved under names not taken here, from now on, and rules that hide."""
        now = datetime.now(UTC)
        taken = {saved.name for saved in self._archive.saved.all()}
        for saved in self._other.saved.all():
            if saved.name not in taken:
                self._archive.saved.save(saved.name, saved.query, now=now)
        for mute in self._other.mutes.all(now=now):
            self._archive.mutes.add(mute.query, now=now)

    def article(self, article: Article) -> None:
        """Its versions in the order they were seen, then the captures that brought no new words."""
        number = 0
        for revision in self._other.articles.revisions(article.id):
            capture = None if revision.capture_id is None else self._other.captures.get(revision.capture_id)
            number = self._archive.keep(
                capture,
                revision.reading,
                source_id=self._source(article.id),
                now=revision.seen_at,
                entry=Entry(url=article.url),
            ).article_id
        self._captures(article.id, number)
        self._names(article.id, number)
        self._tags(article.id, number)
        ours = self._archive.articles.get(number)
        self._archive.articles.mark(
            [number], unread=ours.unread and article.unread, starred=ours.starred or article.starred
        )
        captures = self._archive.captures.of(number)
        if article.gone_at and (not captures or self._archive.captures.fetched_at(captures[-1]) <= article.gone_at):
            self._archive.articles.gone(number, article.gone_at)

    def _captures(self, theirs: int, ours: int) -> None:
        rows = self._other.connection.execute(
            """
            SELECT captures.id, part, parser_version
            FROM captures LEFT JOIN rereads ON capture_id = captures.id
            WHERE article_id = ? AND body_id IS NOT NULL
            ORDER BY captures.id
            """,
            (theirs,),
        ).fetchall()
        for number, part, read_by in rows:
            capture = self._other.captures.get(number)
            known = self._archive.captures.find(capture, article_id=ours)
            if known is None:
                self._archive.captures.add(capture, article_id=ours, part=bool(part))
            elif read_by is None:  # nor is it known here which facts of its version are the feed's
                self._archive.connection.execute("DELETE FROM rereads WHERE capture_id = ?", (known,))

    def _tags(self, theirs: int, ours: int) -> None:
        rows = self._other.connection.execute("SELECT word, folded FROM reader_tags WHERE article_id = ?", (theirs,))
        self._archive.connection.executemany(
            "INSERT OR IGNORE INTO reader_tags (article_id, word, folded) VALUES (?, ?, ?)",
            [(ours, *row) for row in rows.fetchall()],
        )

    def _source(self, article_id: int) -> int | None:
        (number,) = self._other.connection.execute(
            "SELECT source_id FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        return None if number is None else self._numbers[number]

    def _names(self, theirs: int, ours: int) -> None:
        """The addresses the other knows it by; a feed's own names count within one archive's sources."""
        rows = self._other.connection.execute("SELECT address FROM addresses WHERE article_id = ?", (theirs,))
        self._archive.connection.executemany(
            "INSERT OR IGNORE INTO addresses (address, article_id, crc32) VALUES (?, ?, ?)",
            [(name, ours, address_crc32(name, ours)) for (name,) in rows.fetchall() if not name.startswith("guid:")],
        )
