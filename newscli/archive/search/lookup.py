"""What the index holds of a term: how many articles, which places. The only SQL on the index's inside.

FTS5's own bm25 reads every article of every word, once to count and once to rank: 86 ms for the commonest word of
100,000 articles. Here a term is counted up to a bound first; what is rare is read whole with its places, what is common
is only asked about articles that something rarer chose, or about the newest.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from newscli.archive.search.where import EVERY, Where

#: The columns of `search_index`, as places name them.
TITLE, BODY, TITLE_STEMS, BODY_STEMS = "title", "body", "title_stems", "body_stems"
#: What no article has: a term never holds a blank.
NO_TERM = "nothing at all"
# Matches of common words are tried against a filter from the newest, this many at most: some 50 ms.
_LOOKED_AT = 50_000


class Totals(NamedTuple):
    """How much is indexed, in one language or in all."""

    articles: int
    title_terms: int
    body_terms: int


class Extent(NamedTuple):
    """How many of the newest articles match, counted to a bound, and the oldest of those."""

    articles: int
    oldest: int


class About(NamedTuple):
    """What weighs an article's words: its language and lengths in terms."""

    language: str
    title_terms: int
    body_terms: int


class Lookup:
    """The index as it stands in this transaction."""

    def __init__(self, connection: sqlite3.Connection, where: Where = EVERY) -> None:
        self._connection = connection
        self._where = where
        self._extents: dict[tuple[str, int], Extent] = {}

    @cached_property
    def languages(self) -> dict[str, Totals]:
        """What is indexed in each language."""
        rows = self._connection.execute(
            "SELECT language, articles, title_terms, body_terms FROM search_languages WHERE articles > 0"
        )
        return {language: Totals(*sums) for language, *sums in rows}

    @cached_property
    def totals(self) -> Totals:
        """What is indexed in all."""
        articles, title_terms, body_terms = map(sum, zip((0, 0, 0), *self.languages.values(), strict=True))
        return Totals(articles, title_terms, body_terms)

    @cached_property
    def newest(self) -> int:
        """The highest article number."""
        row = self._connection.execute("SELECT max(id) FROM search_articles").fetchone()
        return row[0] or 0

    def known(self, terms: Iterable[str]) -> set[str]:
        """Those of the terms that stand in any article, as word or as stem."""
        return self._known(terms, "")

    def words(self, terms: Iterable[str]) -> set[str]:
        """Those of the terms that stand in any article as a word."""
        return self._known(terms, "{title body} : ")

    def _known(self, terms: Iterable[str], columns: str) -> set[str]:
        # Asked of the index itself: the view `search_terms` counts all of a term's articles first.
        rows = self._connection.execute(
            """
            SELECT wanted.value ->> 0
            FROM json_each(?) AS wanted
            WHERE EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH wanted.value ->> 1)
            """,
            (json.dumps([(term, columns + quote(term)) for term in terms]),),
        )
        return {term for (term,) in rows}

    def starting(self, prefix: str, most: int) -> list[str]:
        """Terms that start so, the first of them in the order of letters."""
        rows = self._connection.execute(
            "SELECT term FROM search_terms WHERE term >= ? AND term < ? LIMIT ?", (prefix, prefix + "\U0010ffff", most)
        )
        return [term for (term,) in rows]

    def extent(self, expression: str, most: int) -> Extent:
        """How many articles match an FTS5 expression, counted from the newest up to `most`; counted once."""
        found = self._extents.get((expression, most))
        if found is None:
            articles, oldest = self._connection.execute(
                """
                SELECT count(*), min(id)
                FROM (SELECT rowid AS id FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)
                """,
                (expression, most),
            ).fetchone()
            found = self._extents[expression, most] = Extent(articles, oldest or 0)
        return found

    def matching(self, expression: str, most: int, *, among: Collection[int] = ()) -> list[int]:
        """The newest articles that match an FTS5 expression, newest first; `among`: none beyond these are wanted."""
        if among:
            rows = self._connection.execute(
                """
                SELECT rowid FROM search_index
                WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?
                ORDER BY rowid DESC
                LIMIT ?
                """,
                (expression, min(among), max(among), most),
            )
        elif self._where is EVERY:
            rows = self._connection.execute(
                "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?",
                (expression, most),
            )
        else:
            rows = self._connection.execute(
                f"""
                SELECT articles.id
                FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT {_LOOKED_AT})
                  AS matching
                CROSS JOIN articles ON articles.id = matching.rowid {self._where.joins}
                WHERE {self._where.condition}
                LIMIT ?
                """,  # noqa: S608 - conditions are ours, their values parameters
                (expression, *self._where.values, most),
            )
        return [article for (article,) in rows]

    def passing(self, articles: Iterable[int]) -> set[int]:
        """Those of the articles that pass the filter."""
        if self._where is EVERY:
            return set(articles)
        rows = self._connection.execute(
            f"""
            SELECT articles.id
            FROM json_each(?) AS wanted
            CROSS JOIN articles ON articles.id = wanted.value {self._where.joins}
            WHERE {self._where.condition}
            """,  # noqa: S608 - the same
            (json.dumps(list(articles)), *self._where.values),
        )
        return {article for (article,) in rows}

    def latest(self, most: int) -> list[int]:
        """The newest articles that pass the filter, whatever their words."""
        return list(islice(self.listed(), most))

    def listed(self, expression: str = "", *, oldest: bool = False) -> Iterator[int]:
        """All articles that pass the filter, and match an FTS5 expression where one is given, by their place in the
        list: newest first, or oldest. Of very many matches those that were kept last (first) are looked at.
        """
        order = "ASC" if oldest else "DESC"
        articles, values = "articles", self._where.values
        if expression:
            articles = f"""
              (SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid {order} LIMIT {_LOOKED_AT})
              AS matching CROSS JOIN articles ON articles.id = matching.rowid
            """  # noqa: S608 - the same
            values = (expression, *values)
        rows = self._connection.execute(
            f"""
            SELECT articles.id
            FROM {articles} {self._where.joins}
            WHERE {self._where.condition}
            ORDER BY articles.listed_at {order}, articles.id {order}
            """,  # noqa: S608 - the same
            values,
        )
        return (article for (article,) in rows)

    def all(self, expression: str = "") -> list[int]:
        """All articles that pass the filter, and match where an expression is given, in no order."""
        return [article for (article,) in self._each("articles.id", expression)]

    def counts(self, expression: str = "", by: str = "''") -> dict[str, int]:
        """How many of them there are, for each value of a column."""
        return dict(self._each(f"{by}, count(*)", expression, "GROUP BY 1"))

    def _each(self, columns: str, expression: str, rest: str = "") -> Iterable[Any]:
        articles = "search_index CROSS JOIN articles ON articles.id = search_index.rowid" if expression else "articles"
        return self._connection.execute(
            f"""
            SELECT {columns}
            FROM {articles} {self._where.joins}
            WHERE {"search_index MATCH ? AND" if expression else ""} {self._where.condition}
            {rest}
            """,  # noqa: S608 - the same
            (*([expression] if expression else []), *self._where.values),
        ).fetchall()

    def places(self, term: str) -> Iterable[tuple[int, str, int]]:
        """Each place of a term: article, column, and its number in the column; articles ascending."""
        places = "SELECT doc, col, offset FROM search_places WHERE term = ?"
        return self._connection.execute(places, (term,)).fetchall()

    def about(self, articles: Iterable[int]) -> dict[int, About]:
        """What weighs the words of these articles."""
        rows = self._connection.execute(
            """
            SELECT search_articles.id, language, title_terms, body_terms
            FROM json_each(?) AS wanted
            CROSS JOIN search_articles ON search_articles.id = wanted.value
            """,
            (json.dumps(list(articles)),),
        )
        return {article: About(*facts) for article, *facts in rows}


def quote(term: str) -> str:
    """A term as FTS5's query language takes it whole."""
    return '"' + term.replace('"', '""') + '"'


def any_of(terms: Iterable[str]) -> str:
    """The FTS5 expression for articles that have one of these terms or more."""
    return "(" + " OR ".join(map(quote, terms)) + ")"
