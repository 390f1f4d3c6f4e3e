"""What belongs to an article: the same report elsewhere, then what shares its rare words."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterator

from newscli.analysis.terms import raw_words, terms, unsegmented
from newscli.archive.listing import fold
from newscli.archive.search import where
from newscli.archive.search.concepts import Typed, concepts
from newscli.archive.search.evidence import gather
from newscli.archive.search.lookup import Lookup, quote
from newscli.archive.search.rank import ranked
from newscli.archive.search.searching import Library
from newscli.model import Article, Filter, Reading

# Words of a text that are looked up, the most frequent of them, and those of the headline thrice: of a long article the
# first screens say what it is about.
_READ, _LOOKED_UP, _HEADLINE = 600, 60, 3
# The rarest of those are searched for. A word that a tenth of the archive has says nothing of what an article is about.
_SEARCHED, _COMMON = 12, 0.1
# In so few articles a word is rare enough, however small the archive.
_FEW = 20
_SHORTEST = 4
# Further articles that are worth a look.
_MOST = 200
# What scores less than this share of what the article itself scores has a word in common by chance.
_LEAST = 0.2


def related(library: Library, article: Article, *, wanted: Filter, folded: bool) -> Iterator[Article]:
    """Other articles that belong to an article, the nearest first; `folded`: of each other story only the nearest."""
    lookup = Lookup(library.connection, where.where(wanted))
    story = library.articles(lookup.passing(article.story))
    yield from sorted(story.values(), key=lambda one: one.published or one.first_seen_at)
    words = [Typed(word) for word in _telling(library.reading(article.id), lookup)]
    found = ranked(gather(concepts(words, lookup, exact=True), lookup), lookup.totals, lookup.about)
    least = _LEAST * max((score for _, score in found), default=0)
    near = [number for number, score in found if score >= least and number != article.id and number not in story]
    known = library.articles(near[:_MOST])
    others = (known[number] for number in near[:_MOST])
    yield from fold(others) if folded else others


def _telling(reading: Reading, lookup: Lookup) -> list[str]:
    """The terms that tell what an article is about: frequent in it, rare elsewhere, and yet not in it alone."""
    times = Counter(_terms(reading.text)[:_READ])
    for term in _terms(reading.title):
        times[term] += _HEADLINE
    most = max(int(lookup.totals.articles * _COMMON), _FEW)
    worth = {}
    for term, often in times.most_common(_LOOKED_UP):
        articles = lookup.extent(quote(term), most + 1).articles
        if 2 <= articles <= most:
            worth[term] = often * math.log(lookup.totals.articles / articles)
    return heapq.nlargest(_SEARCHED, worth, key=lambda term: (worth[term], term))


def _terms(text: str) -> list[str]:
    return [term for word in raw_words(text) if unsegmented(word) or len(word) >= _SHORTEST for term in terms(word)]
