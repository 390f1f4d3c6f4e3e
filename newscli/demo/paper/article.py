"""The modern paper's article page and its AMP twin: canonical link, JSON-LD, Open Graph, figure, related stories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from html import escape

from newscli.demo import markup
from newscli.demo.stories import Story

NAME = "The Callan Courier"
SECTIONS = {
    "news": "News",
    "business": "Business",
    "science": "Science",
    "culture": "Culture",
    "sport": "Sport",
    "opinion": "Opinion",
}

_NEWSLETTER = '<div class="newsletter-promo"><p>Sign up for The Morning Tide, our daily newsletter.</p></div>'


def path(story: Story) -> str:
    """The canonical address of an article."""
    return f"/{story.section}/{story.published_at:%Y/%m/%d}/{story.slug}-{story.id}"


def amp(story: Story) -> str:
    """The address of an article's AMP twin."""
    return f"/amp{path(story)}"


def picture(story: Story) -> str:
    """The address of an article's photograph."""
    return f"/media/{story.picture}-{story.id}.png"


def head(base: str, story: Story) -> str:
    """What the page's head says of the article, three times over as real pages do."""
    metas = {
        "og:type": "article",
        "og:title": story.title,
        "og:description": story.lead,
        "og:url": base + path(story),
        "og:site_name": NAME,
        "article:published_time": story.published_at.isoformat(),
        "article:modified_time": (story.updated_at or story.published_at).isoformat(),
        "article:section": SECTIONS[story.section],
    }
    if story.picture:
        metas["og:image"] = base + picture(story)
    return "\n".join(
        [
            f"<title>{safe(story.title)} | {NAME}</title>",
            f'<meta name="description" content="{safe(story.lead)}">',
            f'<link rel="canonical" href="{base}{path(story)}">',
            f'<link rel="amphtml" href="{base}{amp(story)}">',
            *(f'<meta property="{name}" content="{safe(value)}">' for name, value in metas.items()),
            f'<script type="application/ld+json">{_linked_data(base, story)}</script>',
        ]
    )


def amp_head(base: str, story: Story) -> str:
    """The twin's head: little more than where the original is."""
    return f'<title>{safe(story.title)}</title>\n<link rel="canonical" href="{base}{path(story)}">'


def main(story: Story, others: Sequence[Story]) -> str:
    """The article itself, between the paper's head and foot."""
    return "\n".join(
        [
            f'<nav class="breadcrumb"><a href="/">Home</a> › {_section_link(story)}</nav>',
            '<article class="story">\n<header>',
            f"<h1>{safe(story.title)}</h1>",
            f'<p class="standfirst">{markup.words(story.lead)}</p>',
            f'<p class="byline">By {_names(story)}</p>',
            _times(story),
            _share(story),
            "</header>",
            _figure(story),
            f'<div class="story-body">{_body(story)}</div>',
            _note(story),
            _tags(story),
            "</article>",
            _related(others),
        ]
    )


def _body(story: Story) -> str:
    """The blocks, with a newsletter box in the middle of the longer ones."""
    blocks = [markup.render(block) for block in markup.blocks(story.body)]
    if len(blocks) > 4:
        blocks.insert(3, _NEWSLETTER)
    return "\n".join(blocks)


def _names(story: Story) -> str:
    links = [f'<a rel="author" href="/by/{name.lower().replace(" ", "-")}">{name}</a>' for name in story.authors]
    return " and ".join(links) or "Courier staff"


def _times(story: Story) -> str:
    first = f'<time datetime="{story.published_at.isoformat()}">{_spoken(story.published_at)}</time>'
    if story.updated_at is None:
        return f'<p class="dates">{first}</p>'
    last = f'<time datetime="{story.updated_at.isoformat()}">{_spoken(story.updated_at)}</time>'
    return f'<p class="dates">{first} · Updated {last}</p>'


def _spoken(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M} GMT"


def _figure(story: Story) -> str:
    if not story.picture:
        return ""
    return (
        f'<figure><img src="{picture(story)}" width="480" height="270" alt="{safe(story.caption)}">'
        f"<figcaption>{markup.words(story.caption)}</figcaption></figure>"
    )


def _section_link(story: Story) -> str:
    return f'<a href="/{story.section}">{SECTIONS[story.section]}</a>'


def _share(story: Story) -> str:
    return f'<ul class="share"><li><a href="#share">Share</a></li><li><a href="/print{path(story)}">Print</a></li></ul>'


def _tags(story: Story) -> str:
    links = (f'<li><a href="/topics/{tag}">{tag}</a></li>' for tag in story.tags)
    return f'<ul class="tags">{"".join(links)}</ul>'


def _related(others: Sequence[Story]) -> str:
    links = "".join(f'<li><a href="{path(other)}">{safe(other.title)}</a></li>' for other in others)
    return f'<aside class="related"><h2>More from the Courier</h2><ul>{links}</ul></aside>'


def _note(story: Story) -> str:
    return f'<p class="correction">{markup.words(story.note)}</p>' if story.note else ""


def _linked_data(base: str, story: Story) -> str:
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if story.section == "opinion" else "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": base + path(story)},
        "headline": story.title,
        "description": story.lead,
        "datePublished": story.published_at.isoformat(),
        "dateModified": (story.updated_at or story.published_at).isoformat(),
        "articleSection": SECTIONS[story.section],
        "inLanguage": "en-GB",
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": NAME},
    }
    if story.picture:
        facts["image"] = [base + picture(story)]
    return json.dumps(facts).replace("<", "\\u003c")


def safe(text: str) -> str:
    """Text as HTML that an editor's system would write: characters that cannot be typed become references."""
    return "".join(f"&#{ord(char)};" if not char.isprintable() else escape(char) for char in text)
