"""Versions of an article: a line each, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from newscli import addresses
from newscli.changes import Change, compare, unified
from newscli.cli.present.screen import Screen
from newscli.model import Article, Revision
from newscli.typeset.cells import fit, wrap
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Piece


def listed(
    screen: Screen, article: Article, revisions: Sequence[Revision], origins: Sequence[str | None], *, zone: tzinfo
) -> None:
    """A line a version: its number, when it was seen, whose change it is and what changed.

    `origins` are the addresses in web archives that the versions came from, None for the others.
    """
    rows = [
        _row(number, revision, revisions[:number], origin, zone)
        for number, (revision, origin) in enumerate(zip(revisions, origins, strict=True), 1)
    ]
    if not screen.terminal:
        for revision, (number, _, whose, said) in zip(revisions, rows, strict=True):
            screen.row(number[0], revision.seen_at.isoformat(), whose[0], said[0])
        return
    if article.gone_at:
        rows.append([("", ""), (_seen(article.gone_at, zone), "faint"), ("", ""), ("the page is gone", "error")])
    screen.lines(wrap([(article.title, "heading")], screen.width))
    screen.lines(columns(rows, screen.width, right=frozenset({0})))


def _row(number: int, revision: Revision, until: Sequence[Revision], origin: str | None, zone: tzinfo) -> list[Piece]:
    """One version; `until` are all up to it."""
    said = "first seen" if number == 1 else _said(compare(_before(until).reading, revision.reading))
    whose = addresses.host(origin) if origin else "ours" if revision.ours else ""
    return [(str(number), "number"), (_seen(revision.seen_at, zone), "faint"), (whose, "mark"), (said, "")]


def _before(until: Sequence[Revision]) -> Revision:
    """The version to compare the last of these with: not one that a later parser read, or its work would look like the
    newsroom's."""
    *earlier, last = until
    alike = (one for one in reversed(earlier) if one.reading.parser_version <= last.reading.parser_version)
    return next(alike, earlier[-1])


def as_json(screen: Screen, revisions: Sequence[Revision], origins: Sequence[str | None]) -> None:
    """One JSON array, an object a version."""
    import json

    objects = [
        {
            "version": number,
            "seen_at": revision.seen_at.isoformat(),
            "ours": revision.ours,
            "web_archive": origin,
            "title": revision.reading.title,
            "text": revision.reading.text,
        }
        for number, (revision, origin) in enumerate(zip(revisions, origins, strict=True), 1)
    ]
    screen.json(json.dumps(objects, ensure_ascii=False))


def difference(
    screen: Screen, old: tuple[int, Revision], new: tuple[int, Revision], *, zone: tzinfo, measure: int
) -> None:
    """What changed: word by word for a person, as a unified diff for a program."""
    if not screen.terminal:
        names = (f"version {old[0]}\t{old[1].seen_at.isoformat()}", f"version {new[0]}\t{new[1].seen_at.isoformat()}")
        screen.lines([((line, ""),) for line in unified(old[1].reading, new[1].reading, names)])
        return
    from newscli.cli.present.pager import paged
    from newscli.typeset.changes import lines

    cells = min(measure + 2, screen.width - 2)
    between = f"  Version {old[0]}, {_seen(old[1].seen_at, zone)} → version {new[0]}, {_seen(new[1].seen_at, zone)}"
    paged(screen, [[(fit(between, screen.width), "faint")], [], *lines(old[1].reading, new[1].reading, cells)])


def _seen(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _said(change: Change) -> str:
    parts = ["headline"] if change.title else []
    if change.added or change.removed:
        parts.append(f"text +{change.added} −{change.removed} words")
    if change.published:
        parts.append("date")
    return ", ".join(parts) or "form only"
