"""Articles as a list: columns for a person, tabs for a program. Search results add the passages that matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from newscli.cli.present import dates
from newscli.cli.present.screen import Line, Piece, Screen
from newscli.model import Article, Hit, Passage

UNREAD = "•"
STARRED = "★"


def headlines(screen: Screen, articles: Sequence[Article], *, zone: tzinfo, now: datetime) -> None:
    """The articles in the order they come, a line each."""
    if screen.terminal:
        screen.lines(_table(screen, articles, zone=zone, now=now))
        return
    for article in articles:
        screen.row(*_cells(article, zone))


def hits(screen: Screen, found: Sequence[Hit], *, zone: tzinfo, now: datetime) -> None:
    """What a search found, best first, each with its best passages under it."""
    if not screen.terminal:
        for hit in found:
            screen.row(*_cells(hit.article, zone), " … ".join(passage.text.strip() for passage in hit.passages))
        return
    from newscli.cli.present.cells import wrap

    margin: Line = [("    ", "")]
    for hit, line in zip(found, _table(screen, [hit.article for hit in found], zone=zone, now=now), strict=True):
        screen.line(*line)
        for passage in hit.passages:
            screen.lines(wrap(list(_lit(passage)), min(screen.width, 100), first=margin, rest=margin))


def as_json(screen: Screen, found: Sequence[Article] | Sequence[Hit]) -> None:
    """One array of objects."""
    from newscli.cli.present import objects

    screen.json(objects.array(objects.hit(one) if isinstance(one, Hit) else objects.article(one) for one in found))


def _table(screen: Screen, articles: Sequence[Article], *, zone: tzinfo, now: datetime) -> list[Line]:
    from newscli.cli.present.columns import columns

    cap = max(screen.width // 7, 8)
    rows = [_row(article, zone, now) for article in articles]
    return columns(rows, screen.width, right=frozenset({2, 3}), caps={4: cap, 5: cap})


def _row(article: Article, zone: tzinfo, now: datetime) -> list[Piece]:
    is_day = article.published is not None and article.published_is_day
    return [
        (STARRED if article.starred else "", "mark"),
        (UNREAD if article.unread else "", "mark"),
        (str(article.id), "number"),
        (dates.short(article.published or article.first_seen_at, zone=zone, now=now, is_day=is_day), "faint"),
        (article.source, "faint"),
        (article.section or "", "faint"),
        (article.title, "strong" if article.unread else ""),
    ]


def _cells(article: Article, zone: tzinfo) -> list[str]:
    return [
        str(article.id),
        dates.stamp(article.published, zone=zone, is_day=article.published_is_day),
        article.source,
        article.section or "",
        " ".join(mark for mark, has in (("unread", article.unread), ("starred", article.starred)) if has),
        article.title,
    ]


def _lit(passage: Passage) -> Iterator[Piece]:
    end = 0
    for start, stop in passage.lit:
        yield passage.text[end:start], "faint"
        yield passage.text[start:stop], "lit"
        end = stop
    yield passage.text[end:], "faint"
