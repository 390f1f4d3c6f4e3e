"""An article for its reader: set in lines, as JSON, as Markdown, or as the page it was."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

from newscli.cli.present.screen import Screen
from newscli.typeset import article as setting
from newscli.typeset.pieces import Line
from newscli.typeset.safe import safe_lines

if TYPE_CHECKING:
    from newscli.model import Article, Capture, Reading
    from newscli.pictures.album import Album

_MARGIN = 2  #: cells at either side, on a terminal


def to_read(
    screen: Screen, article: Article, reading: Reading, *, zone: tzinfo, measure: int, album: Album | None = None
) -> None:
    """The article, no wider than `measure` cells and the screen, through the pager where it is long."""
    from newscli.cli.present.pager import is_long, paged

    paper = sheet(screen, zone=zone, measure=measure).within(screen.width)
    made = setting.lines(article, reading, paper._replace(pictures=album))
    if album and is_long(screen, made):
        made = setting.lines(article, reading, paper._replace(pictures=album.as_letters()))
    paged(screen, made)


def lines(screen: Screen, article: Article, reading: Reading, *, zone: tzinfo, measure: int) -> list[Line]:
    """The article as lines; on a terminal with margins."""
    return setting.lines(article, reading, sheet(screen, zone=zone, measure=measure).within(screen.width))


def sheet(screen: Screen, *, zone: tzinfo, measure: int) -> setting.Sheet:
    """What this screen has articles set on; on a terminal with margins."""
    margin = _MARGIN if screen.terminal else 0
    return setting.Sheet(measure, zone, language=screen.language, linked=screen.linked, margin=margin)


def only_links(screen: Screen, reading: Reading) -> None:
    """The addresses the article leads to, with the numbers they have in its text."""
    for number, address in enumerate(setting.addresses(reading), 1):
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
