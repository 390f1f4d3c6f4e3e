"""One number an article for all its entries in the search index, and the number its words should give. Pure but one.

Sums do not depend on the order of the entries, so that one walk over the index, which is ordered by term, serves all
articles. They are this process's own and never kept.
"""

from __future__ import annotations

import re
from collections import defaultdict

from newscli.analysis.article import Columns
from newscli.archive.connection import Connection

#: What FTS5's `ascii` tokenizer takes for a token.
_TOKEN = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
_BITS = (1 << 64) - 1


def expected(analysed: Columns) -> int:
    """The number the index must give for an article of these terms."""
    total = 0
    for name, words in zip(Columns._fields, analysed, strict=True):
        for offset, term in enumerate(_TOKEN.findall(words)):
            total += hash((term, name, offset))
    return total & _BITS


def held(connection: Connection) -> dict[int, int]:
    """The number of each article in the index."""
    totals: dict[int, int] = defaultdict(int)
    for term, article_id, name, offset in connection.execute("SELECT term, doc, col, offset FROM search_places"):
        totals[article_id] += hash((term, name, offset))
    return {article_id: total & _BITS for article_id, total in totals.items()}
