"""Keeps markup from nesting deeper than browsers let it: the cost of parsing grows with the square of the depth."""

from __future__ import annotations

import re

#: Blink and WebKit put what is nested deeper than this beside its parent; no page's look depends on more.
MOST_LEVELS = 512
#: Bold, italics and their like that are never closed are opened again in each paragraph after, all of them.
MOST_MARKS = 40
#: A page with fewer tags than this cannot cost much, however they nest (5,000 lists with an item each: .1 s).
FEW_TAGS = 10_000

#: Elements that nest, in two groups: text marks and all others. What is not named closes itself or its like.
_NESTING = re.compile(
    r"<(/?)(?:(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)|abbr|address|article|aside|blockquote|center|cite|del|details"
    r"|div|dl|fieldset|figure|footer|form|header|ins|kbd|main|mark|menu|nav|object|ol|pre|q|section|span|sub|summary|sup|table"
    r"|ul|var|[a-z]+-[a-z-]+)(?![\w-])[^<>]*>?",
    re.IGNORECASE,
)


def limited(html: str) -> str:
    """The same markup; tags of elements nested too deep are left out, what is in them is not."""
    if html.count("<") < FEW_TAGS:
        return html
    kept: list[str] = []
    levels = marks = end = 0
    for tag in _NESTING.finditer(html):
        step = -1 if tag[1] else 1
        if tag[2]:
            marks = max(marks + step, 0)
            too_deep = marks + (step < 0) > MOST_MARKS
        else:
            levels = max(levels + step, 0)
            too_deep = levels + (step < 0) > MOST_LEVELS
        if too_deep:
            kept.append(html[end : tag.start()])
            end = tag.end()
    return "".join(kept) + html[end:] if kept else html
