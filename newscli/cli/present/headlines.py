"""Articles as a list: columns for a person, tabs for a program. Search results add the passages that matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from newscli.cli.present.screen import Screen
from newscli.typeset import dates
from newscli.typeset.pieces import Line, Piece

if TYPE_CHECKING:  # a list needs no hits
    from newscli.model import Article, Hit, Passage

UNREAD = "•"
STARRED = "★"
#: From this width a headline has room for its section beside it.
WITH_SECTION = 72


def headlines(screen: Screen, articles: Sequence[Article], *, zone: tzinfo, now: datetime) -> None:
    """The articles in the order they come, a line each."""
    if screen.terminal:
        screen.lines(_table(screen, articles, zone=zone, now=now))
        return
    for article, more in zip(articles, _more(articles), strict=True):
        screen.row(*_cells(article, zone, more))


def days(screen: Screen, articles: Sequence[Article], *, zone: tzinfo, now: datetime) -> None:
    """The articles, each day's under its date; for a program as `headlines`."""
    if not screen.terminal:
        headlines(screen, articles, zone=zone, now=now)
        return
    from newscli.typeset.cells import fit

    today = now.astimezone(zone).date()
    of_day: dict[date, list[Line]] = {}
    for article, line in zip(articles, _table(screen, articles, zone=zone, now=now, of_day=True), strict=True):
        of_day.setdefault(_day(article, zone), []).append(line)
    for number, (day, lines) in enumerate(of_day.items()):
        if number:
            screen.line()
        screen.line((fit(dates.heading(day, today=today, language=screen.language), screen.width), "heading"))
        screen.lines(lines)


def _listed(article: Article) -> tuple[datetime, bool]:
    """The moment of an article's place in the list, and whether it is a whole day: when it was published, or when it
    came where that is unknown or lay ahead."""
    published = article.published
    if published is None or published > article.first_seen_at:
        return article.first_seen_at, False
    return published, article.published_is_day


def _day(article: Article, zone: tzinfo) -> date:
    moment, is_day = _listed(article)
    return (moment if is_day else moment.astimezone(zone)).date()


def hits(screen: Screen, found: Sequence[Hit], *, zone: tzinfo, now: datetime) -> None:
    """What a search found, best first, each with its best passages under it."""
    if not screen.terminal:
        for hit, more in zip(found, _more([hit.article for hit in found]), strict=True):
            screen.row(*_cells(hit.article, zone, more), " … ".join(passage.text.strip() for passage in hit.passages))
        return
    from newscli.typeset.cells import wrap

    margin: Line = [("    ", "")]
    for hit, line in zip(found, _table(screen, [hit.article for hit in found], zone=zone, now=now), strict=True):
        screen.line(*line)
        for passage in hit.passages:
            screen.lines(wrap(list(_lit(passage)), min(screen.width, 100), first=margin, rest=margin))


def numbers(screen: Screen, articles: Sequence[Article]) -> None:
    """Only their numbers, for another command to read."""
    for article in articles:
        screen.row(str(article.id))


def as_json(screen: Screen, found: Sequence[Article] | Sequence[Hit]) -> None:
    """One array of objects."""
    from newscli.cli.present import objects
    from newscli.model import Hit

    screen.json(objects.array(objects.hit(one) if isinstance(one, Hit) else objects.article(one) for one in found))


def _table(
    screen: Screen, articles: Sequence[Article], *, zone: tzinfo, now: datetime, of_day: bool = False
) -> list[Line]:
    """A line an article; `of_day`: under the day's own heading, so that the hour is enough."""
    from newscli.typeset.columns import columns

    cap = max(screen.width // 7, 8)
    times = [_hour(one, zone) if of_day else _date(one, zone, now, screen.language) for one in articles]
    rows = [_row(screen, *row) for row in zip(articles, times, _more(articles), strict=True)]
    return columns(rows, screen.width, right=frozenset({2, 3, 6}), caps={4: cap, 5: cap})


def _hour(article: Article, zone: tzinfo) -> str:
    moment, is_day = _listed(article)
    return "" if is_day else f"{moment.astimezone(zone):%H:%M}"


def _date(article: Article, zone: tzinfo, now: datetime, language: str) -> str:
    is_day = article.published is not None and article.published_is_day
    moment = article.published or article.first_seen_at
    return dates.short(moment, zone=zone, now=now, is_day=is_day, language=language)


def _more(articles: Sequence[Article]) -> list[str]:
    """`+3` for each article whose story has three more that are not listed here."""
    listed = {article.id for article in articles}
    others = [len(set(article.story) - listed) for article in articles]
    return [f"+{number}" if number else "" for number in others]


def _row(screen: Screen, article: Article, time: str, more: str) -> list[Piece]:
    return [
        (STARRED if article.starred else "", "mark"),
        (UNREAD if article.unread else "", "mark"),
        (str(article.id), "number"),
        (time, "faint"),
        (article.source, "faint"),
        ((article.section or "") if screen.width >= WITH_SECTION else "", "faint"),
        (more, "number"),
        (article.title, screen.look("strong" if article.unread else "", article.url)),
    ]


def _cells(article: Article, zone: tzinfo, more: str) -> list[str]:
    return [
        str(article.id),
        dates.stamp(article.published, zone=zone, is_day=article.published_is_day),
        article.source,
        article.section or "",
        " ".join(filter(None, ("unread" * article.unread, "starred" * article.starred, more))),
        article.title,
    ]


def _lit(passage: Passage) -> Iterator[Piece]:
    end = 0
    for start, stop in passage.lit:
        yield passage.text[end:start], "faint"
        yield passage.text[start:stop], "lit"
        end = stop
    yield passage.text[end:], "faint"
