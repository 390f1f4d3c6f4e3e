"""The words that were read in a page, version by version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from newscli.model.articles import Kind
from newscli.values import Value

if TYPE_CHECKING:  # what only asks for a headline needs none of the blocks' classes
    from newscli.blocks import Blocks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Reading(Value):
    """The readable article in one page: what `read_article` returns.

    `published` and `updated` are aware; where the page gives only a day they are midnight UTC of that day and
    `published_is_day` / `updated_is_day` say so. `url` is the canonical address the page claims, or the one it was
    read from.
    """

    url: str | None
    title: str
    kind: Kind = "article"
    published: datetime | None = None
    published_is_day: bool = False
    updated: datetime | None = None
    updated_is_day: bool = False
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None  #: two or three letters, with a script where it matters: `zh-Hant`
    description: str = ""
    site_name: str | None = None
    picture: str | None = None
    paywalled: bool = False
    next_url: str | None = None  #: the next page of an article split over several addresses
    blocks: Blocks = ()
    borrowed: tuple[str, ...] = ()  #: the names of facts that the page lacks and its listing, or a file, has
    parser_version: int = 0

    @property
    def text(self) -> str:
        """The article's words, paragraphs separated by an empty line; captions and players left out."""
        from newscli.blocks.text import plain

        return plain(self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Revision(Value):
    """One version of an article's words, the capture it was read from and the parser that read it.

    `ours` is true where only our reading changed, not the newsroom's words.
    """

    id: int
    article_id: int
    capture_id: int | None
    seen_at: datetime
    ours: bool
    reading: Reading
