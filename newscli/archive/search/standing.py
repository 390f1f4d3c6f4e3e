"""Queries that stand: each article is asked whether it is what they are about, when it comes and not when they do.

All their words have to be there, and no word is guessed at: what no article has yet, tomorrow's may have.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from newscli.archive.search import where
from newscli.archive.search.lookup import Lookup
from newscli.archive.search.plan import plan
from newscli.archive.search.query import LONGEST, parse
from newscli.archive.search.where import EVERY, NONE, Where
from newscli.model import Filter


def kept(query: str) -> str:
    """A query as it can be kept: without halves of characters, and no longer than is read of it."""
    return query[:LONGEST].encode("utf-8", "replace").decode()


def mistakes(query: str) -> tuple[str, ...]:
    """What in a query makes no sense, each with its place."""
    return parse(query).notes


def passing(connection: sqlite3.Connection, query: str, articles: Iterable[int], *, now: datetime) -> set[int]:
    """Those of the articles that a query is about. `now` is the reader's clock, for `after:7d`."""
    expression, condition = _asked(connection, query, now)
    conditions = [condition, where.matching(expression)] if expression else [condition]
    return Lookup(connection, where.every(conditions)).passing(articles)


def everything(connection: sqlite3.Connection, query: str, *, now: datetime) -> list[int]:
    """All articles that a query is about, in no order."""
    expression, condition = _asked(connection, query, now)
    return Lookup(connection, condition).all(expression)


def count(connection: sqlite3.Connection, query: str, wanted: Filter, *, now: datetime) -> int:
    """How many articles a query is about that pass the filter."""
    expression, condition = _asked(connection, query, now)
    return sum(Lookup(connection, where.every([condition, where.where(wanted)])).counts(expression).values())


def listed(connection: sqlite3.Connection, query: str, wanted: Filter, *, now: datetime) -> Iterable[int]:
    """All articles that a query is about and that pass the filter, newest first."""
    expression, condition = _asked(connection, query, now)
    return Lookup(connection, where.every([condition, where.where(wanted)])).listed(expression)


def _asked(connection: sqlite3.Connection, query: str, now: datetime) -> tuple[str, Where]:
    """The FTS5 expression, if any, and the condition that articles have to fulfil."""
    asked = plan(parse(query), Lookup(connection), now=now, guessing=False, strict=True)
    asks = asked.must or asked.where is not EVERY
    return asked.must, asked.where if asks else NONE
