"""The agency's article page, with the traps of the pages it is modelled on.

The first date is today's, paragraphs come in three shapes, tags and a box may stand inside the body, and a caption may
stand before the dateline. `quirks` known here: `no-meta` (no dates in the head), `mediator` (a date in the head whose
offset is false), `caption-first`, `topic` (a box before the dateline), `video` (time before the date, no dateline).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from newscli.demo import markup
from newscli.demo.agency.editions import MINSK, Edition
from newscli.demo.stories import Story

#: How a paragraph is written: as `p`, as a leaf `div` in a `div`, as bare text between line breaks.
_SHAPES = ("<p>{}</p>", "<div><div>{}</div></div>", "{}<br /><br />")
#: Where the text stands; both are in use.
_BODIES = ('<div class="js-mediator-article">', '<div class="text" itemprop="articleBody">')

_SUBSCRIBE = ("Twitter", "Telegram", "VK")


def path(story: Story) -> str:
    """The address of an article on the agency's site: section, slug, number, year."""
    if "video" in story.quirks:
        return f"/video_official/getRecord/{story.id}"
    if story.section == "opinions":
        return f"/opinions/view/{story.slug}-{story.id}/"
    return f"/{story.section}/view/{story.slug}-{story.id}-{story.published_at.astimezone(MINSK).year}/"


def picture(story: Story) -> str:
    """The address of an article's photograph."""
    return f"/images/storage/news/with_archive/{story.id:06d}_{story.picture}_big.png"


def head(story: Story) -> str:
    """The `meta` elements of an article."""
    facts = {"og:type": "article", "og:title": story.title, "og:description": story.lead, "og:site_name": "БЕЛТА"}
    if story.picture:
        facts["og:image"] = picture(story)
    if not story.quirks & {"no-meta", "video"}:
        changed = story.updated_at or story.published_at
        facts["article:published_time"] = f"{story.published_at.astimezone(MINSK):%Y-%m-%d %H:%M:%S}"
        facts["article:modified_time"] = f"{changed.astimezone(MINSK):%Y-%m-%d %H:%M:%S}"
    if "mediator" in story.quirks:
        facts["mediator_published_time"] = f"{story.published_at.astimezone(MINSK):%Y-%m-%dT%H:%M:00+00:00}"
    metas = (f'<meta property="{name}" content="{escape(value)}" />' for name, value in facts.items())
    return f"<title>{escape(story.title)}</title>\n" + "\n".join(metas)


def main(edition: Edition, story: Story) -> str:
    """The middle of the page: section, date line, headline, picture, text and what is mixed into it."""
    return "\n".join(
        [
            '<div class="inner_content"><div class="content_margin">',
            f'<a class="rubric" href="/{story.section}/">{edition.sections[story.section]}</a>',
            f'<div class="date_full">{_date_line(edition, story)}</div>',
            f"<h1>{escape(story.title)}</h1>",
            *_person(edition, story),
            *_photograph(story),
            _BODIES[story.id % 2],
            *_text(edition, story),
            "</div>",
            '<div class="yandex_share_print"><a href="/printv/view/' + str(story.id) + '">Print</a></div>',
            f'<div class="invite_in_messagers">{edition.subscribe} '
            + " ".join(f'<a href="https://social.example/{name}">{name}</a>' for name in _SUBSCRIBE)
            + "</div>",
            "</div></div>",
            f'<div class="fp_block"><h3>{edition.latest}</h3><div id="latest_news"></div></div>',
        ]
    )


def _date_line(edition: Edition, story: Story) -> str:
    time = f"{story.published_at.astimezone(MINSK):%H:%M}"
    if "video" in story.quirks:
        return f"{time} {edition.day(story.published_at)}"
    return f"{edition.day(story.published_at)}, {time}".replace(" ", "&nbsp;")


def _person(edition: Edition, story: Story) -> Iterator[str]:
    for author in story.authors:
        yield f'<div class="person_fio" title="{escape(author)}">{edition.author}: <b>{escape(author)}</b></div>'


def _photograph(story: Story) -> Iterator[str]:
    if story.picture:
        caption = "" if "caption-first" in story.quirks else f'<div class="main_img_text">{escape(story.caption)}</div>'
        yield f'<div class="main_img"><img src="{picture(story)}" alt="{escape(story.title)}" />{caption}</div>'


def _text(edition: Edition, story: Story) -> Iterator[str]:
    """The blocks of the body, with a caption, a box, a dateline and the tags where this page has them."""
    shape = _SHAPES[story.id % len(_SHAPES)]
    if "caption-first" in story.quirks:
        yield shape.format(markup.words(story.caption))
    if "topic" in story.quirks:
        yield f'<div class="news_accent_block"><a href="/search/findTags/{story.id}/">{", ".join(story.tags)}</a></div>'
    for number, block in enumerate(markup.blocks(story.body)):
        yield markup.render(_opening(edition, story) + block if number == 0 else block, shape)
        if number == 1:
            yield from _tags(story)
    if story.note:
        yield shape.format(markup.words(story.note))


def _opening(edition: Edition, story: Story) -> str:
    """What stands before the first word: when it was brought up to date, and the dateline."""
    pattern = edition.dateline if story.dateline is None else story.dateline
    if story.quirks & {"video"}:
        return ""
    local = story.published_at.astimezone(MINSK)
    dateline = pattern.format(place=story.place or edition.place, day=local.day, month=edition.months[local.month - 1])
    updated = f"{story.updated_at.astimezone(MINSK):%H:%M}" if story.updated_at else ""
    return (edition.updated.format(time=updated) if updated else "") + dateline


def _tags(story: Story) -> Iterator[str]:
    if story.tags:
        links = " ".join(
            f'<a href="/search/findTags/{len(tag)}/" title="{escape(tag)}">{escape(tag)}</a>' for tag in story.tags
        )
        yield f'<div class="news_tags_block">{links}</div>'
