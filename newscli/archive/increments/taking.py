"""An increment into an archive, by the rules of `merge`: nothing twice, nothing changed, and no mark of anybody's.

Everything is checked on the way: a capture must have the name that its bytes, headers and moment give it, a version the
hash it was sent with. Taking the same increment in again does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import IO, Any

from newscli.addresses import canonical
from newscli.archive import Archive, merkle, readings
from newscli.archive.captures import record as logged
from newscli.archive.identity import address_crc32
from newscli.archive.increments import records
from newscli.archive.increments.items import find_capture
from newscli.archive.moments import from_column
from newscli.archive.naming import short_name
from newscli.errors import UnreadableError
from newscli.model import Capture, Entry, Reading

#: Articles a commit.
_PORTION = 100


@dataclass(frozen=True, slots=True)
class _Version:
    capture: bytes | None
    seen_at: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Article:
    """One article's records, whole."""

    facts: dict[str, Any]
    captures: dict[bytes, tuple[Capture, bool]]
    versions: list[_Version]


def take(archive: Archive, stream: IO[bytes]) -> int:
    """Keep what is in an increment; returns how many items it holds. Raises UnreadableError, ArchiveError."""
    count = 0
    articles = _articles(records.read(stream))
    sources = _Sources(archive)
    while portion := list(islice(articles, _PORTION)):
        with archive.transaction():
            for article in portion:
                _keep(archive, sources, article)
        count += sum(len(article.captures) + len(article.versions) for article in portion)
    return count


def _keep(archive: Archive, sources: _Sources, article: _Article) -> None:
    url = article.facts["url"]
    number = archive.articles.known([url]).get(url)
    source_id = sources.number(article.facts.get("source"))
    for version in article.versions:
        capture = _capture(archive, number, article, version.capture)
        if capture is None and version.capture is not None:
            continue  # its page was forgotten here, or never came: words without their evidence are not taken
        number = archive.keep(
            capture,
            version.reading,
            source_id=source_id,
            now=from_column(version.seen_at),
            entry=Entry(url=url),
        ).article_id
    if number is None:
        return  # captures of an article that was forgotten here
    for capture, part in article.captures.values():
        if archive.captures.find(capture, article_id=number) is None:
            archive.captures.add(capture, article_id=number, part=part)
    archive.connection.executemany(
        "INSERT OR IGNORE INTO addresses (address, article_id, crc32) VALUES (?, ?, ?)",
        [(name, number, address_crc32(name, number)) for name in article.facts.get("names", ())],
    )
    _gone(archive, number, article.facts.get("gone_at"))


def _capture(archive: Archive, number: int | None, article: _Article, name: bytes | None) -> Capture | None:
    """The page a version was read from: it came along, or earlier."""
    if name is None:
        return None
    if name in article.captures:
        return article.captures[name][0]
    found = None if number is None else find_capture(archive, number, name)
    return None if found is None else archive.captures.get(found)


def _gone(archive: Archive, number: int, gone_at: int | None) -> None:
    captures = archive.captures.of(number)
    if gone_at and (not captures or archive.captures.fetched_at(captures[-1]) <= from_column(gone_at)):
        archive.articles.gone(number, from_column(gone_at))


class _Sources:
    """Where articles come from. A source only others follow is written down as not followed: one machine fetches."""

    def __init__(self, archive: Archive) -> None:
        self._connection = archive.connection
        self._numbers: dict[str, int] = {}

    def number(self, facts: dict[str, Any] | None) -> int | None:
        if not facts:
            return None
        url = facts["url"]
        if url not in self._numbers:
            row = self._connection.execute("SELECT id FROM sources WHERE url = ?", (url,)).fetchone()
            self._numbers[url] = row[0] if row else self._add(facts)
        return self._numbers[url]

    def _add(self, facts: dict[str, Any]) -> int:
        taken = {name for (name,) in self._connection.execute("SELECT name FROM sources").fetchall()}
        name = facts["name"] if facts["name"] not in taken else short_name(facts["url"], taken)
        return self._connection.insert(
            """
            INSERT INTO sources (url, name, kind, title, language, pages, tags, added_at, removed)
            VALUES (?, ?, ?, ?, ?, ?, '', 0, 1)
            """,
            (facts["url"], name, facts["kind"], facts["title"], facts["language"], facts["pages"]),
        )


def _articles(coming: Iterator[records.Record]) -> Iterator[_Article]:
    """Records put together. Raises UnreadableError where one is not what it says."""
    try:
        for facts, _ in coming:
            if facts["kind"] != "article":
                raise UnreadableError("a record stands where an article should begin")
            facts["names"] = [name for name in facts["names"] if isinstance(name, str) and canonical(name) == name]
            captures = dict(_capture_of(*record) for record in islice(coming, facts["captures"]))
            versions = [_version_of(*record) for record in islice(coming, facts["versions"])]
            if len(captures) != facts["captures"] or len(versions) != facts["versions"]:
                raise UnreadableError("it is cut off")
            yield _Article(facts, captures, versions)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableError(f"a record makes no sense: {error}") from error


def _capture_of(facts: dict[str, Any], body: bytes) -> tuple[bytes, tuple[Capture, bool]]:
    capture = Capture(
        url=facts["url"],
        asked_url=facts["asked_url"],
        fetched_at=from_column(facts["fetched_at"]),
        status=facts["status"],
        headers=tuple((name, value) for name, value in facts["headers"]),
        body=body,
        redirects=tuple((url, status) for url, status in facts["redirects"]),
    )
    name = merkle.leaf_hash(logged(capture, sha256(body).digest()))
    if name.hex() != facts["name"]:
        raise UnreadableError(f"{capture.url}: the page is not the one that was captured")
    return name, (capture, bool(facts["part"]))


def _version_of(facts: dict[str, Any], body: bytes) -> _Version:
    if sha256(body).hexdigest() != facts["sha256"]:
        raise UnreadableError("the words of a version are not those that were read")
    capture = None if facts["capture"] is None else bytes.fromhex(facts["capture"])
    return _Version(capture, facts["seen_at"], readings.load(body))
