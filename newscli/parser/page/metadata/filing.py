"""How the newsroom filed the article: section and tags."""

from __future__ import annotations

import html
import re

from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, Thing, texts, types

#: A longer name of a section or tag is a sentence in the wrong field.
_LONGEST, _MOST_TAGS = 60, 40
_BETWEEN = re.compile(r"\s*[,;、،|]\s*")


def section(found: Evidence, structured: Structured, title: str, sites: list[str]) -> str | None:
    """The name of the article's section; None where the page says none, or only its own name or the headline again."""
    article = structured.article or {}
    names = texts(article.get("articleSection"))[:3]
    names += found.all_metas("article:section", "og:article:section", "parsely-section", "sailthru.section", "section")[
        :4
    ]
    names += _trail(structured)
    other = {title.casefold(), *(site.casefold() for site in sites)}
    fit = (html.unescape(name).strip() for name in names)
    return next((name for name in fit if 1 < len(name) <= _LONGEST and name.casefold() not in other), None)


def tags(found: Evidence, structured: Structured) -> tuple[str, ...]:
    """The article's tags, each once, from the field that is most the newsroom's own."""
    article = structured.article or {}
    for said in (
        found.all_metas("article:tag", "og:article:tag"),
        texts(article.get("keywords")),
        found.all_metas("news_keywords"),
        found.all_metas("parsely-tags", "sailthru.tags"),
        found.all_metas("keywords"),
    ):
        # One field may hold a whole list, several fields a tag each.
        parts = [
            part
            for text in said
            for part in (_BETWEEN.split(text) if len(said) == 1 or len(text) > _LONGEST else [text])
        ]
        once = {
            part.casefold(): part for raw in reversed(parts) if 1 < len(part := html.unescape(raw).strip()) <= _LONGEST
        }
        if once:
            return tuple(reversed(once.values()))[:_MOST_TAGS]
    return ()


def _trail(structured: Structured) -> list[str]:
    """The last step but the article itself of the trail of links from the front page."""
    for thing in structured.others:
        if "breadcrumblist" in types(thing) and isinstance(steps := thing.get("itemListElement"), list):
            names = [name for step in steps[:10] if isinstance(step, dict) for name in _step(step)[:1]]
            # Home, section, article: without the middle there is no section in it.
            return names[1:-1][-1:]
    return []


def _step(step: Thing) -> list[str]:
    return texts(step.get("name")) or texts(step.get("item"))
