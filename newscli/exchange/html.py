"""One HTML page with all the articles, their pictures inside it: nothing is loaded, nothing runs, it reads anywhere."""

from __future__ import annotations

import tempfile
from base64 import b64encode
from collections.abc import Iterable
from shutil import copyfileobj

from newscli.blocks.html import escape
from newscli.exchange import pages, pictures
from newscli.exchange.story import Edition, Sink, Story

#: Articles wait in memory up to this size, then on disk: the contents come first and know all of them.
_IN_MEMORY_BYTES = 16 * 1024 * 1024
_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="generator" content="newscli"/>
<title>{title}</title>
<style>
{style}body {{ margin: 2em auto; max-width: 42em; padding: 0 1em; }}
</style>
</head>
<body>
"""


def write(stories: Iterable[Story], target: Sink, edition: Edition) -> None:
    """The title, the contents, the articles."""
    contents: list[str] = []
    languages: set[str | None] = set()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES) as articles:
        for story in stories:
            contents.append(_line(story, edition))
            languages.add(pages.language(story))
            inside = {address: _inline(picture) for address, picture in pictures.of(story).items()}
            articles.write(pages.article(story, edition, pictures=inside).encode())
        language = languages.pop() if len(languages) == 1 else None
        head = _HEAD.format(title=escape(edition.title), style=pages.STYLE, language=language or "en")
        target.write(head.encode())
        if len(contents) > 1:
            listed = "\n".join(contents)
            target.write(
                f"<header><h1>{escape(edition.title)}</h1></header>\n<nav><ol>\n{listed}\n</ol></nav>\n".encode()
            )
        articles.seek(0)
        copyfileobj(articles, target)
    target.write(b"</body>\n</html>\n")


def _line(story: Story, edition: Edition) -> str:
    published = story.reading.published
    day = f" · {pages.day(published, edition, is_day=story.reading.published_is_day)}" if published else ""
    return f'<li dir="auto"><a href="#a{story.article.id}">{escape(pages.title(story))}</a>{day}</li>'


def _inline(picture: pictures.Picture) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.body).decode()}"
