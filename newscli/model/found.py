"""What a search found, and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from newscli.model.articles import Article
from newscli.values import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Passage(Value):
    """A piece of the original text, with the places in it (start, end) that matched the query."""

    text: str
    lit: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Hit(Value):
    """One article found: how well it fits and the passages that prove it."""

    article: Article
    score: float
    passages: tuple[Passage, ...] = ()
