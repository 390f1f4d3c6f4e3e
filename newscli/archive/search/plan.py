"""A query's tree as what is asked of the archive: words to rank by, what must match, which articles may be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from newscli.analysis.terms import raw_words, terms
from newscli.archive.search import where
from newscli.archive.search.concepts import Typed, concepts
from newscli.archive.search.lookup import NO_TERM, Lookup, quote
from newscli.archive.search.query import Both, Either, Field, Node, Not, Phrase, Query, Word
from newscli.archive.search.where import Where
from newscli.errors import UsageError
from newscli.moments import parse_moment

#: Words that are read; a longer text says no more of what is wanted, and each costs some 100 microseconds.
MOST_WORDS = 300
# A phrase must be there as written, unless so many words stand outside of it: then the query is a text that quotes, and
# its quotation marks ask for nothing (newsbody .912 to .942, qa .947 to .955).
_A_TEXT = 6
#: An FTS5 expression that matches nothing.
_NOTHING = quote(NO_TERM)


@dataclass(slots=True)
class Plan:
    """What is asked of the archive."""

    words: list[Typed] = field(default_factory=list)  #: to rank by
    must: str = ""  #: an FTS5 expression that every hit matches
    phrases_only: bool = True  #: `must` is about nothing but words side by side
    wider: bool = False  #: articles without any of the words may be meant, as in `storks OR lang:de`
    where: Where = where.EVERY
    notes: list[str] = field(default_factory=list)


def plan(
    query: Query,
    lookup: Lookup,
    *,
    now: datetime,
    exact: bool = False,
    guessing: bool = True,
    strict: bool = False,
) -> Plan:
    """What a query asks of this archive. `now` is the reader's clock, for `after:7d`.

    `strict`: every word has to be there, as where articles come in another order than by how well they fit. `exact` and
    `guessing` as for `concepts`.
    """
    made = Plan(notes=list(query.notes))
    compiler = _Compiler(lookup, now, made.notes, exact=exact, guessing=guessing)
    expressions, conditions = [], []
    parts = list(_flat(query.tree))
    loose = [part for part in parts if isinstance(part, Word)]
    is_text = len(loose) > _A_TEXT and not strict
    if strict and loose:
        expressions.append(compiler.together(loose[:MOST_WORDS]))
    for part in parts:
        is_soft = isinstance(part, Word) or (not strict and (_is_soft(part) or (is_text and isinstance(part, Phrase))))
        made.words += list(_words(part, required=not is_soft and not isinstance(part, Either)))
        if is_soft:
            continue
        made.phrases_only &= isinstance(part, Phrase)
        expression = compiler.expression(part)
        if expression is not None:
            expressions.append(expression)
        else:
            conditions.append(compiler.condition(part))
            made.wider |= isinstance(part, Either)
    if len(made.words) > MOST_WORDS:
        made.notes.append(f"only the first {MOST_WORDS} words are searched for")
        del made.words[MOST_WORDS:]
    made.wider &= all(isinstance(part, Either | Not | Field) for part in parts)
    made.must = " AND ".join(expressions)
    made.where = where.every(conditions)
    return made


def _flat(node: Node) -> Iterator[Node]:
    """The parts that all must hold; brackets around words that all must hold change nothing."""
    if isinstance(node, Both):
        for part in node.parts:
            yield from _flat(part)
    else:
        yield node


def _is_soft(node: Node) -> bool:
    """Is this a word, or a choice of words, that an article may lack and still be a hit?"""
    return isinstance(node, Word) or (isinstance(node, Either) and all(isinstance(part, Word) for part in node.parts))


def _words(node: Node, *, required: bool = False) -> Iterator[Typed]:
    """The words that make an article a better hit."""
    match node:
        case Word(text, prefix):
            yield Typed(text, prefix, required)
        case Phrase(text):
            yield from (Typed(word, required=required) for word in text.split())
        case Field("title", about):
            yield from _words(about, required=required)
        case Either(parts) | Both(parts):
            for part in parts:
                yield from _words(part)
        case _:
            return


class _Compiler:
    """Turns parts of a tree into FTS5 expressions, or into SQL conditions where they are about more than words."""

    def __init__(self, lookup: Lookup, now: datetime, notes: list[str], *, exact: bool, guessing: bool) -> None:
        self._lookup = lookup
        self._now = now
        self._notes = notes
        self._exact = exact
        self._guessing = guessing

    def together(self, words: Iterable[Word]) -> str:
        """The FTS5 expression for articles that have all of these neighbouring words."""
        typed = [Typed(word.text, word.prefix) for word in words]
        found = concepts(typed, self._lookup, exact=self._exact, guessing=self._guessing)
        return "(" + (" AND ".join(concept.expression for concept in found) or _NOTHING) + ")"

    def expression(self, node: Node, columns: str = "") -> str | None:
        """The FTS5 expression of a part that is about words only; None for any other."""
        match node:
            case Word():
                return f"({columns}{self.together([node])})"
            case Phrase(text):
                side_by_side = " + ".join(quote(term) for word in raw_words(text) for term in terms(word))
                return f"({{title body}} : {columns}({side_by_side or _NOTHING}))"
            case Field("title", about):
                return self.expression(about, "{title title_stems} : ")
            case Either(parts):
                return self._together(" OR ", parts, columns)
            case Both(parts):
                return self._together(" AND ", parts, columns)
            case _:
                return None

    def _together(self, word: str, parts: tuple[Node, ...], columns: str) -> str | None:
        expressions = [self.expression(part, columns) for part in parts]
        found = [expression for expression in expressions if expression is not None]
        return "(" + word.join(found) + ")" if len(found) == len(parts) else None

    def condition(self, node: Node) -> Where:
        """The condition of any part."""
        match node:
            case Not(what):
                return where.no(self.condition(what))
            case Either(parts):
                return where.some(map(self.condition, parts))
            case Both(parts):
                return where.every(map(self.condition, parts))
            case Field(name, about, at) if name != "title":
                return self._field(name, about, at)
            case _:
                return where.matching(self.expression(node) or _NOTHING)

    def _field(self, name: str, about: Node, at: int) -> Where:
        match about:
            case Either(parts):
                return where.some(self._field(name, part, at) for part in parts)
            case Both(parts):
                return where.every(self._field(name, part, at) for part in parts)
            case Not(what):
                return where.no(self._field(name, what, at))
            case Word(text) | Phrase(text):
                return self._value(name, text.strip(), at)
            case Field():
                return where.EVERY

    def _value(self, name: str, value: str, at: int) -> Where:
        try:
            match name:
                case "before":
                    return where.before(parse_moment(value, now=self._now))
                case "after":
                    return where.after(parse_moment(value, now=self._now))
                case "changed":
                    return where.changed_after(parse_moment(value, now=self._now))
                case _:
                    return where.FIELDS[name](value)
        except UsageError as error:
            self._notes.append(f"{name}: at {at}: {error}")
            return where.EVERY
