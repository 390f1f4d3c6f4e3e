"""The query language: what a person types, as a tree. Pure.

    two words          articles with both come first, with one of them after
    "a phrase"         the words as written, side by side
    word*              words that start so
    -word              without it; also before a phrase, a field or a bracket
    a OR b             one of the two; binds closer than the blank: `x a OR b` is x with a or b
    ( )                brackets
    title:word         a field; see FIELDS

Every string is a query: a mistake becomes a note that says where and how, and its words are searched anyway.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: What may stand before a colon, each with an example of what may follow.
FIELDS = {
    "title": "title:election",
    "author": "author:smith",
    "source": "source:belta-de",
    "site": "site:example.org",
    "section": "section:sport",
    "lang": "lang:de",
    "tag": "tag:morning",
    "before": "before:2026-11-01",
    "after": "after:7d",
    "is": "is:unread",
    "changed": "changed:7d",
}
#: Letters that are read; more is no question any more.
LONGEST = 10_000
#: Brackets in brackets, signs, and signs with words, that are understood: no person writes more, and SQLite takes no
#: more either.
_DEEPEST, _SIGNS, _TOKENS = 20, 60, 400

_OPENING, _CLOSING = '"„“”«»‟', '"“”«»‟'
_TOKEN = re.compile(
    rf"""
    (?P<blank>\s+)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<not>-+(?=[^\s)-]))                                        # before something, and not inside a word
  | (?P<or>(?:OR|\|\|?)(?=[\s()]|$))
  | (?P<and>(?:AND|&&?|\+)(?=[\s()]|$))
  | (?P<field>(?P<name>[A-Za-z]+):(?=[^\s:/]))
  | [{_OPENING}](?P<phrase>[^{_OPENING}]*)(?P<end>[{_CLOSING}]|$)
  | (?P<word>(?:[^\s(){_OPENING}])+)
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """A word as typed; `prefix` where it ended in an asterisk."""

    text: str
    prefix: bool = False


class Phrase(NamedTuple):
    """Words as written, side by side."""

    text: str


class Field(NamedTuple):
    """`name:` and what it is about: a word, a phrase or, in brackets, several."""

    name: str
    about: Node
    at: int = 0  #: its place in what was typed, from 1


class Not(NamedTuple):
    """Anything but this."""

    what: Node


class Either(NamedTuple):
    """One of these."""

    parts: tuple[Node, ...]


class Both(NamedTuple):
    """All of these, in the order typed."""

    parts: tuple[Node, ...]


Node = Word | Phrase | Field | Not | Either | Both


class Query(NamedTuple):
    """A query as understood, and what was not."""

    tree: Both
    notes: tuple[str, ...] = ()


def parse(text: str) -> Query:
    """The query that a text is."""
    return _Parser(text).query()


class _Token(NamedTuple):
    kind: str
    text: str
    at: int  #: its place, from 1


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        at = match.start() + 1
        if match["phrase"] is not None:
            found.append(_Token("phrase" if match["end"] else "unclosed", match["phrase"], at))
        elif match["field"] is not None:
            found.append(_Token("field", match["name"], at))
        elif kind != "blank":
            found.append(_Token(kind, match[0], at))
    return found


class _Parser:
    """Reads tokens from left to right; `_at` is the next one."""

    def __init__(self, text: str) -> None:
        self._notes: list[str] = []
        if len(text) > LONGEST:
            self._notes.append(f"only the first {LONGEST} letters are searched for")
        self._tokens = _tokens(text[:LONGEST])
        signs = [token for token in self._tokens if token.kind != "word"]
        if len(signs) > _SIGNS:
            self._note(signs[_SIGNS], "and the signs after it are left out; their words are searched for")
            self._tokens = [token for token in self._tokens if token.kind == "word" or token.at < signs[_SIGNS].at]
        if len(self._tokens) > _TOKENS:
            self._note(self._tokens[_TOKENS], "and what comes after it is left out")
            del self._tokens[_TOKENS:]
        self._at = 0
        self._depth = 0

    def query(self) -> Query:
        parts: list[Node] = []
        while self._at < len(self._tokens):
            parts += self._sequence()
            if self._at < len(self._tokens):  # a bracket that nothing opened
                self._note(self._tokens[self._at], "closes nothing")
                self._at += 1
        return Query(Both(tuple(parts)), tuple(self._notes))

    def _sequence(self) -> list[Node]:
        """Items up to a closing bracket or the end; OR joins its two neighbours."""
        parts: list[Node] = []
        joining: _Token | None = None
        while (token := self._peek()) and token.kind != "close":
            if token.kind in ("or", "and"):
                self._at += 1
                if not parts or joining:
                    self._note(token, "stands between two words")
                elif token.kind == "or":
                    joining = token
                continue
            item = self._item()
            if item is None:
                continue
            if joining:
                before = parts.pop()
                former = before.parts if isinstance(before, Either) else (before,)
                parts.append(Either((*former, item)))
                joining = None
            else:
                parts.append(item)
        if joining:
            self._note(joining, "stands between two words")
        return parts

    def _item(self) -> Node | None:
        token = self._tokens[self._at]
        self._at += 1
        match token.kind:
            case "open":
                return self._brackets(token)
            case "not":
                item = self._item() if self._peek() else None
                return Not(item) if item else None
            case "field":
                return self._field(token)
            case "phrase" | "unclosed":
                if token.kind == "unclosed":
                    self._note(token, "opens a phrase that nothing closes", shown='"')
                return Phrase(token.text) if token.text.strip() else None
            case "close" | "or" | "and":
                return None
            case _:
                return self._word(token)

    def _word(self, token: _Token) -> Node | None:
        text = token.text.rstrip("*")
        return Word(text, prefix=text != token.text) if text else None

    def _brackets(self, token: _Token) -> Node | None:
        if self._depth == _DEEPEST:
            self._note(token, "is one bracket too deep and was left out")
            return None
        self._depth += 1
        parts = self._sequence()
        self._depth -= 1
        if self._peek():
            self._at += 1
        else:
            self._note(token, "is never closed")
        return parts[0] if len(parts) == 1 else Both(tuple(parts)) if parts else None

    def _field(self, token: _Token) -> Node | None:
        name = token.text.lower()
        following = self._peek()
        if name not in FIELDS:
            from difflib import get_close_matches  # costs each search a millisecond, and hardly any makes this mistake

            near = get_close_matches(name, FIELDS, n=1, cutoff=0.7)
            if near:
                self._note(token, f"is no field; did you mean {near[0]}:?", shown=f"{token.text}:")
            return Word(token.text)
        if following is None or following.kind not in ("word", "phrase", "unclosed", "open", "field", "not"):
            return Word(token.text)
        if following.kind == "field":  # source:title:x: the second is meant as a value
            self._tokens[self._at] = following._replace(kind="word")
        elif following.kind == "not":  # lang:-de
            self._at += 1
            inner = self._field(token)
            return Not(inner) if inner else None
        about = self._item()
        return Field(name, about, token.at) if about else None

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _note(self, token: _Token, what: str, shown: str = "") -> None:
        if len(self._notes) < 5:  # more would hide the results
            self._notes.append(f"{shown or token.text} at {token.at} {what}")
