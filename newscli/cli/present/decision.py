"""The last decision about a source, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from newscli.cli.present.screen import Screen
from newscli.model import Source
from newscli.typeset import dates
from newscli.typeset.cells import wrap


def show(screen: Screen, source: Source, waiting: int, *, zone: tzinfo, now: datetime) -> None:
    """A heading and a sentence a line."""
    screen.line((source.name, "strong"), ("  ", ""), (source.url, "faint"))
    for sentence in _sentences(source, waiting, zone, now, screen.language):
        screen.lines(wrap([(sentence, "")], screen.width))


def _sentences(source: Source, waiting: int, zone: tzinfo, now: datetime, language: str) -> Iterator[str]:
    def at(moment: datetime) -> str:
        return dates.full(moment, zone=zone, language=language)

    if source.asked_at is None:
        yield "It was never asked yet."
    else:
        yield f"Last asked: {at(source.asked_at)}."
        if source.last_error:
            yield f"It failed: {source.last_error} ({source.failures} in a row)."
        if source.answered_at:
            yield f"Last answer: {at(source.answered_at)}, with {source.last_new} new articles."
        if source.new_at:
            yield f"Last news: {at(source.new_at)}."
    if source.gone:
        yield "It is not asked any more."
    elif source.is_due(now):
        yield "It is due: the next sync asks it."
    elif source.next_at:
        yield f"It is not asked again before {at(source.next_at)}."
    if source.reason:
        yield f"Because: {source.reason}."
    if waiting:
        yield f"{waiting} of its articles will be looked at again, to catch corrections or because they failed."
