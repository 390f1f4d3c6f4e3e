"""An article set to be read: head, text at a comfortable measure, and its links, numbered and listed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

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
from newscli.cli.present import dates
from newscli.cli.present.cells import split, width, wrap
from newscli.cli.present.minutes import minutes
from newscli.cli.present.safe import safe, safe_lines
from newscli.cli.present.screen import Line, Piece, Screen
from newscli.cli.present.tables import table
from newscli.model import Article, Capture, Reading

_BULLETS = ("•", "–", "·")
_MARGIN: Piece = ("  ", "")

#: What is said above the text where the page did not hold all of it.
_PAID = "Only the beginning: the page keeps the rest for its subscribers."
_KINDS = {
    "teaser": "Only the beginning.",
    "video": "A video; these are the words beside it.",
}


class Links:
    """The addresses an article leads to, numbered as they are met; the same address keeps its number."""

    def __init__(self, screen: Screen) -> None:
        self.addresses: list[str] = []
        self.look = screen.look

    def number(self, address: str) -> int:
        """The number of an address, from 1."""
        if address not in self.addresses:
            self.addresses.append(address)
        return self.addresses.index(address) + 1


def to_read(screen: Screen, article: Article, reading: Reading, *, zone: tzinfo, measure: int) -> None:
    """The article, no wider than `measure` cells and the screen, through the pager where it is long."""
    from newscli.cli.present.pager import paged

    paged(screen, lines(screen, article, reading, zone=zone, measure=measure))


def lines(screen: Screen, article: Article, reading: Reading, *, zone: tzinfo, measure: int) -> list[Line]:
    """The article as lines; on a terminal with a margin."""
    measure = min(measure, screen.width - (2 * len(_MARGIN[0]) if screen.terminal else 0))
    links = Links(screen)
    parts = [list(_head(screen, article, reading, zone, measure))]
    parts += [list(_block(block, measure, links)) for block in reading.blocks]
    if links.addresses:
        parts.append(list(_listed(links)))
    made: list[Line] = []
    for part in filter(None, parts):
        made += [*([[]] if made else []), *part]
    return [[_MARGIN, *line] if line else line for line in made] if screen.terminal else made


def only_links(screen: Screen, reading: Reading) -> None:
    """The addresses the article leads to, with the numbers they have in its text."""
    links = Links(screen)
    for block in reading.blocks:
        list(_block(block, screen.width, links))
    for number, address in enumerate(links.addresses, 1):
        screen.row(str(number), address)


def as_json(screen: Screen, article: Article, reading: Reading) -> None:
    """One object: the article with its text and its blocks."""
    from newscli.cli.present import objects

    screen.json(objects.dumps(objects.whole(article, reading)))


def as_markdown(screen: Screen, reading: Reading) -> None:
    """The article as Markdown."""
    from newscli.blocks import markdown

    for line in safe_lines(markdown.write(reading.blocks, title=reading.title).rstrip()):
        screen.write(line + "\n")


def as_kept(screen: Screen, capture: Capture) -> None:
    """The page as the server sent it: its bytes for a program, its text made safe for a person."""
    if screen.terminal:
        from newscli.parser.charset import decode

        for line in safe_lines(decode(capture.body, capture.header("content-type"))):
            screen.write(line + "\n")
    else:
        screen.send(capture.body)


def _head(screen: Screen, article: Article, reading: Reading, zone: tzinfo, measure: int) -> Iterator[Line]:
    def at(moment: datetime, *, is_day: bool = False) -> str:
        return dates.full(moment, zone=zone, is_day=is_day, language=screen.language)

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
    yield [
        (article.url, screen.look("faint", article.url))
    ]  # never broken: a terminal that wraps it itself still knows it as one address
    if reading.kind in _KINDS:
        cut = reading.kind == "teaser" and reading.paywalled
        yield from _said(_PAID if cut else _KINDS[reading.kind], "mark", measure)


def _said(text: str, look: str, measure: int) -> list[Line]:
    return wrap([(safe(text), look)], measure)


def _block(block: Block, measure: int, links: Links) -> Iterator[Line]:
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
