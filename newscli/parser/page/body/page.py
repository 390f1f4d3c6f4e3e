"""What the steps of reading a body know of a page: its nodes and lines, which are the article's, and its claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newscli.parser.page.body.lines import LINK, Line
from newscli.parser.page.body.tree import Nodes


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

    nodes: Nodes
    lines: list[Line]
    marks: list[int]
    root: int  #: the index of the element that holds the article
    base: str | None = None  #: what links are relative to
    host: str = ""  #: the own site, without `www.`

    @property
    def end(self) -> int:
        """The index after the article's last node."""
        return self.nodes.ends[self.root]

    def tag(self, line: Line) -> str:
        """The element that holds a line."""
        return self.nodes.tags[line.block]

    def href(self, look: int) -> str:
        """Where words of a look lead to, as it is written; "" where they are no link."""
        return self.nodes.get(look // LINK, "href") if look >= LINK else ""

    def leads_home(self, line: Line) -> bool:
        """Whether a link in a line leads to the own site: such lines are navigation, links elsewhere are sources."""
        hrefs = map(self.href, {look // LINK * LINK for _, look in line.parts if look >= LINK})
        return any(not href.startswith("http") or (self.host != "" and self.host in href) for href in hrefs)

    def same_look(self, one: int, other: int) -> bool:
        """Whether two looks are alike; newsrooms cut links in two."""
        return one == other or (
            min(one, other) >= LINK and one % LINK == other % LINK and self.href(one) == self.href(other)
        )
