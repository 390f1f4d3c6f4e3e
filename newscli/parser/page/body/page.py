"""What the steps of reading a body know of a page: its nodes and lines, which are the article's, and its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newscli.parser.page.body.lines import Line
from newscli.parser.page.body.tree import Node


@dataclass(frozen=True, slots=True)
class Claims:
    """What the page says of its article elsewhere: evidence for what is text and what only repeats it."""

    headlines: Sequence[str] = ()
    authors: Sequence[str] = ()
    description: str = ""
    article_body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page cut into lines and judged. `marks` holds for each node what `clean` says of it, and may be added to."""

    nodes: list[Node]
    lines: list[Line]
    marks: list[int]
    root: int  #: the index of the element that holds the article
    base: str | None = None  #: what links are relative to
    host: str = ""  #: the own site, without `www.`

    @property
    def end(self) -> int:
        """The index after the article's last node."""
        return self.nodes[self.root].end

    def tag(self, line: Line) -> str:
        """The element that holds a line."""
        return self.nodes[line.block].tag
