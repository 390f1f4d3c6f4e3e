"""A search from the query to its hits."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from newscli.archive.search import where
from newscli.archive.search.concepts import Concept, concepts
from newscli.archive.search.evidence import gather
from newscli.archive.search.found import Found
from newscli.archive.search.index import body, is_current
from newscli.archive.search.lookup import Lookup
from newscli.archive.search.passages import Lamp
from newscli.archive.search.plan import plan
from newscli.archive.search.query import parse
from newscli.archive.search.rank import ranked
from newscli.model import Article, Filter, Hit, Reading

Order = Literal["best", "newest", "oldest"]


def search(
    connection: sqlite3.Connection,
    query: str,
    *,
    wanted: Filter,
    limit: int,
    articles: Callable[[Iterable[int]], Mapping[int, Article]],
    reading: Callable[[int], Reading],
    now: datetime | None = None,
    exact: bool = False,
) -> Found:
    """The articles that fit a query best, and pass the filter."""
    written = query.encode("utf-8", "replace").decode()  # half a character is none
    asked = plan(parse(written), Lookup(connection), now=now or datetime.now(UTC).astimezone(), exact=exact)
    lookup = Lookup(connection, where.every([asked.where, where.where(wanted)]))
    meant = concepts(asked.words, lookup, exact=exact)
    if asked.words or asked.must:
        best = ranked(gather(meant, lookup, must=asked.must), lookup.totals, lookup.about)
        if not best and asked.must and asked.phrases_only:
            best = ranked(gather(meant, lookup), lookup.totals, lookup.about)
            asked.notes += ["no article has these words side by side; these have them apart"] if best else []
    else:
        best = []
    if asked.where is not where.EVERY and (asked.wider or not (asked.words or asked.must)):
        ranked_already = {article for article, _ in best}
        best += [(article, 0.0) for article in lookup.latest(limit) if article not in ranked_already]
    known = articles(article for article, _ in best[:limit])
    lamp = Lamp(meant)
    hits = tuple(_hit(known[article], score, reading(article), lamp) for article, score in best[:limit])
    if lookup.totals.articles and not is_current(connection):
        asked.notes.append("the index is an older newscli's; `newscli archive reindex` makes it anew")
    return Found(hits, tuple(asked.notes), _corrected(meant))


def _hit(article: Article, score: float, reading: Reading, lamp: Lamp) -> Hit:
    return Hit(article=article, score=score, passages=lamp.passages(body(reading), reading.language))


def _corrected(meant: Sequence[Concept]) -> str | None:
    if not any(concept.corrected for concept in meant):
        return None
    return " ".join(concept.corrected or concept.written for concept in meant)
