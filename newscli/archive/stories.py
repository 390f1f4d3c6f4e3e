"""Which articles are one report in several clothes: told when they are kept, from what the newest days brought.

A sketch of each text (`analysis/sketches.py`) is compared with those that share a hash with it, and a headline with
those that are worded alike in other sources. Both are looked up in a table of the last weeks, so that the cost of one
more article does not grow with the archive; what is older than that is never compared again, and `prune` drops it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from newscli.addresses import site
from newscli.analysis.article import Columns
from newscli.analysis.sketches import FEW, LEAST, SAME, alike, of_terms, pack, unpack
from newscli.archive.connection import Connection
from newscli.archive.moments import to_column

_DAY = 86_400_000_000
# Reports further apart are none of one story: papers reprint an agency within days. A story ends after a week, or an
# endless one would grow from a daily column's standing phrases.
_APART, _LONGEST = 3 * _DAY, 7 * _DAY
_PERIOD = 2 * _APART  # so that two periods hold all that is near
# What is this old is compared no more, also with what comes late.
_KEPT = 15 * _DAY
# Each text is found by the least of its hashes, so many; the other asks for all of its own. Two texts that share half
# of theirs miss each other once in 250 times. With all hashes stored a row more costs 5 microseconds each.
_FOUND_BY = 8
# A shingle that so many stories share is a phrase ("the ministry said on Monday") and tells nothing; in so many
# articles it is not stored again, so that no list grows without end.
_PHRASE, _MOST = 4, 20
# Candidates that are compared with one article, those that share most first.
_COMPARED = 20
# A shorter text has no sketch: in letters of the alphabet, and fewer of larger scripts.
_SHORTEST_BYTES = 300
# What texts of the same headline have to share at least. Of 3,140 articles four pairs of one headline shared less,
# and all of them are different articles.
_SHARED = 0.1
# A shorter headline is a rubric ("Wetter", "In brief"), and no story by itself.
_HEADLINE_TERMS = 4
# Articles of earlier transactions that are remembered while one is told: some 2 kB each.
_REMEMBERED = 4_000

_site = lru_cache(maxsize=_REMEMBERED)(site)


class _Report(NamedTuple):
    """What an article is compared by."""

    article_id: int
    at: int  #: its place in the list
    url: str
    story: int | None
    headline: int  #: below zero; 0: too short to tell anything
    hashes: frozenset[int]

    @property
    def periods(self) -> tuple[int, ...]:
        """The periods that hold all that is near."""
        first, last = (self.at - _APART) // _PERIOD, (self.at + _APART) // _PERIOD
        return (first,) if first == last else (first, last)

    @property
    def keys(self) -> list[int]:
        """What it is looked for by: its hashes and its headline."""
        return [*self.hashes, *([self.headline] if self.headline else [])]


def replace(connection: Connection, changes: Mapping[int, Columns | None]) -> None:
    """Tell the stories of articles that have these words now, in the caller's transaction; None: it is forgotten.

    An article that is in a story stays in it, however its words change.
    """
    _take_out(connection, changes)
    reports = list(_reports(connection, changes))
    desk = _Desk(connection, reports)
    for report in reports:
        sharing = desk.sharing(report)
        if sharing and report.story is None:
            desk.join(report, sharing)
        desk.put_in(report, sharing)
    desk.write()


def clear(connection: Connection) -> None:
    """Forget all stories, in the caller's transaction; `reindex` tells them anew."""
    for table in ("stories", "story_sketches", "story_shingles"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables


def prune(connection: Connection, now: datetime) -> None:
    """Drop what nothing will be compared with any more."""
    oldest = (to_column(now) - _KEPT) // _PERIOD
    connection.execute("DELETE FROM story_sketches WHERE period < ?", (oldest,))
    connection.execute("DELETE FROM story_shingles WHERE period < ?", (oldest,))


def follows(connection: Connection, article_id: int, terms: Columns) -> bool:
    """Whether the sketch that is kept of an article, if one is, is that of these words."""
    row = connection.execute(
        "SELECT headline, hashes FROM story_sketches WHERE article_id = ?", (article_id,)
    ).fetchone()
    return row is None or row == (_headline(terms.title), pack(sorted(_hashes(terms.body))))


def inconsistent(connection: Connection) -> Iterator[str]:
    """What of the tables does not fit together: a story of one article, a hash by which nothing like it is found."""
    for (story,) in connection.execute("SELECT story FROM stories GROUP BY story HAVING count(*) < 2"):
        yield f"story {story} has a single article"
    rows = connection.execute(
        """
        SELECT article_id, hash, headline, hashes
        FROM story_shingles LEFT JOIN story_sketches USING (article_id, period)
        """
    )
    for article_id, value, headline, hashes in rows:
        if hashes is None or (value != headline and value not in unpack(hashes)):
            yield f"article {article_id} is looked for by what it does not say"


def _take_out(connection: Connection, changes: Mapping[int, Columns | None]) -> None:
    """What is known of these articles from before."""
    rows = connection.execute(
        f"SELECT {_SKETCH} FROM json_each(?) AS wanted JOIN story_sketches ON article_id = wanted.value",  # noqa: S608
        (json.dumps(list(changes)),),
    ).fetchall()
    for article_id, period, headline, hashes in rows:
        connection.executemany(
            "DELETE FROM story_shingles WHERE period = ? AND hash = ? AND article_id = ?",
            [(period, value, article_id) for value in (*unpack(hashes), headline)],
        )
        connection.execute("DELETE FROM story_sketches WHERE article_id = ?", (article_id,))
    for article_id, terms in changes.items():
        if terms is None:
            _leave(connection, article_id)


def _leave(connection: Connection, article_id: int) -> None:
    row = connection.execute("SELECT story FROM stories WHERE article_id = ?", (article_id,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM stories WHERE article_id = ?", (article_id,))
    connection.execute(  # the last one stands alone
        "DELETE FROM stories WHERE story = ?1 AND (SELECT count(*) FROM stories WHERE story = ?1) = 1", row
    )


def _reports(connection: Connection, changes: Mapping[int, Columns | None]) -> Iterator[_Report]:
    words = {number: terms for number, terms in changes.items() if terms}
    rows = connection.execute(
        """
        SELECT articles.id, listed_at, url, story
        FROM json_each(?) AS wanted
        CROSS JOIN articles ON articles.id = wanted.value
        LEFT JOIN stories ON stories.article_id = articles.id
        """,
        (json.dumps(list(words)),),
    ).fetchall()
    for number, at, url, story in rows:
        yield _Report(number, at, url, story, _headline(words[number].title), _hashes(words[number].body))


def _headline(terms: str) -> int:
    return ~crc32(terms.encode("utf-8", "replace")) if terms.count(" ") >= _HEADLINE_TERMS - 1 else 0


def _hashes(terms: str) -> frozenset[int]:
    found = of_terms(terms) if len(terms.encode("utf-8", "replace")) >= _SHORTEST_BYTES else ()
    return frozenset(found if len(found) >= LEAST else ())


class _Desk:
    """The reports of one transaction and those they are compared with; rows are read once, and written at the end."""

    def __init__(self, connection: Connection, reports: Iterable[_Report]) -> None:
        self._connection = connection
        self._having: dict[tuple[int, int], set[int]] = {}  # period and hash: articles
        self._told: dict[int, _Report] = {}
        self._known: dict[int, _Report] = {}  # of earlier transactions
        self._story_of: dict[int, int] = {}  # told in this transaction
        self._sizes: dict[int, tuple[int, int]] = {}  # story: articles, and when it began
        self._rows: list[tuple[int, int, int, bytes]] = []
        self._shingles: list[tuple[int, int, int]] = []
        keys: dict[tuple[int, ...], set[int]] = {}
        for report in reports:
            keys.setdefault(report.periods, set()).update(report.keys)
        for periods, wanted in keys.items():
            self._read(periods, wanted)

    def sharing(self, report: _Report) -> dict[int, list[int]]:
        """Articles of the same days that share a shingle with a report, or its headline: numbers by what is shared."""
        having, periods = self._having, report.periods
        found = {}
        for key in report.keys:
            numbers = [number for period in periods for number in sorted(having.get((period, key), ()))]
            if numbers:
                found[key] = numbers
        return found

    def join(self, report: _Report, sharing: Mapping[int, list[int]]) -> None:
        """Put a report into the story most of whose articles it is the same as, if there is one.

        Most, and not one: a digest of the day holds several reports whole, and would make one story of them all.
        """
        times = Counter(chain.from_iterable(sharing.values()))
        near = {
            other.article_id: other
            for other in self._stored([number for number, _ in times.most_common(_COMPARED)])
            if abs(other.at - report.at) <= _APART
        }
        story_of = {number: self._story_of.get(number) or other.story or number for number, other in near.items()}
        phrases = {
            value
            for value, numbers in sharing.items()
            if len(numbers) >= _PHRASE and len({story_of[number] for number in numbers if number in near}) >= _PHRASE
        }
        mine, here = report.hashes - phrases, _site(report.url)
        same = Counter(
            story_of[other.article_id] for other in near.values() if _same(report, mine, here, other, phrases)
        )
        for story, times_same in same.most_common(1):
            articles, began_at = self._size(story)
            if 2 * times_same > min(articles, _COMPARED) and (not articles or abs(report.at - began_at) <= _LONGEST):
                members = [report] if articles else [report, near[story]]
                self._story_of.update({member.article_id: story for member in members})
                began_at = min([*([began_at] if articles else []), *(member.at for member in members)])
                self._sizes[story] = (articles + len(members), began_at)

    def put_in(self, report: _Report, sharing: Mapping[int, list[int]]) -> None:
        """Have later reports be compared with this one."""
        if not report.hashes and not report.headline:
            return
        period = report.at // _PERIOD
        self._rows.append((report.article_id, period, report.headline, pack(sorted(report.hashes))))
        self._told[report.article_id] = report
        keys = [value for value in sorted(report.hashes) if len(sharing.get(value, ())) < _MOST][:_FOUND_BY]
        if report.headline and len(sharing.get(report.headline, ())) < _MOST:
            keys.append(report.headline)
        for key in keys:
            self._having.setdefault((period, key), set()).add(report.article_id)
            self._shingles.append((period, key, report.article_id))

    def write(self) -> None:
        """Write down what was told."""
        self._connection.executemany(
            "INSERT INTO story_sketches (article_id, period, headline, hashes) VALUES (?, ?, ?, ?)", self._rows
        )
        self._connection.executemany(
            "INSERT INTO story_shingles (period, hash, article_id) VALUES (?, ?, ?)", self._shingles
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO stories (article_id, story) VALUES (?, ?)", self._story_of.items()
        )

    def _read(self, periods: tuple[int, ...], wanted: Iterable[int]) -> None:
        rows = self._connection.execute(
            """
            SELECT period, hash, article_id
            FROM json_each(?) AS wanted
            CROSS JOIN story_shingles ON hash = wanted.value AND period IN (?, ?)
            """,
            (json.dumps(list(wanted)), periods[0], periods[-1]),
        )
        for period, value, number in rows:
            self._having.setdefault((period, value), set()).add(number)

    def _stored(self, numbers: list[int]) -> list[_Report]:
        """The reports with these numbers that are compared at all, in this order."""
        unknown = [number for number in numbers if number not in self._told and number not in self._known]
        if unknown:
            if len(self._known) > _REMEMBERED:
                self._known = {number: self._known[number] for number in numbers if number in self._known}
            rows = self._connection.execute(
                """
                SELECT articles.id, listed_at, url, story, headline, hashes
                FROM json_each(?) AS wanted
                CROSS JOIN articles ON articles.id = wanted.value
                JOIN story_sketches ON story_sketches.article_id = articles.id
                LEFT JOIN stories ON stories.article_id = articles.id
                """,
                (json.dumps(unknown),),
            )
            for number, at, url, story, headline, hashes in rows.fetchall():
                self._known[number] = _Report(number, at, url, story, headline, frozenset(unpack(hashes)))
        reports = (self._told.get(number) or self._known.get(number) for number in numbers)
        return [report for report in reports if report]

    def _size(self, story: int) -> tuple[int, int]:
        """How many articles a story has, and the place in the list of the first."""
        if story not in self._sizes:
            articles, began_at = self._connection.execute(
                """
                SELECT count(*), coalesce(min(listed_at), 0)
                FROM stories JOIN articles ON articles.id = article_id
                WHERE story = ?
                """,
                (story,),
            ).fetchone()
            self._sizes[story] = (articles, began_at)
        return self._sizes[story]


def _same(one: _Report, mine: frozenset[int], here: str, other: _Report, phrases: set[int]) -> bool:
    """Whether two articles are one report; `mine` are the hashes of the one without phrases, `here` is its site."""
    shared = len(mine & other.hashes)
    headlines = 0 > one.headline == other.headline
    if shared < LEAST * SAME and not headlines:  # most are strangers: the sites need not be known
        return False
    elsewhere = here != _site(other.url)
    least = min(len(mine), len(other.hashes) - len(other.hashes & phrases))
    # Two whole texts that share next to nothing are two, whatever they are called: "What's happening in Parliament?"
    called_alike = elsewhere and headlines and (least < FEW or shared >= _SHARED * least)
    return called_alike or alike(shared, least, elsewhere=elsewhere)


_SKETCH = "story_sketches.article_id, period, headline, hashes"
