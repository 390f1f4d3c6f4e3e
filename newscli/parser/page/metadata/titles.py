"""Which of the titles a page gives itself is the headline its readers see?

Almost every page says its title several times: in h1, for the social networks, for search machines, in the window's
bar. Measured on the news pages of the development corpus each source alone is right on two thirds to three quarters,
yet one of them is right nearly always. The visible h1 is believed against all others together, because when they
differ the others were written for machines: of 69 pages where h1 stood alone it was right on 45, the rival on 14.
So the work is to find the right h1, to clean it, and to do without one.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from newscli.parser.page.metadata.evidence import Evidence, squeeze
from newscli.parser.page.metadata.structured import Structured, texts, types

#: Between a headline and the name of the site or section, in the window's title.
_SEPARATOR = re.compile(
    r"\s+(?:[|\-–—―:·•»«>/~⋆★*›‹]{1,3})\s+|\s?[|｜ㅣ│¦_]\s?|\s?::\s?|\s?--\s?|(?<=\S)[:：]\s|(?<=\S)-(?=\S)"
)
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]{1,200}>")
#: A date at the end of a window's title, between separators, is no part of the headline.
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
#: Inside a heading, but not said aloud by it.
_SILENT = frozenset(("script", "style", "svg", "button", "noscript", "template"))
_BREAKS = frozenset(("br", "div", "p", "h2", "h3", "h4", "li", "small"))
#: A page's chrome: a heading in it names the site or a box, not the article.
_CHROME = frozenset(("nav", "footer", "aside", "dialog", "form"))
#: How far up the tree chrome is looked for.
_LEVELS = 12
#: A headline has at least this many letters: shorter ones are labels. Chinese headlines of 6 exist.
_LEAST_LETTERS = 4
#: Where a page has many h1, they are its subheadings unless one says again what the page is called. Of 0.2, 0.3, 0.4
#: and 0.5 (shared letter triples) all gave the same titles on the development pages.
_ALIKE = 0.3
_MANY_HEADINGS = 3
#: A single h1 so unlike every other title is some box: 0.05 to 0.15 score the same within a page on news and guides.
_UNLIKE = 0.1
#: Shorter headlines in structured data are the names of templates.
_LEAST_HEADLINE = 20
#: How alike a headline and its form for sharing must be. Where the two differ the latter is right on 13 news pages, the
#: h1 on 4 (on guides 0 and 2); the same from 0.15 to 0.25, and below that the guides lose more.
_RETOLD = 0.2
#: A spelling of the same words (straight or curly quotation marks) beats the h1's when so many sources use it.
_VOTES = 3


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the site and its sections, as `key` makes them and also without blanks."""

    sites: frozenset[str]
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heading:
    """An h1: its words, the words of its parts where it has several (a kicker and the headline), and where it is."""

    text: str
    parts: tuple[str, ...]
    chrome: bool


def choose(found: Evidence, structured: Structured, site_names: list[str], section_names: list[str]) -> tuple[str, ...]:
    """All titles of the page, the headline first, each once; empty where it has none.

    The names of the site and of its sections are no part of a headline.
    """
    labels = Labels(_keys(site_names), _keys(section_names))
    headings = [heading for node in found.h1 if (heading := _heading(node)).text]
    claims = _claims(found, structured)
    named = [heading.text for heading in headings if _names_site(heading.text, labels, claims, found.title)]
    labels = Labels(labels.sites | _keys(named), labels.sections)
    stripped = [_without_site(claim, labels) for claim in claims]
    best = _best_heading(headings, stripped, labels, found.title)
    if best is None:
        chosen = _without_last(_agreed(stripped, labels))
    else:
        chosen = (
            _newsroom(best, stripped, structured)
            or _retold(best, stripped, claims, found)
            or _spelled(_without_kicker(best, stripped), stripped, structured)
        )
        chosen = _without_site(chosen, labels)
    rest = [heading.text for heading in headings if _like(heading.text, chosen) > _ALIKE]
    return tuple(dict.fromkeys(title for title in (chosen, *stripped, *claims, *rest) if title))


def node_of(found: Evidence, title: str) -> LexborNode | None:
    """The h1 that shows the title, or comes nearest to it."""
    scored = [(_like(_heading(node).text, title), node) for node in found.h1]
    score, node = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return node if score >= _RETOLD else None


@lru_cache(maxsize=256)  # the few titles of a page are compared again and again
def key(text: str) -> str:
    """The words of a title, for comparing: lower case, no punctuation."""
    return " ".join(_WORD.findall(text.lower()))


def clean(text: str) -> str:
    """A title as a reader means it: entities and tags of careless templates resolved, blanks single."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    return squeeze(text.replace("\u00ad", "").replace("\u200b", ""))


def _claims(found: Evidence, structured: Structured) -> list[str]:
    """What the page calls itself outside its headings, the most trustworthy first."""
    article = structured.article or {}
    claimed = found.all_metas("og:title")[:1]
    claimed += texts(article.get("headline"))[:1] or texts(article.get("name"))[:1]
    claimed += found.all_metas("twitter:title")[:1]
    claimed += [node.text(deep=True) for name, node in found.items if name == "headline" and node.tag != "meta"][:2]
    claimed += found.all_metas("headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title")[:6]
    claimed.append(found.title)
    return [title for claim in claimed if (title := clean(claim))]


def _heading(node: LexborNode) -> Heading:
    words: list[str] = []
    parts: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag in _SILENT:
            continue
        text = child.text(deep=True)
        words.append(f" {text} " if tag in _BREAKS else text)
        if tag != "-text" and text.strip():
            parts.append(clean(text))
    return Heading(clean("".join(words)), tuple(parts[:6]), _in_chrome(node) or _leads_home(node))


def _in_chrome(node: LexborNode) -> bool:
    above = node.parent
    for _ in range(_LEVELS):
        if above is None:
            return False
        if above.tag in _CHROME:
            return True
        above = above.parent
    return False


def _leads_home(node: LexborNode) -> bool:
    """A heading that links to the front page is the site's name."""
    link = node.css_first("a[href]") or (node.parent if node.parent is not None and node.parent.tag == "a" else None)
    if link is None:
        return False
    _, _, after = (link.attrs.get("href") or "").rpartition("//")
    return after.rstrip("/").count("/") == 0 and (after.startswith("/") or "//" in (link.attrs.get("href") or ""))


def _best_heading(headings: list[Heading], claims: list[str], labels: Labels, window: str) -> Heading | None:
    """The h1 that the page's other titles agree with most; the first of equals. None where no h1 is a headline."""
    fit = [h for h in headings if len(h.text) >= _LEAST_LETTERS and not _names_site(h.text, labels, claims, window)]
    if not fit:
        return None
    scored = [(max((_like(h.text, claim) for claim in claims), default=0.0) - 0.5 * h.chrome, h) for h in fit]
    score, best = max(scored, key=lambda pair: pair[0])
    wanted = _ALIKE if len(headings) >= _MANY_HEADINGS else _UNLIKE
    wanted = wanted if claims else 0.0
    return None if score < wanted or (best.chrome and score <= 0) else best


def _names_site(text: str, labels: Labels, claims: list[str], window: str) -> bool:
    """Is a heading only the site's name: one end of the window's title, whose rest is the longer headline?"""
    if _is_site(text, labels):
        return True
    wanted = key(text)
    if wanted in (key(claim) for claim in claims):
        return False
    parts = [key(part) for _, part in _split(window)]
    rest = " ".join(parts[1:] if parts[0] == wanted else parts[:-1] if parts[-1] == wanted else [])
    return len(rest) > 2 * len(wanted) and (parts[-1] == wanted or rest in (key(claim) for claim in claims))


def _newsroom(heading: Heading, claims: list[str], structured: Structured) -> str | None:
    """A news article's own headline in its structured data, where it is to be believed against the h1.

    That is where the form for sharing says the same, or where all other titles are one search title: such an h1
    often stands in a trail of links. The latter was right on four pages of two publishers, wrong on one of a third.
    """
    article = structured.article or {}
    if not any("news" in name for name in types(article)):
        return None
    headline = clean(next(iter(texts(article.get("headline"))), ""))
    wanted, ours = key(headline), key(heading.text)
    if len(headline) < _LEAST_HEADLINE or wanted == ours:
        return None
    if claims and key(claims[0]) == wanted and not ours.endswith(wanted):
        return claims[0]
    others = [key(claim) for claim in claims if claim != headline]
    same = len(others) > 1 and all(other and (other == ours or ours.startswith(other)) for other in others)
    return headline if same else None


def _retold(heading: Heading, stripped: list[str], claims: list[str], found: Evidence) -> str | None:
    """The h1 told another way for sharing, where the window's title has another form: it was written by hand.

    `stripped` and `claims` begin with og:title and end with the window's title, if the page has them.
    """
    shared, window, ours = key(stripped[0]) if stripped else "", key(claims[-1]) if claims else "", key(heading.text)
    if len(claims) < 2 or not shared or shared in ours or ours in shared or window.startswith(shared):
        return None
    if any(key(claim) == ours for claim in found.all_metas("twitter:title")[:1]):
        return None  # two forms for sharing, and one is the h1
    return stripped[0] if _like(stripped[0], heading.text) >= _RETOLD else None


def _without_kicker(heading: Heading, claims: list[str]) -> str:
    """The heading without a topic before it, where the page itself gives the headline without one."""
    whole = key(heading.text)
    for claim in claims:
        wanted = key(claim)
        if wanted == whole:
            continue
        if wanted.replace(" ", "") == whole.replace(" ", ""):
            return claim  # parts that stand apart on the screen run together in the markup
        if len(wanted) >= 12 and heading.text.endswith(claim):
            before = heading.text[: len(heading.text) - len(claim)].rstrip()
            if before.endswith((":", "|", "-", "–", "—", "/", "+")) or claim in heading.parts:
                return claim
    return heading.text


def _spelled(title: str, claims: list[str], structured: Structured) -> str:
    """The same words as the page's other sources spell them, structured data among them, where all agree."""
    wanted = key(title)
    forms = Counter(claim for claim in claims if key(claim) == wanted)
    form, votes = forms.most_common(1)[0] if forms else (title, 0)
    claimed = clean(next(iter(texts((structured.article or {}).get("headline"))), ""))
    return form if votes >= _VOTES and forms[title] == 0 and form == claimed else title


def _without_site(title: str, labels: Labels) -> str:
    """A title without the site's or section's name, or the day, at its end, or the site's name at its start."""
    parts = _split(title)
    while len(parts) > 1 and (_is_site(parts[-1][1], labels, sections=True) or _DAY.fullmatch(parts[-1][1])):
        parts.pop()
    while len(parts) > 1 and _is_site(parts[0][1], labels):
        parts.pop(0)
        parts[0] = ("", parts[0][1])
    return "".join(separator + part for separator, part in parts).strip()


def _without_last(title: str) -> str:
    """Where only the window's title is left: without what stands after its last upright bar, if that is shorter."""
    before, bar, after = title.rpartition("|")
    return before.strip() if bar and 0 < len(after) < len(before) else title


def _split(title: str) -> list[tuple[str, str]]:
    """The parts of a title, each with the separator before it; at least one."""
    parts: list[tuple[str, str]] = []
    at, separator = 0, ""
    for found in _SEPARATOR.finditer(title):
        if found.start() > at:
            parts.append((separator, title[at : found.start()]))
            at, separator = found.end(), found[0]
    parts.append((separator, title[at:]))
    return [pair for pair in parts if pair[1]] or [("", title)]


def _is_site(part: str, labels: Labels, *, sections: bool = False) -> bool:
    name = key(part)
    packed = name.replace(" ", "")
    return bool({name, packed} & labels.sites or (sections and {name, packed} & labels.sections))


def _keys(names: list[str]) -> frozenset[str]:
    made = {key(name) for name in names} - {""}
    return frozenset(made | {name.replace(" ", "") for name in made})


def _agreed(claims: list[str], labels: Labels) -> str:
    """Without an h1: the claim that most others repeat, the most trustworthy of equals."""
    fit = [claim for claim in claims if not _is_site(claim, labels)] or claims
    if not fit:
        return ""
    keys = [key(claim) for claim in fit]
    best = max(fit, key=lambda claim: keys.count(key(claim)))
    # A section that nobody names stands behind a mark: another claim without it shows where the headline ends.
    shorter = (claim for claim in fit if len(claim) >= len(best) / 2 and best.startswith(claim) and claim != best)
    return next((claim for claim in shorter if _SEPARATOR.match(best, len(claim))), best)


def _like(one: str, other: str) -> float:
    """How alike two titles are: the shared part of their letter triples, 0 to 1."""
    a, b = _grams(one), _grams(other)
    return len(a & b) / len(a | b) if a and b else 0.0


@lru_cache(maxsize=64)
def _grams(text: str) -> frozenset[str]:
    packed = key(text)[:400]
    return frozenset(packed[i : i + 3] for i in range(max(1, len(packed) - 2))) if packed else frozenset()
