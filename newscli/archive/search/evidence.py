"""Which articles show a concept, and where: the rare is read whole, the common asked about few articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from newscli.archive.search.concepts import Concept
from newscli.archive.search.lookup import BODY, TITLE, TITLE_STEMS, Lookup, any_of

# A concept in more articles than COMMON, or beyond the first ALTOGETHER of a query, is not read whole: half a
# microsecond a place, 10 ms in all. With a tenth of the news suite's articles as the bound (200 and 500) the suite
# falls from .978 to .977 and newsbody from .936 to .929; with a fortieth (50 and 200) to .966 and .911.
COMMON = 4_000
ALTOGETHER = 10_000
# Of concepts that are all common only the newest articles are looked at, those with the words in the headline apart.
NEWEST = 400
# Whether the headline has a concept of more of all articles is not asked (with COMMON and ALTOGETHER at a tenth of the
# suites' articles news falls from .9765 to .9763; newsbody, qa and adhoc.time stay).
_EVERYWHERE = 0.15
# Articles whose language is looked up to tell how common a concept is in it, spread evenly over all that have it.
_SAMPLE = 100


class Shown:
    """How one article shows one concept. What most do not have costs nothing: thousands are made for a query."""

    title = body = 0  #: times the word itself
    title_stems = body_stems = 0  #: times another form
    title_at: tuple[int, ...] = ()  #: places in the headline, in terms
    body_at: tuple[int, ...] = ()
    sure = 1.0  #: that this is what was meant, 0 to 1

    def merge(self, other: Shown) -> None:
        """Take in what another term of the concept shows: the better of the two counts, not their sum."""
        self.sure = max(self.sure, other.sure)
        mine = vars(self)
        for name, value in vars(other).items():  # the few that are set
            if name in _PLACES:
                mine[name] = mine.get(name, ()) + value
            elif value > mine.get(name, 0):
                mine[name] = value


_PLACES = frozenset({"title_at", "body_at"})


class Evidence(NamedTuple):
    """What the index says of one concept."""

    concept: Concept
    articles: dict[int, Shown]
    share: float  #: of articles that have it, as far as known


def gather(concepts: list[Concept], lookup: Lookup, *, must: str = "") -> list[Evidence]:
    """The evidence for each concept, in their order. `must`: an FTS5 expression that every article fulfils."""
    rare, common = _divide(concepts, lookup)
    found = {id(concept): _read(concept, lookup) for concept in rare}
    shares = {id(concept): _share(found[id(concept)], lookup) for concept in rare}
    shares |= {id(concept): _common_share(concept, lookup) for concept in common}
    if must:
        candidates = _fulfilling(must, rare, lookup)
    else:
        candidates = lookup.passing({article for shown in found.values() for article in shown})
    for shown in found.values():
        for article in shown.keys() - candidates:
            del shown[article]
    if common and not rare and not must:
        found = _newest(common, lookup)
    else:
        within = must or any_of(term for concept in rare for term in concept.terms)
        for concept in common:
            headline = shares[id(concept)] <= _EVERYWHERE
            found[id(concept)] = _among(concept, lookup, candidates, within, headline=headline)
    return [Evidence(concept, found[id(concept)], shares[id(concept)]) for concept in concepts]


def _fulfilling(must: str, rare: list[Concept], lookup: Lookup) -> set[int]:
    """The newest articles that match, and the newest of those with a rare word that not all of them have."""
    candidates = set(lookup.matching(must, NEWEST))
    chosen = [term for concept in rare if not concept.required for term in concept.terms]
    if chosen and len(candidates) == NEWEST:
        candidates |= set(lookup.matching(f"{must} AND {any_of(chosen)}", NEWEST))
    return candidates


def _divide(concepts: list[Concept], lookup: Lookup) -> tuple[list[Concept], list[Concept]]:
    """The concepts to read whole, and those that are too common for it."""
    sizes = {id(c): sum(lookup.extent(any_of([term]), COMMON + 1).articles for term in c.terms) for c in concepts}
    rare: list[Concept] = []
    common: list[Concept] = []
    altogether = 0
    for concept in sorted(concepts, key=lambda c: sizes[id(c)]):
        altogether += sizes[id(concept)]
        is_rare = sizes[id(concept)] <= COMMON and (altogether <= ALTOGETHER or not rare)
        (rare if is_rare else common).append(concept)
    return rare, common


def _read(concept: Concept, lookup: Lookup) -> dict[int, Shown]:
    """All places of a concept."""
    found: dict[int, Shown] = {}
    for term in concept.terms:
        for article, shown in _places(term, concept, lookup).items():
            if article in found:
                found[article].merge(shown)
            else:
                found[article] = shown
    return found


def _places(term: str, concept: Concept, lookup: Lookup) -> dict[int, Shown]:
    is_word = term in concept.words
    sure = concept.words.get(term, 1.0)
    found: dict[int, Shown] = {}
    for article, column, at in lookup.places(term):
        shown = found.get(article)
        if shown is None:
            shown = found[article] = Shown()
            if sure < 1:
                shown.sure = sure
        if column == BODY:
            shown.body_at += (at,)
            if is_word:
                shown.body += 1
            else:
                shown.body_stems += 1
        elif column == TITLE:
            shown.title_at += (at,)
            if is_word:
                shown.title += 1
            else:
                shown.title_stems += 1
        elif column == TITLE_STEMS:
            shown.title_stems += 1
        else:
            shown.body_stems += 1
    return found


def _among(concept: Concept, lookup: Lookup, candidates: set[int], within: str, *, headline: bool) -> dict[int, Shown]:
    """Which of the candidates, all matching `within`, show a common concept; once is as good as often."""

    def those(expression: str) -> Iterable[int]:
        return candidates.intersection(lookup.matching(f"{within} AND {expression}", most, among=candidates))

    most = max(len(candidates), NEWEST)
    found = {}
    for article in candidates if concept.required else those(concept.expression):
        found[article] = shown = Shown()
        shown.body = 1
    for article in those(in_title(concept)) if headline else ():
        if article in found:
            found[article].title = 1
    return found


def _newest(concepts: list[Concept], lookup: Lookup) -> dict[int, dict[int, Shown]]:
    """The newest articles with all these concepts in the headline, then anywhere, then one in the headline."""
    found: dict[int, dict[int, Shown]] = {id(concept): {} for concept in concepts}
    titles = [in_title(concept) for concept in concepts]
    anywhere = [concept.expression for concept in concepts]
    asked = [(concepts, titles), (concepts, anywhere)]
    if len(concepts) > 1:
        asked += [([concept], [title]) for concept, title in zip(concepts, titles, strict=True)]
    for shown_by, expressions in asked:
        for article in lookup.matching(" AND ".join(expressions), NEWEST // 2):
            for concept in shown_by:
                shown = found[id(concept)].setdefault(article, Shown())
                shown.body = 1
                shown.title |= expressions is not anywhere
    return found


def in_title(concept: Concept) -> str:
    """The FTS5 expression for articles that have a concept in the headline."""
    return f"{{title title_stems}} : {concept.expression}"


def _share(articles: dict[int, Shown], lookup: Lookup) -> float:
    """How common a concept is where it is used: half its share of all articles, half that of its own languages'.

    A German article is everywhere in German news and rare in the archive; with both halves `qa` is .967, with the
    archive's share alone .962.
    """
    if not articles:
        return 0.0
    sample = lookup.about(islice(articles, 0, None, -(-len(articles) // _SAMPLE)))
    languages = Counter(about.language for about in sample.values())
    in_archive = len(articles) / lookup.totals.articles
    in_language = sum(
        (count / len(sample)) ** 2 * len(articles) / lookup.languages[language].articles
        for language, count in languages.items()
    )
    return min(1.0, (in_archive + in_language) / 2)


def _common_share(concept: Concept, lookup: Lookup) -> float:
    """The share of the newest articles that have a common concept."""
    extent = lookup.extent(concept.expression, COMMON + 1)
    return min(1.0, extent.articles / (lookup.newest - extent.oldest + 1))
