"""The parts of an article's text, in reading order: what the parser makes and every view is made from.

A block is one of the frozen values below; an article body is a tuple of them. Words with their links and emphasis are
`Span`s. Views of the same blocks: `text.plain`, `markdown.write`, and the terminal's in `typeset`; `json.dump`
and `json.load` keep them.
"""

from __future__ import annotations

from dataclasses import dataclass

from newscli.values import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Span(Value):
    """A run of words of one look. `href` is an absolute address where the run is a link."""

    text: str
    href: str | None = None
    strong: bool = False
    emphasis: bool = False
    code: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Heading(Value):
    """A subheading inside the article; `level` is 2 to 6 (1 is the headline, which is not a block)."""

    spans: Spans
    level: int = 2


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Paragraph(Value):
    """A paragraph. `standfirst` marks the newsroom's own summary above the text."""

    spans: Spans
    standfirst: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Item(Value):
    """One entry of a list; `depth` is 0 for the outermost list."""

    spans: Spans
    depth: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ListBlock(Value):
    """A list, flat: nested lists are items of a greater depth."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Quote(Value):
    """A quotation set apart from the text, a paragraph each."""

    paragraphs: tuple[Spans, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Preformatted(Value):
    """Text whose line breaks and blanks matter."""

    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table(Value):
    """A table of words; every row has the same number of cells. `header` says that row 0 names the columns."""

    rows: tuple[tuple[Spans, ...], ...]
    header: bool = False
    caption: Spans = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Figure(Value):
    """A picture: its absolute address, the words that stand for it and the words under it. Not part of `text`."""

    src: str
    alt: str = ""
    caption: Spans = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Embed(Value):
    """A video, post or player shown in the page, as a link. Not part of `text`."""

    url: str
    label: str = ""


Block = Heading | Paragraph | ListBlock | Quote | Preformatted | Table | Figure | Embed
Blocks = tuple[Block, ...]


def words(spans: Spans) -> str:
    """The plain words of some spans."""
    return "".join(span.text for span in spans)


__all__ = [
    "Block",
    "Blocks",
    "Embed",
    "Figure",
    "Heading",
    "Item",
    "ListBlock",
    "Paragraph",
    "Preformatted",
    "Quote",
    "Span",
    "Spans",
    "Table",
    "words",
]
