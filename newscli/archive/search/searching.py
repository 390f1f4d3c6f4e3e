"""A search from the query to its hits."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Literal, NamedTuple

from newscli.archive.listing import fold
from newscli.archive.search import index, where
from newscli.archive.search.concepts import Concept, concepts
from newscli.archive.search.evidence import gather
from newscli.archive.search.found import Found
from newscli.archive.search.lookup import Lookup
from newscli.archive.search.passages import Lamp
from newscli.archive.search.plan import Plan, plan
from newscli.archive.search.query import parse
from newscli.archive.search.rank import ranked
from newscli.model import Article, Filter, Hit, Reading

Order = Literal["best", "newest", "oldest"]
By = Literal["source", "section", "month", "language"]
_COLUMNS: Mapping[By | None, str] = {
    None: "''",
    "source": "coalesce(sources.name, '')",
    "section": "coalesce(sections.name, '')",
    "month": "strftime('%Y-%m', articles.listed_at / 1000000, 'unixepoch')",
    "language": "coalesce(languages.code, '')",
}
#: An article's number and how well it fits.
Scored = tuple[int, float]


class Library(NamedTuple):
    """What a search reads in: the archive's connection, and its articles and their words by number."""

    connection: sqlite3.Connection
    articles: Callable[[Iterable[int]], Mapping[int, Article]]
    reading: Callable[[int], Reading]


def search(
    library: Library,
    query: str,
    *,
    wanted: Filter,
    limit: int,
    now: datetime | None = None,
    exact: bool = False,
    order: Order = "best",
    folded: bool = False,
) -> Found:
    """The articles that fit a query best, and pass the filter; or, in another order, those that have all its words."""
    asked, lookup = _asked(library.connection, query, wanted, now, exact=exact, strict=order != "best")
    meant = concepts(asked.words, lookup, exact=exact)
    found = _best(asked, meant, lookup) if order == "best" else _in_time(asked, lookup, oldest=order == "oldest")
    hits = _hits(library, found, meant, limit, folded=folded)
    if order != "best" and asked.words and not hits:
        some = search(library, query, wanted=wanted, limit=limit, now=now, exact=exact, folded=folded)
        hits = tuple(sorted(some, key=_moment, reverse=order == "newest"))
        asked.notes += ["no article has all these words; these have some"] if hits else []
    if lookup.totals.articles and not index.is_current(library.connection):
        asked.notes.append("the index is an older newscli's; `newscli archive reindex` makes it anew")
    elif index.lacks(library.connection):
        asked.notes.append(
            "the index lacks articles: each sync adds some, `newscli archive reindex --missing` all at once"
        )
    return Found(hits, tuple(asked.notes), _corrected(meant))


def counts(
    connection: sqlite3.Connection,
    query: str,
    by: By | None,
    *,
    wanted: Filter,
    now: datetime | None = None,
    exact: bool = False,
) -> dict[str, int]:
    """How many articles have all words of a query and pass the filter, for each value of `by`."""
    asked, lookup = _asked(connection, query, wanted, now, exact=exact, strict=True)
    return lookup.counts(asked.must, _COLUMNS[by]) if _asks(asked) else {}


def _asked(
    connection: sqlite3.Connection, query: str, wanted: Filter, now: datetime | None, *, exact: bool, strict: bool
) -> tuple[Plan, Lookup]:
    """What a query asks of the archive, and the archive as far as the query and the filter let it be seen."""
    written = query.encode("utf-8", "replace").decode()  # half a character is none
    now = now or datetime.now(UTC).astimezone()
    asked = plan(parse(written), Lookup(connection), now=now, exact=exact, strict=strict)
    if wanted.unmuted and not connection.execute("SELECT 1 FROM muted").fetchone():
        wanted = replace(wanted, unmuted=False)  # or each article would be asked about
    return asked, Lookup(connection, where.every([asked.where, where.where(wanted)]))


def _asks(asked: Plan) -> bool:
    return bool(asked.must) or asked.where is not where.EVERY


def _best(asked: Plan, meant: list[Concept], lookup: Lookup) -> Iterator[Scored]:
    """By how well they fit; then, where articles without any of the words may be meant, the newest."""
    best = ranked(gather(meant, lookup, must=asked.must), lookup.totals, lookup.about) if meant or asked.must else []
    if not best and asked.must and asked.phrases_only:
        best = ranked(gather(meant, lookup), lookup.totals, lookup.about)
        asked.notes += ["no article has these words side by side; these have them apart"] if best else []
    yield from best
    if asked.where is not where.EVERY and (asked.wider or not (asked.words or asked.must)):
        ranked_already = {article for article, _ in best}
        yield from ((article, 0.0) for article in lookup.listed() if article not in ranked_already)


def _in_time(asked: Plan, lookup: Lookup, *, oldest: bool) -> Iterator[Scored]:
    if _asks(asked):
        yield from ((article, 0.0) for article in lookup.listed(asked.must, oldest=oldest))


def _hits(
    library: Library, found: Iterator[Scored], meant: Sequence[Concept], limit: int, *, folded: bool
) -> tuple[Hit, ...]:
    lamp = Lamp(meant)
    scores: dict[int, float] = {}
    articles = _articles(library, found, scores, limit)
    hits = []
    for article in islice(fold(articles) if folded else articles, limit):
        reading = library.reading(article.id)
        passages = lamp.passages(index.body(reading), reading.language)
        hits.append(Hit(article=article, score=scores[article.id], passages=passages))
    return tuple(hits)


def _articles(library: Library, found: Iterator[Scored], scores: dict[int, float], at_once: int) -> Iterator[Article]:
    """The articles behind these numbers, in their order; `scores` takes in how well each fits."""
    while some := dict(islice(found, at_once)):
        scores |= some
        known = library.articles(some)
        yield from (known[number] for number in some)


def _moment(hit: Hit) -> datetime:
    return hit.article.published or hit.article.first_seen_at


def _corrected(meant: Sequence[Concept]) -> str | None:
    if not any(concept.corrected for concept in meant):
        return None
    return " ".join(concept.corrected or concept.written for concept in meant)
