"""RSS 2.0 of what was kept, with whole texts: https://www.rssboard.org/rss-specification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from newscli.blocks import html
from newscli.blocks.html import escape
from newscli.exchange.story import Edition, Sink, Story

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
"""


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:
    """A channel with an item an article."""
    target.write(_HEAD.encode())
    link: str | None = None
    for story in stories:
        if link is None:  # the format wants one for the channel: its site, as far as an export has one
            link = story.source_url or story.article.url
            target.write(_lines(_channel(edition, link)))
        target.write(_lines(("<item>", *_item(story), "</item>")))
    if link is None:
        target.write(_lines(_channel(edition, "")))
    target.write(b"</channel>\n</rss>\n")


def _channel(edition: Edition, link: str) -> Iterator[str]:
    yield _element("title", edition.title)
    yield _element("link", link)
    yield _element("description", "Articles kept by newscli")
    yield _element("lastBuildDate", format_datetime(edition.made_at))
    yield _element("generator", "newscli")


def _item(story: Story) -> Iterator[str]:
    article, reading = story.article, story.reading
    is_address = article.url.startswith(("http://", "https://"))
    yield _element("title", reading.title or reading.text[:80])
    if is_address:
        yield _element("link", article.url)
    yield f'<guid isPermaLink="{"true" if is_address else "false"}">{escape(article.url)}</guid>'
    if reading.published:
        yield _element("pubDate", format_datetime(reading.published))
    for author in reading.authors:
        yield _element("dc:creator", author)
    if reading.language:
        yield _element("dc:language", reading.language)
    for name in dict.fromkeys(filter(None, (reading.section, *reading.tags))):
        yield _element("category", name)
    if reading.description:
        yield _element("description", reading.description)
    yield _element("content:encoded", html.write(reading.blocks))


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
