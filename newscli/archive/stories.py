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
from typing import NamedTuple
from zlib import crc32

from newscli.addresses import site
from newscli.analysis.article import Columns
from newscli.analysis.sketches import LEAST, SAME, of_terms, pack, unpack
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
# Articles of one site share its standing phrases, so more of them has to be the same.
_SAME_HERE = 0.7
# A shingle that so many stories share is a phrase ("the ministry said on Monday") and tells nothing; in so many
# articles it is not stored again, so that no list grows without end.
_PHRASE, _MOST = 4, 50
# Candidates that are compared with one article, those that share most first.
_COMPARED = 60
# A shorter text has no sketch: in letters of the alphabet, and fewer of larger scripts.
_SHORTEST_BYTES = 300
# A shorter headline is a rubric ("Wetter", "In brief"), and no story by itself.
_HEADLINE_TERMS = 4


class _Report(NamedTuple):
    """What an article is compared by."""

    article_id: int
    at: int  #: its place in the list
    url: str
    story: int | None
    headline: int  #: below zero; 0: too short to tell anything
    hashes: frozenset[int]


def replace(connection: Connection, changes: Mapping[int, Columns | None]) -> None:
    """Tell the stories of articles that have these words now, in the caller's transaction; None: it is forgotten.

    An article that is in a story stays in it, however its words change.
    """
    _take_out(connection, changes)
    for report in _reports(connection, changes):
        sharing = _sharing(connection, report)
        if sharing and report.story is None:
            _join(connection, report, sharing)
        _put_in(connection, report, sharing)


def clear(connection: Connection) -> None:
    """Forget all stories, in the caller's transaction; `reindex` tells them anew."""
    for table in ("stories", "story_sketches", "story_shingles"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables


def prune(connection: Connection, now: datetime) -> None:
    """Drop what nothing will be compared with any more."""
    oldest = (to_column(now) - _KEPT) // _PERIOD
    connection.execute("DELETE FROM story_sketches WHERE period < ?", (oldest,))
    connection.execute("DELETE FROM story_shingles WHERE period < ?", (oldest,))


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


def _sharing(connection: Connection, report: _Report) -> dict[int, list[int]]:
    """Articles of the same days that share a shingle with a report, or its headline: numbers by what is shared."""
    wanted = [*report.hashes, *([report.headline] if report.headline else [])]
    found: dict[int, list[int]] = {}
    if wanted:
        rows = connection.execute(
            """
            SELECT hash, article_id
            FROM json_each(?) AS wanted
            CROSS JOIN story_shingles ON hash = wanted.value AND period IN (?, ?)
            """,
            (json.dumps(wanted), (report.at - _APART) // _PERIOD, (report.at + _APART) // _PERIOD),
        )
        for value, number in rows.fetchall():
            found.setdefault(value, []).append(number)
    return found


def _join(connection: Connection, report: _Report, sharing: Mapping[int, list[int]]) -> None:
    """Put a report into the story most of whose articles it is the same as, if there is one.

    Most, and not one: a digest of the day holds several reports whole, and would make one story of them all.
    """
    times = Counter(number for numbers in sharing.values() for number in numbers)
    near = {
        other.article_id: other
        for other in _stored(connection, [number for number, _ in times.most_common(_COMPARED)])
        if abs(other.at - report.at) <= _APART
    }
    story_of = {number: other.story or number for number, other in near.items()}
    phrases = {
        value
        for value, numbers in sharing.items()
        if len({story_of[number] for number in numbers if number in near}) >= _PHRASE
    }
    same = Counter(story_of[other.article_id] for other in near.values() if _same(report, other, phrases))
    for story, times_same in same.most_common(1):
        articles, began_at = connection.execute(
            "SELECT count(*), min(listed_at) FROM stories JOIN articles ON articles.id = article_id WHERE story = ?",
            (story,),
        ).fetchone()
        if 2 * times_same > articles and abs(report.at - (began_at or report.at)) <= _LONGEST:
            connection.executemany(
                "INSERT OR IGNORE INTO stories (article_id, story) VALUES (?, ?)",
                [(number, story) for number in (report.article_id, *(() if articles else (story,)))],
            )


def _same(one: _Report, other: _Report, phrases: set[int]) -> bool:
    mine, theirs = one.hashes - phrases, other.hashes - phrases
    least = min(len(mine), len(theirs))
    elsewhere = site(one.url) != site(other.url)
    if least >= LEAST and len(mine & theirs) >= least * (SAME if elsewhere else _SAME_HERE):
        return True
    return elsewhere and 0 > one.headline == other.headline


_SKETCH = "story_sketches.article_id, period, headline, hashes"


def _stored(connection: Connection, numbers: Iterable[int]) -> list[_Report]:
    rows = connection.execute(
        """
        SELECT articles.id, listed_at, url, story, headline, hashes
        FROM json_each(?) AS wanted
        CROSS JOIN articles ON articles.id = wanted.value
        JOIN story_sketches ON story_sketches.article_id = articles.id
        LEFT JOIN stories ON stories.article_id = articles.id
        """,
        (json.dumps(list(numbers)),),
    )
    return [
        _Report(number, at, url, story, headline, frozenset(unpack(hashes)))
        for number, at, url, story, headline, hashes in rows.fetchall()
    ]


def _put_in(connection: Connection, report: _Report, sharing: Mapping[int, list[int]]) -> None:
    """Have later reports be compared with this one."""
    if not report.hashes and not report.headline:
        return
    period = report.at // _PERIOD
    connection.execute(
        "INSERT INTO story_sketches (article_id, period, headline, hashes) VALUES (?, ?, ?, ?)",
        (report.article_id, period, report.headline, pack(sorted(report.hashes))),
    )
    keys = [value for value in sorted(report.hashes) if len(sharing.get(value, ())) < _MOST][:_FOUND_BY]
    if report.headline and len(sharing.get(report.headline, ())) < _MOST:
        keys.append(report.headline)
    connection.executemany(
        "INSERT INTO story_shingles (period, hash, article_id) VALUES (?, ?, ?)",
        [(period, value, report.article_id) for value in keys],
    )
