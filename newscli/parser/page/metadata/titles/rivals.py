"""Where the h1 and a page's other titles differ: when is another form the headline, or its better spelling?

Each rule takes the h1 and gives the form that beats it, or None; all numbers are of the development pages looked at.
"""

from __future__ import annotations

from collections import Counter

from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, texts, types
from newscli.parser.page.metadata.titles.headings import Heading
from newscli.parser.page.metadata.titles.marks import clean, key, like

#: Shorter headlines in structured data are the names of templates.
_LEAST_HEADLINE = 20
#: How alike a headline and its form for sharing must be. Where the two differ the latter is right on 13 news pages, the
#: h1 on 4 (on guides 0 and 2); the same from 0.15 to 0.25, and below that the guides lose more.
RETOLD = 0.2
#: A spelling of the same words (straight or curly quotation marks) beats the h1's when so many sources use it.
_VOTES = 3
#: Shorter ends of a heading are no headline with a kicker before it.
_LEAST_END = 12
_KICKER_MARKS = (":", "|", "-", "–", "—", "/", "+")


def newsroom(heading: Heading, claims: list[str], structured: Structured) -> str | None:
    """A news article's own headline in its structured data, where it is to be believed against the h1.

    That is where the form for sharing says the same, or where all other titles are one search title: such an h1
    often stands in a trail of links. The latter was right on four pages of two publishers, wrong on one of a third.
    """
    if not any("news" in name for name in types(structured.article or {})):
        return None
    headline = claimed_headline(structured)
    wanted, ours = key(headline), key(heading.text)
    if len(headline) < _LEAST_HEADLINE or wanted == ours:
        return None
    if claims and key(claims[0]) == wanted and not ours.endswith(wanted):
        return claims[0]
    others = [key(claim) for claim in claims if claim != headline]
    same = len(others) > 1 and all(other and (other == ours or ours.startswith(other)) for other in others)
    return headline if same else None


def retold(
    heading: Heading, stripped: list[str], claims: list[str], found: Evidence, structured: Structured
) -> str | None:
    """The h1 told another way for sharing, where the window's title has another form: it was written by hand.

    `stripped` and `claims` begin with og:title and end with the window's title, if the page has them. Of three forms
    the h1 is the headline where structured data has it too.
    """
    shared, window, ours = key(stripped[0]) if stripped else "", key(claims[-1]) if claims else "", key(heading.text)
    if len(claims) < 2 or not shared or shared in ours or ours in shared or window.startswith(shared):
        return None
    if any(key(claim) == ours for claim in found.all_metas("twitter:title")[:1]):
        return None  # two forms for sharing, and one is the h1
    if key(claimed_headline(structured)) == ours and not window.startswith(ours):
        return None
    return stripped[0] if like(stripped[0], heading.text) >= RETOLD else None


def alone(heading: Heading, claims: list[str]) -> str:
    """The heading without a topic before it or a note behind it, where the page itself gives the headline alone."""
    whole = key(heading.text)
    if not heading.glued and claims and key(claims[0]) == whole:
        return heading.text
    for claim in claims:
        wanted = key(claim)
        if wanted == whole and not heading.glued:
            continue
        if wanted.replace(" ", "") == whole.replace(" ", ""):
            return claim  # parts that stand apart on the screen run together in the markup
        if len(wanted) >= _LEAST_END and heading.text.endswith(claim):
            before = heading.text[: len(heading.text) - len(claim)].rstrip()
            if before.endswith(_KICKER_MARKS) or claim in heading.parts:
                return claim
        if len(wanted) >= _LEAST_END and heading.text.startswith(claim) and claim in heading.parts:
            return claim
    return heading.text


def spelled(title: str, claims: list[str], structured: Structured) -> str:
    """The same words as the page's other sources spell them, structured data among them, where all agree."""
    wanted = key(title)
    forms = Counter(claim for claim in claims if key(claim) == wanted)
    form, votes = forms.most_common(1)[0] if forms else (title, 0)
    return form if votes >= _VOTES and forms[title] == 0 and form == claimed_headline(structured) else title


def claimed_headline(structured: Structured) -> str:
    """The headline in structured data; empty where there is none."""
    return clean(next(iter(texts((structured.article or {}).get("headline"))), ""))
