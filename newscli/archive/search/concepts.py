"""The words of a query as concepts: every term of the index that would show the reader what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from newscli.analysis import compounds, slips
from newscli.analysis.stems import stems
from newscli.analysis.terms import raw_words, terms, unsegmented
from newscli.archive.search.lookup import NO_TERM, Lookup, any_of, quote

# How much a word found in another form counts against the word as typed. Compounds and respelled umlauts are nearly
# as good as typed; a corrected word is a guess.
_JOINED, _RESPELLED, _PREFIX, _CORRECTED = 0.9, 0.9, 0.8, 0.7
#: How many terms one unfinished word may stand for.
PREFIX_TERMS = 200
# Guesses for one misspelt word: the four best, the others no worse than a fiftieth of the best. Their weight falls
# with the seventh root of their odds (typo1 .942; all alike .936).
_GUESSES, _LEAST_ODDS, _ODDS_POWER = 4, 0.02, 0.15
# Odds grow with the square root of how many articles have the word (0 to 1 differ by .007 on typo1).
_FREQUENCY_POWER, _FREQUENCY_MOST = 0.5, 1000
# Each guess asks the index some hundred questions, 10 ms in all: of so many words of a query, and of no longer ones.
_CORRECTIONS, _LONGEST_GUESSED = 6, 30
# A stem this long, as a share of the word, shows that the word is merely bent and not misspelt (typo1 .940 to .951
# against .75; infl the same).
_STEM_SHARE = 0.85


@dataclass(slots=True)
class Concept:
    """One thing a query asks for."""

    written: str  #: as the reader typed it
    words: dict[str, float] = field(default_factory=dict)  #: terms meant, each with how surely (1: as typed)
    stems: set[str] = field(default_factory=set)  #: what other forms of the word share
    corrected: str | None = None  #: the word that was searched instead
    required: bool = False  #: every hit has it
    times: int = 1  #: how often the query says it

    @property
    def terms(self) -> list[str]:
        """All terms that show it."""
        return [*self.words, *(self.stems - self.words.keys())]

    @property
    def expression(self) -> str:
        """The FTS5 expression for articles that have it."""
        return any_of(self.terms or [NO_TERM])


class Typed(NamedTuple):
    """A word as it was typed; `prefix` where it ends in an asterisk, `required` where every hit has it."""

    text: str
    prefix: bool = False
    required: bool = False


def concepts(query: Sequence[Typed], lookup: Lookup, *, exact: bool = False, guessing: bool = True) -> list[Concept]:
    """What these words ask for, in their order; a word said again counts again. Words that are nowhere are left out.

    `exact`: each word as it is typed, without other forms and without guesses. Without `guessing` a word that is
    nowhere stays a concept that nothing shows: tomorrow an article may have it.
    """
    found = [concept for typed in query for concept in _read(typed, lookup, exact=exact)]
    if not exact:
        _join(found, lookup)
        for concept in [concept for concept in found if guessing and not concept.words][:_CORRECTIONS]:
            _correct(concept, lookup)
            if not concept.words and not concept.stems:
                at = next(at for at, one in enumerate(found) if one is concept)
                found[at : at + 1] = _apart(concept, lookup)
    return _once(concept for concept in found if concept.words or concept.stems or not guessing)


def _read(typed: Typed, lookup: Lookup, *, exact: bool) -> list[Concept]:
    written = raw_words(typed.text)
    found = []
    for number, word in enumerate(written, 1):
        open_end = typed.prefix and number == len(written)
        pieces = terms(word)
        for piece, term in enumerate(pieces, 1):
            concept = Concept(word, required=typed.required)
            _as_typed(concept, term, lookup, prefix=open_end and piece == len(pieces))
            if not exact and not unsegmented(word):
                _other_forms(concept, term, lookup)
            found.append(concept)
    return found


def _as_typed(concept: Concept, term: str, lookup: Lookup, *, prefix: bool) -> None:
    if lookup.words([term]):
        concept.words[term] = 1.0
    if prefix or (len(term) == 1 and unsegmented(term)):
        for longer in lookup.starting(term, PREFIX_TERMS):
            concept.words.setdefault(longer, _PREFIX)


def _other_forms(concept: Concept, term: str, lookup: Lookup) -> None:
    concept.stems |= lookup.known([term, *stems(concept.written, lookup.languages)])
    if term in concept.words:
        concept.stems.discard(term)  # its places among the stems are found with the word
    for respelled in lookup.words(compounds.respelled(term)):
        concept.words.setdefault(respelled, _RESPELLED)


def _join(found: list[Concept], lookup: Lookup) -> None:
    for first, second in pairwise(found):
        if unsegmented(first.written) or unsegmented(second.written):
            continue
        (one,), (other,) = terms(first.written) or ("",), terms(second.written) or ("",)
        for joined in lookup.known(compounds.joined(one, other)) if one and other else ():
            first.words[joined] = second.words[joined] = _JOINED


def _correct(concept: Concept, lookup: Lookup) -> None:
    """Guess what was meant by a word that the archive lacks, from the archive's own words."""
    if concept.words or unsegmented(concept.written):
        return
    (term,) = terms(concept.written) or ("",)
    if len(term) > _LONGEST_GUESSED:
        return
    if max(map(len, concept.stems), default=0) >= _STEM_SHARE * len(term):
        return
    guesses = dict.fromkeys(lookup.words(slips.other_layouts(concept.written)), 1.0) or _guess(term, lookup)
    if guesses:
        if not concept.stems:  # else another form is there, and nothing to tell
            concept.corrected = max(guesses, key=lambda word: guesses[word])
        concept.words |= guesses


def _apart(concept: Concept, lookup: Lookup) -> list[Concept]:
    """The two words of which this one is, where their blank was left out and they stand side by side somewhere."""
    if unsegmented(concept.written) or len(concept.written) > _LONGEST_GUESSED:
        return [concept]
    splits = list(slips.halves(next(iter(terms(concept.written)), "")))
    known = lookup.words({word for split in splits for word in split})
    times = {
        split: lookup.extent(" + ".join(map(quote, split)), _FREQUENCY_MOST).articles
        for split in splits
        if known.issuperset(split)
    }
    best = max(times, key=lambda split: times[split], default=())
    if not best or not times[best]:
        return [concept]
    return [Concept(word, {word: _CORRECTED}, corrected=word, required=concept.required) for word in best]


def _guess(term: str, lookup: Lookup) -> dict[str, float]:
    odds = {
        word: slips.likelihood(term, word) * lookup.extent(quote(word), _FREQUENCY_MOST).articles ** _FREQUENCY_POWER
        for word in lookup.words(slips.neighbours(term))
    }
    best = max(odds.values(), default=0)
    kept = sorted(odds, key=lambda word: (-odds[word], word))[:_GUESSES]
    return {word: _CORRECTED * (odds[word] / best) ** _ODDS_POWER for word in kept if odds[word] >= _LEAST_ODDS * best}


def _once(found: Iterable[Concept]) -> list[Concept]:
    known: dict[tuple[object, ...], Concept] = {}
    for concept in found:
        key = (*sorted(concept.words.items()), *sorted(concept.stems))
        if key in known:
            known[key].times += 1
            known[key].required |= concept.required
        else:
            known[key] = concept
    return list(known.values())
