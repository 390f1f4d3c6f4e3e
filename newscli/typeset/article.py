"""An article set to be read: head, text at a comfortable measure, and its links, numbered and listed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from newscli.blocks import (
    Block,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Spans,
    Table,
)
from newscli.model import Article, Reading
from newscli.typeset import dates, hyperlinks
from newscli.typeset.cells import split, width, wrap
from newscli.typeset.minutes import minutes
from newscli.typeset.pieces import Line, Piece
from newscli.typeset.safe import safe, safe_lines
from newscli.typeset.tables import table

_BULLETS = ("•", "–", "·")

#: What is said above the text where the page did not hold all of it.
_PAID = "Only the beginning: the page keeps the rest for its subscribers."
_KINDS = {
    "teaser": "Only the beginning.",
    "video": "A video; these are the words beside it.",
}


#: The lines of the picture at an address in at most so many cells; none where it cannot be shown.
Pictures = Callable[[str, int], Sequence[Line]]


class Sheet(NamedTuple):
    """What an article is set on, and for whom."""

    measure: int  #: cells of the widest line of text
    zone: tzinfo
    language: str = dates.ENGLISH
    linked: bool = False  #: whether words can lead to their addresses
    margin: int = 0  #: cells left free before each line
    pictures: Pictures | None = None  #: draws what is kept; None: no pictures, only the words under them

    def within(self, cells: int) -> Sheet:
        """The same where there are only so many cells, margins included."""
        return self._replace(measure=min(self.measure, cells - 2 * self.margin))


class Links:
    """The addresses an article leads to, numbered as they are met; the same address keeps its number."""

    def __init__(self, *, linked: bool) -> None:
        self.addresses: list[str] = []
        self._linked = linked

    def number(self, address: str) -> int:
        """The number of an address, from 1."""
        if address not in self.addresses:
            self.addresses.append(address)
        return self.addresses.index(address) + 1

    def look(self, name: str, address: str) -> str:
        """The look of words that lead to an address, where they can."""
        return hyperlinks.look(name, address) if self._linked else name


def lines(article: Article, reading: Reading, sheet: Sheet) -> list[Line]:
    """The article, line by line."""
    links = Links(linked=sheet.linked)
    parts = [list(_head(article, reading, sheet, links)), list(_lead(reading, sheet))]
    parts += [list(_block(block, sheet, links)) for block in reading.blocks]
    if links.addresses:
        parts.append(list(_listed(links)))
    made: list[Line] = []
    for part in filter(None, parts):
        made += [*([[]] if made else []), *part]
    margin: Line = [(" " * sheet.margin, "")] if sheet.margin else []
    return [[*margin, *line] if line else line for line in made]


def addresses(reading: Reading) -> list[str]:
    """Where the article leads, in the order of the numbers in its text."""
    links = Links(linked=False)
    for block in reading.blocks:
        for _ in _block(block, Sheet(80, UTC), links):
            pass
    return links.addresses


def _head(article: Article, reading: Reading, sheet: Sheet, links: Links) -> Iterator[Line]:
    def at(moment: datetime, *, is_day: bool = False) -> str:
        return dates.full(moment, zone=sheet.zone, is_day=is_day, language=sheet.language)

    measure = sheet.measure
    yield from _said(reading.title or article.title, "strong", measure)
    facts = [article.section or "", article.source]
    if article.published:
        facts.append(at(article.published, is_day=article.published_is_day))
    if reading.text:
        facts.append(f"{minutes(reading.text)} min")
    yield from _said(" · ".join(filter(None, facts)), "faint", measure)
    if article.authors:
        yield from _said("By " + ", ".join(article.authors), "faint", measure)
    if article.updated and article.updated != article.published:
        yield from _said(f"Updated {at(article.updated, is_day=reading.updated_is_day)}", "faint", measure)
    if article.own_tags:
        yield from _said("Your tags: " + ", ".join(article.own_tags), "mark", measure)
    if article.changed_at:
        yield from _said(f"The newsroom changed it; seen {at(article.changed_at)}", "mark", measure)
    if article.gone_at:
        yield from _said(f"Its page is gone since {at(article.gone_at)}; this is what was kept", "mark", measure)
    # Never broken: a terminal that wraps it itself still knows it as one address.
    yield [(article.url, links.look("faint", article.url))]
    if reading.kind in _KINDS:
        cut = reading.kind == "teaser" and reading.paywalled
        yield from _said(_PAID if cut else _KINDS[reading.kind], "mark", measure)


def _lead(reading: Reading, sheet: Sheet) -> Sequence[Line]:
    """The picture that stands for the article, where its text has none: it may be the same in another size."""
    if sheet.pictures and reading.picture and not any(isinstance(block, Figure) for block in reading.blocks):
        return sheet.pictures(reading.picture, sheet.measure)
    return []


def _said(text: str, look: str, measure: int) -> list[Line]:
    return wrap([(safe(text), look)], measure)


def _block(block: Block, sheet: Sheet, links: Links) -> Iterator[Line]:
    measure = sheet.measure
    match block:
        case Heading(spans=spans):
            yield from wrap(_pieces(spans, links, "heading"), measure)
        case Paragraph(spans=spans, standfirst=standfirst):
            yield from wrap(_pieces(spans, links, "strong" if standfirst else ""), measure)
        case ListBlock():
            yield from _list(block, measure, links)
        case Quote(paragraphs=paragraphs):
            bar: Line = [("│ ", "faint")]
            for number, spans in enumerate(paragraphs):
                if number:
                    yield bar
                yield from wrap(_pieces(spans, links, "emphasis"), measure, first=bar, rest=bar)
        case Preformatted(text=text):
            for line in safe_lines(text):
                yield from _chopped(line, measure)
        case Table(rows=rows, header=header, caption=caption):
            yield from wrap(_pieces(caption, links, "faint"), measure) if caption else ()
            yield from table([[_pieces(cell, links) for cell in row] for row in rows], measure, header=header)
        case Figure(src=src, alt=alt, caption=caption):
            yield from sheet.pictures(src, measure) if sheet.pictures else ()
            words = caption or ((Span(alt),) if alt else ())
            yield from _aside("Picture", _pieces(words, links, "faint"), links.number(src), measure)
        case Embed(url=url, label=label):
            yield from _aside("Player", [(label, "faint")], links.number(url), measure)


def _list(block: ListBlock, measure: int, links: Links) -> Iterator[Line]:
    counts: dict[int, int] = {}
    for item in block.items:
        counts = {depth: count for depth, count in counts.items() if depth <= item.depth}
        counts[item.depth] = counts.get(item.depth, 0) + 1
        mark = f"{counts[item.depth]}." if block.ordered else _BULLETS[min(item.depth, len(_BULLETS) - 1)]
        # Numbers of a long list hang at one edge.
        mark = mark.rjust(len(str(len(block.items))) + 1) if block.ordered else mark
        first = "  " * min(item.depth, 6) + mark + " "
        yield from wrap(_pieces(item.spans, links), measure, first=[(first, "faint")], rest=[(" " * width(first), "")])


def _aside(name: str, words: Line, number: int, measure: int) -> Iterator[Line]:
    """A picture or player in the text: what it is, its words, and the number of its address."""
    said = any(text.strip() for text, _ in words)
    yield from wrap([(f"[{name}{': ' if said else ''}", "faint"), *words, ("]", "faint"), _reference(number)], measure)


def _pieces(spans: Spans, links: Links, look: str = "") -> list[Piece]:
    """Spans in their looks, each link followed by its number. The look of the block is that of its plain words."""
    pieces: list[Piece] = []
    for index, span in enumerate(spans):
        name = _look(span) or look
        pieces.append((span.text, links.look(name, span.href) if span.href else name))
        if span.href and (index + 1 == len(spans) or spans[index + 1].href != span.href):
            pieces.append(_reference(links.number(span.href)))
    return pieces


def _look(span: Span) -> str:
    looks = (("link", span.href), ("code", span.code), ("strong", span.strong), ("emphasis", span.emphasis))
    return next((look for look, has in looks if has), "")


def _reference(number: int) -> Piece:
    return f"[{number}]", "number"


def _listed(links: Links) -> Iterator[Line]:
    edge = len(str(len(links.addresses))) + 2
    yield [("Links", "heading")]
    for number, address in enumerate(links.addresses, 1):
        yield [(f"[{number}]".rjust(edge) + " ", "number"), (address, links.look("", address))]


def _chopped(line: str, measure: int) -> Iterator[Line]:
    """A line whose blanks matter, over several where it is too long."""
    while width(line) > measure:
        head, line = split(line, measure)
        yield [(head, "code")]
    yield [(line, "code")]
