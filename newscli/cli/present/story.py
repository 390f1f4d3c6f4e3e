"""One report in all its clothes: who had it first, and what each of the others changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from newscli.changes import Change, compare
from newscli.cli.present.screen import Screen
from newscli.model import Article, Reading
from newscli.typeset import dates
from newscli.typeset.columns import columns
from newscli.typeset.pieces import Piece

#: An article and its words.
Told = tuple[Article, Reading]


def moment(article: Article) -> tuple[datetime, int]:
    """An article's place in its story. Where only a day is known, the hour it came is better."""
    if article.published is None or article.published_is_day:
        return article.first_seen_at, article.id
    return article.published, article.id


def show(screen: Screen, told: Sequence[Told], *, zone: tzinfo, now: datetime) -> None:
    """A line an article, the earliest first: its number, time and source, what is new in it, its headline."""
    changes = _changes(told)
    if not screen.terminal:
        for (article, _), change in zip(told, changes, strict=True):
            at = dates.stamp(moment(article)[0], zone=zone, is_day=False)
            screen.row(str(article.id), at, article.source, _said(change), article.title)
        return
    rows = [_row(screen, article, change, zone, now) for (article, _), change in zip(told, changes, strict=True)]
    screen.lines(columns(rows, screen.width, right=frozenset({0, 1}), caps={2: max(screen.width // 6, 8)}))


def as_json(screen: Screen, told: Sequence[Told]) -> None:
    """One array, the earliest first: articles, and how many words each has more and less than the first."""
    from newscli.cli.present import objects

    screen.json(
        objects.array(
            objects.article(article)
            | {
                "first": change is None,
                "added": change.added if change else 0,
                "removed": change.removed if change else 0,
            }
            for (article, _), change in zip(told, _changes(told), strict=True)
        )
    )


def _changes(told: Sequence[Told]) -> list[Change | None]:
    """What each changed of the first; None for the first."""
    return [compare(told[0][1], reading) if number else None for number, (_, reading) in enumerate(told)]


def _row(screen: Screen, article: Article, change: Change | None, zone: tzinfo, now: datetime) -> list[Piece]:
    at = dates.short(moment(article)[0], zone=zone, now=now, is_day=False, language=screen.language)
    return [
        (str(article.id), "number"),
        (at, "faint"),
        (article.source, "faint"),
        (_said(change), "mark" if change is None else ""),
        (article.title, screen.look("strong" if article.unread else "", article.url)),
    ]


def _said(change: Change | None) -> str:
    if change is None:
        return "first"
    if not change.added and not change.removed:
        return "same words"
    return f"+{change.added} −{change.removed} words"
