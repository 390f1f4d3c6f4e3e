"""The agency's listings: all news by day, a section's older markup, the front page, and paging by a script's call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import groupby

from newscli.demo.agency.article import path
from newscli.demo.agency.editions import MINSK, Edition
from newscli.demo.stories import Story

PER_PAGE = 10


def page_of(stories: Sequence[Story], number: int) -> Sequence[Story]:
    """The stories on a page counted from 1; past the end the first page comes again, as it does on the real site."""
    start = (number - 1) * PER_PAGE
    return stories[start : start + PER_PAGE] or stories[:PER_PAGE]


def all_news(edition: Edition, stories: Sequence[Story], number: int, now: datetime) -> str:
    """A page of `/all_news/`: a heading a day, the section's link before the article's, each lead twice."""
    parts = [f"<h1>{edition.all_news}</h1>", '<div class="lenta" id="inner">']
    days = groupby(page_of(stories, number), lambda story: story.published_at.astimezone(MINSK).date())
    for day, group in days:
        parts.append(
            f'<div class="new_date"><div class="day">{day:%d}</div><div class="month_year">{day:.%m.%y}</div></div>'
        )
        parts += [_lenta_item(edition, story) for story in group]
    return "\n".join([*parts, _load_more(edition, "all_news", number + 1, now), "</div>"])


def section(edition: Edition, name: str, stories: Sequence[Story], number: int, now: datetime) -> str:
    """A page of a section: the German edition's older markup without a year, the Russian one's newer one."""
    item = _dated_item if edition.language == "de" else _tl_item
    items = [item(edition, story) for story in page_of(stories, number)]
    more = _load_more(edition, name, number + 1, now)
    return "\n".join([f"<h1>{edition.sections[name]}</h1>", '<div id="inner">', *items, more, "</div>"])


def front(edition: Edition, stories: Sequence[Story]) -> str:
    """The front page, which also answers addresses that make no sense."""
    return "\n".join(
        ['<div class="main_block">', *_front_items(stories[:6]), "</div>"]
        + [
            f'<div class="rubric_block"><a class="rubric" href="/{name}/">{title}</a>'
            + "".join(_front_items([story for story in stories if story.section == name][:2]))
            + "</div>"
            for name, title in edition.sections.items()
        ]
    )


def _front_items(stories: Sequence[Story]) -> Iterator[str]:
    for story in stories:
        yield f'<div class="main_news"><a href="{path(story)}">{_title(story)}</a></div>'


def _lenta_item(edition: Edition, story: Story) -> str:
    lead = f'<span class="lenta_textsmall">{escape(story.lead)}</span>'
    return (
        '<div class="news_item lenta_item">'
        f'<div class="date">{story.published_at.astimezone(MINSK):%H:%M}</div>'
        f'<a class="date_rubric" href="/{story.section}/">{edition.sections[story.section]}</a>'
        f'<a href="{_href(story)}"><span class="lenta_item_title">{_title(story)}</span>{lead}</a>'
        f'<a href="{_href(story)}" class="lenta_more">{lead}</a></div>'
    )


def _dated_item(edition: Edition, story: Story) -> str:
    local = story.published_at.astimezone(MINSK)
    return (
        '<div class="news_item">'
        f'<a class="date_rubric" href="/{story.section}/">{edition.sections[story.section]}</a>'
        f'<div class="date">{local.day} {edition.months[local.month - 1]}, {local:%H:%M}</div>'
        f'<a href="{_href(story)}" title="{escape(story.title)}">{_title(story)}</a>'
        f'<div class="news_item_text">{escape(story.lead)}</div></div>'
    )


def _tl_item(edition: Edition, story: Story) -> str:
    local = story.published_at.astimezone(MINSK)
    return (
        '<div class="tl_item">'
        f'<div class="tl_date"><span>{local:%H:%M}</span> <span>{local:%d.%m.%y}</span></div>'
        f'<div class="tl_node"><a href="/{story.section}/">{edition.sections[story.section]}</a></div>'
        f'<a class="tl_news" href="{_href(story)}">{_title(story)}</a></div>'
    )


def _title(story: Story) -> str:
    """The headline with its last blank unbreakable, as the real site has it."""
    return "&nbsp;".join(escape(story.title).rsplit(" ", 1))


def _href(story: Story) -> str:
    """The address as the listing writes it: now and then without its last slash."""
    return path(story).rstrip("/") if "no-slash" in story.quirks else path(story)


def _load_more(edition: Edition, name: str, number: int, now: datetime) -> str:
    """The button for older news: no link, but a script's call with an address whose year ends in a slash."""
    day = now.astimezone(MINSK)
    target = f"/{name}/page/{number}/"
    if name == "all_news":
        target += f"?day={day:%d}&amp;month={day:%m}&amp;year={day:%y}/"
    return f"""<div class="load_more" onclick="get_page('{target}','inner','1')">{edition.more}</div>"""
