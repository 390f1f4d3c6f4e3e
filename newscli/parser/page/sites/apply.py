"""Uses a site's rule on a page: reads the facts it points at, narrows the page to the body, trims the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.blocks import Blocks, Paragraph, words
from newscli.parser.dates import Moment, parse
from newscli.parser.page.sites.rule import SiteRule

#: `18:28 28 декабря 2023`: video pages write the time first.
_TIME_FIRST = re.compile(r"^\s*(\d{1,2}:\d{2})\s*,?\s+(\d{1,2}\D.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a rule reads on a page; empty where the page has it not."""

    title: str = ""
    published: Moment | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()


def facts(tree: LexborHTMLParser, rule: SiteRule, url: str | None, captured_on: date | None = None) -> Facts:
    """What the rule reads on the page. Does not change the tree."""
    layouts = rule.layouts_on(captured_on)
    title = next(iter(_texts(tree, [s for layout in layouts for s in layout.title])), "")
    authors = _texts(tree, [s for layout in layouts for s in layout.authors])
    path = rule.article.match(urlsplit(url or "").path)
    return Facts(
        title=title,
        published=_published(tree, rule, [s for layout in layouts for s in layout.published]),
        authors=authors or ((rule.author,) if rule.author and path else ()),
        section=path["section"] if path else None,
        tags=_texts(tree, [s for layout in layouts for s in layout.tags]),
    )


def lacks_article(tree: LexborHTMLParser, rule: SiteRule, url: str | None, captured_at: datetime | None) -> bool:
    """Whether an article's address shows neither body nor date line: a site's front page answers for what is gone."""
    if not rule.article.match(urlsplit(url or "").path):
        return False
    layouts = rule.layouts_on(captured_at and captured_at.date())
    return not any(tree.css_first(part) for layout in layouts for part in (*layout.body, *layout.published))


def narrow(tree: LexborHTMLParser, rule: SiteRule, captured_on: date | None = None) -> None:
    """Cut the page down to its body, where the rule finds one, so that the general reader sees nothing else."""
    for layout in rule.layouts_on(captured_on):
        for selector in layout.body:
            if (body := tree.css_first(selector)) is not None:
                for noise in body.css(", ".join(layout.remove)):
                    noise.decompose()
                _drop_around(body)
                return


def trim(blocks: Blocks, rule: SiteRule) -> Blocks:
    """The text without the picture's caption and dateline before it and the subscription box after it."""
    left = list(blocks)
    while left and rule.caption is not None and _is(left[0], rule.caption):
        left.pop(0)
    end = next((n for n, block in enumerate(left) if rule.ending is not None and _is(block, rule.ending)), len(left))
    left = left[:end]
    for number, block in enumerate(left):
        if isinstance(block, Paragraph):
            opened = _opened(block, rule)
            left[number : number + 1] = [opened] if words(opened.spans).strip() else []
            break
    return tuple(left)


def _texts(tree: LexborHTMLParser, selectors: list[str]) -> tuple[str, ...]:
    """The words of all elements of the first selector that finds any, each once; a `title` is never cut short."""
    for selector in selectors:
        found = [" ".join((node.attrs.get("title") or node.text(deep=True)).split()) for node in tree.css(selector)]
        if once := tuple(dict.fromkeys(text for text in found if text)):
            return once
    return ()


def _published(tree: LexborHTMLParser, rule: SiteRule, selectors: list[str]) -> Moment | None:
    for selector in selectors:
        for node in tree.css(selector):
            text = " ".join((node.attrs.get("content") or node.text(deep=True)).split())
            moment = parse(_TIME_FIRST.sub(r"\2 \1", text))
            if moment is not None:
                return _in_zone(moment, rule)
    return None


def _in_zone(moment: Moment, rule: SiteRule) -> Moment:
    """A clock without a zone is the site's."""
    if moment.is_day or moment.zoned:
        return moment
    local: datetime = moment.at.replace(tzinfo=None)
    return Moment(local.replace(tzinfo=rule.zone(local)), is_day=False, zoned=True)


def _drop_around(body: LexborNode) -> None:
    """Remove everything that is neither in the body nor around it."""
    node: LexborNode | None = body
    while node is not None and node.tag not in ("body", "html"):
        for step in ("prev", "next"):
            beside = getattr(node, step)
            while beside is not None:
                following = getattr(beside, step)
                beside.decompose()
                beside = following
        node = node.parent


def _is(block: object, pattern: re.Pattern[str]) -> bool:
    spans = getattr(block, "spans", None)
    return spans is not None and pattern.fullmatch(words(spans)) is not None


def _opened(block: Paragraph, rule: SiteRule) -> Paragraph:
    """The first paragraph without what stands before its first sentence, over as many spans as that takes."""
    text = words(block.spans)
    length = 0
    for _ in range(2):
        for opening in rule.opening:
            if found := opening.match(text, length):
                length = found.end()
    spans = []
    for span in block.spans:
        cut = min(length, len(span.text))
        length -= cut
        if cut < len(span.text):
            spans.append(replace(span, text=span.text[cut:]))
    return replace(block, spans=tuple(spans))
