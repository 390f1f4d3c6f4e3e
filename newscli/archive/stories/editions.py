"""Which articles are one report in several languages of one newsroom: told by the picture and the numbers they share.

Editions of an agency translate a report within hours and keep its photograph, whose file has the same path on each of
their hosts. Words cannot be compared; the numbers that a text says can.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

from newscli.addresses import site
from newscli.archive.connection import Connection
from newscli.archive.search.index import Change
from newscli.archive.stories.reports import DAY
from newscli.model import Reading

# Editions further apart than this are two reports with an archive picture. A guess: no edition says whose twin it is.
_APART = DAY
# Of fewer numbers nothing is asked; of more so large a part must be in both texts: clock times and amounts of money are
# converted or left out.
_FEW_NUMBERS, _SHARED = 3, 1 / 3
# The first in order are kept, so that two lists of prices keep the same ones.
_MOST_NUMBERS = 100
_NUMBER = re.compile(r"\d+")


class _Edition(NamedTuple):
    """What an article is compared by with those of other languages."""

    article_id: int
    story: int | None
    language: int | None
    numbers: frozenset[str]  #: that its text says


def replace(connection: Connection, changes: Iterable[Change]) -> None:
    """Tell which articles are editions of others, in the caller's transaction, once their stories are told."""
    for article_id, old, new in changes:
        if new and new.picture and new.language and new.url:
            _tell(connection, article_id, new)
        elif old:
            connection.execute("DELETE FROM story_pictures WHERE article_id = ?", (article_id,))


def _tell(connection: Connection, article_id: int, reading: Reading) -> None:
    connection.execute(
        """
        INSERT OR REPLACE INTO story_pictures (article_id, picture, at, numbers)
        SELECT id, ?, listed_at, ? FROM articles WHERE id = ?
        """,
        (_picture(reading), " ".join(_numbers(reading.text)), article_id),
    )
    alike = _alike(connection, article_id)
    mine = next(one for one in alike if one.article_id == article_id)
    times = Counter(one.language for one in alike)
    # A picture that one edition shows twice is an archive picture, or one of an event with several reports.
    editions = [one for one in alike if times[one.language] == 1 and _says_the_same(mine, one)]
    if mine in editions and len(editions) > 1:
        _join(connection, editions)


def _alike(connection: Connection, article_id: int) -> list[_Edition]:
    """The articles of about the same hour with an article's picture, itself among them."""
    rows = connection.execute(
        """
        SELECT one.article_id, story, language_id, one.numbers
        FROM story_pictures AS mine
        JOIN story_pictures AS one ON one.picture = mine.picture AND abs(one.at - mine.at) <= ?
        JOIN articles ON articles.id = one.article_id
        LEFT JOIN stories ON stories.article_id = one.article_id
        WHERE mine.article_id = ?
        """,
        (_APART, article_id),
    )
    return [_Edition(number, story, language, frozenset(said.split())) for number, story, language, said in rows]


def _join(connection: Connection, editions: list[_Edition]) -> None:
    """Make one story of editions, and of the stories that they are in already."""
    stories = {one.story for one in editions if one.story is not None}
    story = min(stories or {one.article_id for one in editions})
    connection.executemany("UPDATE stories SET story = ? WHERE story = ?", [(story, other) for other in stories])
    connection.executemany(
        "INSERT OR IGNORE INTO stories (article_id, story) VALUES (?, ?)",
        [(one.article_id, story) for one in editions],
    )


def _picture(reading: Reading) -> int:
    # Editions differ in the first name of their host. Under `co.uk` this takes all sites for one: the path tells them.
    newsroom = ".".join(site(reading.url or "").split(".")[-2:])
    _, _, place = (reading.picture or "").partition("://")
    path = place.partition("/")[2].partition("?")[0]
    return crc32(f"{newsroom}/{path}".encode("utf-8", "replace"))


def _numbers(text: str) -> list[str]:
    return sorted(set(_NUMBER.findall(text)))[:_MOST_NUMBERS]


def _says_the_same(one: _Edition, other: _Edition) -> bool:
    least = min(len(one.numbers), len(other.numbers))
    return least < _FEW_NUMBERS or len(one.numbers & other.numbers) >= _SHARED * least
