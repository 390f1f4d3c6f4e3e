"""Telling stories: the reports of one transaction, and the rows of those they are compared with."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from newscli.analysis.sketches import pack, unpack
from newscli.archive.connection import Connection
from newscli.archive.stories.reports import DAY, PERIOD, Report, near, same, twins

# A story ends after a week, or an endless one would grow from a daily column's standing phrases.
_LONGEST = 7 * DAY
# Each text is found by the least of its hashes, so many; the other asks for all of its own. Two texts that share half
# of theirs miss each other once in 250 times. With all hashes stored a row more costs 5 microseconds each.
_FOUND_BY = 8
# A shingle that so many stories share is a phrase ("the ministry said on Monday") and tells nothing; in so many
# articles it is not stored again, so that no list grows without end.
_PHRASE, _MOST = 4, 20
# Candidates that are compared with one article, those that share most first.
_COMPARED = 20
# Articles of earlier transactions that are remembered while one is told: some 2 kB each.
_REMEMBERED = 4_000


class Desk:
    """The reports of one transaction and those they are compared with; rows are read once, and written at the end."""

    def __init__(self, connection: Connection, reports: Iterable[Report]) -> None:
        self._connection = connection
        self._having: defaultdict[int, dict[int, list[int]]] = defaultdict(dict)  # period: hash: articles
        self._told: dict[int, Report] = {}
        self._twins: dict[tuple[int, frozenset[int]], Report] = {}  # the last that was told of these words
        self._known: dict[int, Report] = {}  # of earlier transactions
        self._story_of: dict[int, int] = {}  # told in this transaction
        self._sizes: dict[int, tuple[int, int]] = {}  # story: articles, and when it began
        self._rows: list[tuple[int, int, int, bytes]] = []
        self._shingles: list[tuple[int, int, int]] = []
        keys: defaultdict[tuple[int, ...], set[int]] = defaultdict(set)
        for report in reports:
            keys[report.periods] |= report.keys
        for periods, wanted in keys.items():
            self._read(periods, wanted)

    def join(self, report: Report) -> None:
        """Put a report into the story of its like, if there is any."""
        other = self._like(report)
        if other is None:
            return
        story = self._story(other)
        articles, began_at = self._size(story)
        if not articles:  # the other stands alone so far
            self._story_of[other.article_id] = story
            articles, began_at = 1, other.at
        if abs(report.at - began_at) <= _LONGEST:
            self._story_of[report.article_id] = story
            self._sizes[story] = (articles + 1, min(began_at, report.at))

    def put_in(self, report: Report) -> None:
        """Have later reports be compared with this one."""
        if not report.hashes and not report.headline:
            return
        period, hashes = report.at // PERIOD, sorted(report.hashes)
        self._rows.append((report.article_id, period, report.headline, pack(hashes)))
        self._told[report.article_id] = self._twins[report.words] = report
        having = self._having[period]
        keys = [value for value in hashes if len(having.get(value, ())) < _MOST][:_FOUND_BY]
        if report.headline and len(having.get(report.headline, ())) < _MOST:
            keys.append(report.headline)
        for key in keys:
            having.setdefault(key, []).append(report.article_id)
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

    def _like(self, report: Report) -> Report | None:
        """One of the story most of whose articles a report is the same as.

        Most, and not one: a digest of the day holds several reports whole, and would make one story of them all.
        """
        twin = self._twins.get(report.words)
        if twin and near(report, twin) and twins(report, twin):
            return twin  # what its twin is the same as, it is too
        sharing = self._sharing(report)
        others = [other for other in self._candidates(sharing) if near(report, other)] if sharing else []
        twin = next((other for other in others if twins(report, other)), None)
        if twin:
            return twin
        phrases = self._phrases(sharing, others)
        stories: defaultdict[int, list[Report]] = defaultdict(list)
        for other in others:
            if same(report, other, phrases):
                stories[self._story(other)].append(other)
        if not stories:
            return None
        story, members = max(stories.items(), key=lambda item: len(item[1]))
        return members[0] if 2 * len(members) > min(self._size(story)[0], _COMPARED) else None

    def _sharing(self, report: Report) -> dict[int, list[int]]:
        """Articles of the same days that share a shingle with a report, or its headline: numbers by what is shared."""
        found: dict[int, list[int]] = {}
        for period in report.periods:
            having = self._having[period]
            for key in having.keys() & report.keys:
                found[key] = found.get(key, []) + having[key]
        return found

    def _candidates(self, sharing: Mapping[int, list[int]]) -> list[Report]:
        """The reports that a report is compared with, those that share most first."""
        times = Counter(chain.from_iterable(sharing.values()))
        numbers = [number for number, _ in times.most_common(_COMPARED)]
        unknown = [number for number in numbers if number not in self._told and number not in self._known]
        if unknown:
            self._load(unknown, keep=numbers)
        reports = (self._told.get(number) or self._known.get(number) for number in numbers)
        return [report for report in reports if report]

    def _phrases(self, sharing: Mapping[int, list[int]], others: Iterable[Report]) -> frozenset[int]:
        """What so many stories share that it tells nothing."""
        story_of = {other.article_id: self._story(other) for other in others}
        shared = ((key, numbers) for key, numbers in sharing.items() if len(numbers) >= _PHRASE)
        return frozenset(key for key, numbers in shared if len({*map(story_of.get, numbers)} - {None}) >= _PHRASE)

    def _story(self, report: Report) -> int:
        """The story a report is in; where it stands alone, the one that it would begin."""
        return self._story_of.get(report.article_id) or report.story or report.article_id

    def _size(self, story: int) -> tuple[int, int]:
        """How many articles a story has, as far as that matters, and the place in the list of its first."""
        if story not in self._sizes:
            articles, began_at = self._connection.execute(
                """
                SELECT count(*), coalesce(min(listed_at), 0)
                FROM (SELECT article_id FROM stories WHERE story = ? ORDER BY article_id LIMIT ?)
                JOIN articles ON articles.id = article_id
                """,
                (story, _COMPARED),
            ).fetchone()
            self._sizes[story] = (articles, began_at)
        return self._sizes[story]

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
            self._having[period].setdefault(value, []).append(number)

    def _load(self, numbers: list[int], *, keep: Iterable[int]) -> None:
        """Read the reports with these numbers that are compared at all; forget others but these where they are many."""
        if len(self._known) > _REMEMBERED:
            self._known = {number: self._known[number] for number in keep if number in self._known}
        rows = self._connection.execute(
            """
            SELECT articles.id, listed_at, url, story, headline, hashes
            FROM json_each(?) AS wanted
            CROSS JOIN articles ON articles.id = wanted.value
            JOIN story_sketches ON story_sketches.article_id = articles.id
            LEFT JOIN stories ON stories.article_id = articles.id
            """,
            (json.dumps(numbers),),
        )
        for number, at, url, story, headline, hashes in rows.fetchall():
            self._known[number] = Report(number, at, url, story, headline, frozenset(unpack(hashes)))
