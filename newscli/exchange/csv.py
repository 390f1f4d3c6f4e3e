"""A table for a spreadsheet: a row an article, UTF-8, commas, as RFC 4180 has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from newscli.exchange.story import Edition, Sink, Story

COLUMNS = (
    "id",
    "url",
    "title",
    "published",
    "updated",
    "source",
    "section",
    "language",
    "authors",
    "tags",
    "first_seen",
    "changed",
    "unread",
    "starred",
    "description",
    "text",
)
#: A cell that begins so is a formula to a spreadsheet, and may load or run what a stranger wrote into a headline.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:
    """The columns' names, then a row an article. Moments are in the reader's zone, lists are separated by `; `."""
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(COLUMNS)
    for story in stories:
        rows.writerow([_cell(value, edition) for value in _row(story)])
        target.write(table.getvalue().encode("utf-8", "replace"))
        table.seek(0)
        table.truncate()
    target.write(table.getvalue().encode())


def _row(story: Story) -> tuple[object, ...]:
    """The values of COLUMNS."""
    article, reading = story.article, story.reading
    return (
        article.id,
        article.url,
        reading.title,
        f"{reading.published:%Y-%m-%d}" if reading.published and reading.published_is_day else reading.published,
        f"{reading.updated:%Y-%m-%d}" if reading.updated and reading.updated_is_day else reading.updated,
        article.source,
        reading.section,
        reading.language,
        "; ".join(reading.authors),
        "; ".join(reading.tags),
        article.first_seen_at,
        article.changed_at,
        int(article.unread),
        int(article.starred),
        reading.description,
        reading.text,
    )


def _cell(value: object, edition: Edition) -> object:
    if isinstance(value, datetime):
        return value.astimezone(edition.zone).isoformat(timespec="seconds")
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
