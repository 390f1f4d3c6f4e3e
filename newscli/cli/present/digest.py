"""The day on one screen, as JSON, or as a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from email.message import EmailMessage

from newscli.cli.digest import Part, Story, fitted
from newscli.cli.present.screen import Screen
from newscli.typeset import dates
from newscli.typeset.cells import fit, pad, width
from newscli.typeset.pieces import Line, Piece
from newscli.typeset.safe import safe


def show(screen: Screen, parts: Sequence[Part], *, zone: tzinfo, now: datetime) -> None:
    """Sections with their stories, as much as the screen holds; for a program all, a story a line."""
    if not screen.terminal:
        for part in parts:
            for story in part.stories:
                lead = story.lead
                screen.row(part.name, str(len(story.sources)), str(lead.id), ",".join(story.sources), lead.title)
        return
    if not parts:
        return
    screen.line((title(screen, zone=zone, now=now), "heading"))
    # The heading above, the rest and the prompt below.
    shown = fitted(parts, max(screen.height - 3, 4))
    cells = max((width(str(story.lead.id)) for part in shown for story in part.stories), default=1)
    for part in shown:
        screen.line((fit(part.name, screen.width), "mark"))
        screen.lines(_story(screen, story, cells) for story in part.stories)
    left = sum(len(part.stories) for part in parts) - sum(len(part.stories) for part in shown)
    if left:
        screen.line((fit(f"and {left} more; `newscli latest` lists them", screen.width), "faint"))


def as_json(screen: Screen, parts: Sequence[Part]) -> None:
    """One array: a section an object, with its stories and their articles."""
    from newscli.cli.present import objects

    screen.json(
        objects.array(
            {
                "section": part.name,
                "stories": [
                    {"sources": list(story.sources), "articles": [objects.article(one) for one in story.articles]}
                    for story in part.stories
                ],
            }
            for part in parts
        )
    )


def title(screen: Screen, *, zone: tzinfo, now: datetime) -> str:
    """What the digest is called: its day."""
    day = now.astimezone(zone).date()
    return dates.heading(day, today=day, language=screen.language)


def letter(parts: Sequence[Part], *, to: str, subject: str, now: datetime) -> EmailMessage:
    """All of it as a plain message. Raises ValueError for an address that is none."""
    message = EmailMessage()
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = now
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no answering machine answers
    message.set_content("\n".join(_letter_lines(parts)) + "\n")
    return message


def _story(screen: Screen, story: Story, cells: int) -> Line:
    others = len(story.sources) - 1
    told: list[Piece] = [(f"  {story.lead.source}{f' +{others}' if others else ''}", "faint")]
    number = pad(str(story.lead.id), cells, right=True)
    headline = fit(story.lead.title, max(screen.width - cells - 4 - width(told[0][0]), 10))
    look = screen.look("strong" if story.lead.unread else "", story.lead.url)
    return [("  ", ""), (number, "number"), ("  ", ""), (headline, look), *told]


def _letter_lines(parts: Sequence[Part]) -> Iterator[str]:
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield safe(part.name).upper()
        for story in part.stories:
            yield ""
            yield safe(story.lead.title)
            yield safe(f"{', '.join(story.sources)}: {story.lead.url}")
