"""An article as HTML for pages and books: its head, its text, where it came from; and how that looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from newscli.blocks import html
from newscli.blocks.html import escape
from newscli.exchange.story import Edition, Story

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

STYLE = """\
body { font-family: Georgia, "Noto Serif", serif; line-height: 1.5; }
article { margin: 0 auto 4em; max-width: 38em; }
h1 { font-size: 1.7em; line-height: 1.2; margin: .2em 0 .4em; }
h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.4em 0 .4em; }
.kicker, .facts, .origin, figcaption, nav { font-family: "Helvetica Neue", "Noto Sans", sans-serif; font-size: .85em; }
.kicker { letter-spacing: .04em; margin: 0; text-transform: uppercase; }
.facts, .kicker, figcaption { opacity: .75; }
.standfirst { font-size: 1.1em; font-weight: bold; }
.origin { border-top: 1px solid; margin-top: 2em; overflow-wrap: anywhere; padding-top: .5em; }
blockquote { border-left: 3px solid; margin: 1em 0; padding-left: 1em; }
figure { margin: 1.2em 0; }
img { height: auto; max-width: 100%; }
pre { overflow-x: auto; white-space: pre-wrap; }
nav { margin-bottom: 4em; }
nav span { display: inline-block; font-weight: bold; margin-top: .8em; }
.section { list-style: none; }
table { border-collapse: collapse; margin: 1em 0; }
td, th { border: 1px solid; padding: .2em .5em; text-align: start; }
"""


def title(story: Story) -> str:
    """The headline, or the first words where there is none."""
    return story.reading.title or f"{story.reading.text[:60]} …"


def language(story: Story) -> str | None:
    """The article's language, where what it says of it is one: checkers refuse a book for a wrong one."""
    code = story.reading.language or ""
    return code if _LANGUAGE.fullmatch(code) else None


def article(story: Story, edition: Edition, *, pictures: Mapping[str, str]) -> str:
    """The article element; `pictures` gives the place to show in place of a picture's address."""
    code = language(story)
    spoken = f' lang="{code}" xml:lang="{code}"' if code else ""
    return "\n".join(
        (
            f'<article id="a{story.article.id}"{spoken} dir="auto">',
            *_head(story, edition),
            html.write(story.reading.blocks, pictures=pictures),
            *_origin(story.article.url),
            "</article>\n",
        )
    )


def day(moment: datetime, edition: Edition, *, is_day: bool = False) -> str:
    """`25 November 2026`, on the reader's clock; where only the day is known, that day."""
    local = moment if is_day else moment.astimezone(edition.zone)
    return f"{local.day} {local:%B %Y}"


def _head(story: Story, edition: Edition) -> Iterator[str]:
    kicker = " · ".join(filter(None, (story.reading.section, story.reading.site_name or story.article.source)))
    if kicker:
        yield f'<p class="kicker">{escape(kicker)}</p>'
    yield f"<h1>{escape(title(story))}</h1>"
    facts = [", ".join(story.reading.authors), *_moments(story, edition)]
    if any(facts):
        yield f'<p class="facts">{escape(" · ".join(filter(None, facts)))}</p>'


def _moments(story: Story, edition: Edition) -> Iterator[str]:
    reading = story.reading
    if reading.published:
        yield _moment(reading.published, edition, is_day=reading.published_is_day)
    if reading.updated and reading.updated != reading.published:
        yield f"updated {_moment(reading.updated, edition, is_day=reading.updated_is_day)}"


def _moment(moment: datetime, edition: Edition, *, is_day: bool) -> str:
    clock = "" if is_day else f", {moment.astimezone(edition.zone):%H:%M}"
    return f"{day(moment, edition, is_day=is_day)}{clock}"


def _origin(url: str) -> Iterator[str]:
    if url.startswith(("http://", "https://")):
        yield f'<p class="origin"><a href="{escape(url)}">{escape(url)}</a></p>'
