"""What is followed, as a list: how each source fares, and what went wrong under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from newscli.cli.present.screen import Screen
from newscli.model import Source
from newscli.typeset import dates
from newscli.typeset.cells import wrap
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Line, Piece

_HEAD: list[Piece] = [(word, "faint") for word in ("source", "kind", "asked", "new", "next", "title")]


#: From no article to the busiest of the days shown.
_BARS = " ▁▂▃▄▅▆▇█"


def table(
    screen: Screen, sources: Sequence[Source], per_day: Mapping[int, Sequence[int]], *, zone: tzinfo, now: datetime
) -> None:
    """A source a line, with its address, its last days and its last error under it.

    `per_day` holds the articles of the last days by the source's number, oldest first.
    """
    if not screen.terminal:
        for source in sources:
            screen.row(*_cells(source, zone))
        return
    if not sources:
        return
    rows = [_HEAD, *(_row(source, zone, now, screen.language) for source in sources)]
    head, *lines = columns(rows, screen.width, right=frozenset({2, 3, 4}), caps={0: max(screen.width // 4, 12)})
    screen.line(*head)
    margin: Line = [("  ", "")]
    for source, line in zip(sources, lines, strict=True):
        screen.line(*line)
        screen.lines(
            wrap([(source.url, screen.look("faint", source.url))], max(screen.width, 40), first=margin, rest=margin)
        )
        if source.id in per_day:
            counts = per_day[source.id]
            screen.line(("  ", ""), (bars(counts), "number"), (f"  {sum(counts)} in {len(counts)} days", "faint"))
        if source.last_error:
            again = f" ({source.failures} in a row)" if source.failures > 1 else ""
            screen.lines(wrap([(source.last_error + again, "error")], screen.width, first=margin, rest=margin))


def bars(counts: Sequence[int]) -> str:
    """A bar a day, as high as the day's share of the busiest."""
    most = max(counts, default=0)
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] if most else _BARS[0] for count in counts)


def as_json(screen: Screen, sources: Sequence[Source]) -> None:
    """One array of objects."""
    from newscli.cli.present import objects

    screen.json(objects.array(map(objects.source, sources)))


def _row(source: Source, zone: tzinfo, now: datetime, language: str) -> list[Piece]:
    following = (
        "never"
        if source.gone
        else "now"
        if source.is_due(now)
        else dates.short(source.next_at, zone=zone, now=now, language=language)
    )
    return [
        (source.name, "error" if source.last_error else "strong"),
        (source.kind or "?", "faint"),
        (dates.short(source.asked_at, zone=zone, now=now, language=language) or "never", ""),
        (str(source.last_new) if source.answered_at else "", "number"),
        (following, "faint"),
        (source.title, ""),
    ]


def _cells(source: Source, zone: tzinfo) -> list[str]:
    return [
        source.name,
        source.kind,
        dates.stamp(source.asked_at, zone=zone),
        str(source.last_new),
        dates.stamp(source.next_at, zone=zone),
        source.url,
        source.title,
        source.last_error or "",
    ]
