"""The h1 of a page: which of them is the headline, and which name the site, a box or a subheading?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from selectolax.lexbor import LexborNode

from newscli.parser.page.metadata.titles.marks import Labels, clean, is_site, key, like, split

#: Inside a heading, but not said aloud by it.
_SILENT = frozenset(("script", "style", "svg", "button", "noscript", "template"))
_BREAKS = frozenset(("br", "div", "p", "h2", "h3", "h4", "li", "small"))
#: A page's chrome: a heading in it names the site or a box, not the article.
_CHROME = frozenset(("nav", "footer", "aside", "dialog", "form"))
#: How far up the tree chrome is looked for.
_LEVELS = 12
#: How many parts of a heading may be a kicker or the headline.
_MOST_PARTS = 6
#: A headline has at least this many letters: shorter ones are labels. In scripts without capitals two may be a name.
_LEAST_LETTERS, _LEAST_UNCASED = 4, 2
#: Where a page has many h1, they are its subheadings unless one says again what the page is called. Of 0.2, 0.3, 0.4
#: and 0.5 (shared letter triples) all gave the same titles on the development pages.
ALIKE = 0.3
_MANY_HEADINGS = 3
#: A single h1 so unlike every other title is some box: 0.05 to 0.15 score the same within a page on news and guides.
_UNLIKE = 0.1


@dataclass(frozen=True, slots=True)
class Heading:
    """An h1: its words, the words of its parts where it has several (a kicker and the headline), and where it is."""

    text: str
    parts: tuple[str, ...]
    glued: bool  #: two parts stand apart on the screen, or should, and have no blank between them in the markup
    chrome: bool


def read(node: LexborNode) -> Heading:
    """A heading as its readers see it."""
    words: list[str] = []
    parts: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag in _SILENT:
            continue
        text = child.text(deep=True)
        if tag in _BREAKS or text:
            words.append(f" {text} " if tag in _BREAKS else text)
        if text.strip():
            parts.append(clean(text))
    glued = any(not (one[-1] + other[0]).count(" ") for one, other in pairwise(words))
    return Heading(clean("".join(words)), tuple(parts[:_MOST_PARTS]), glued, _in_chrome(node) or _leads_home(node))


def best(headings: list[Heading], claims: list[str], labels: Labels, window: str) -> Heading | None:
    """The h1 that the page's other titles agree with most; the first of equals. None where no h1 is a headline."""
    fit = [h for h in headings if _is_long(h.text) and not names_site(h.text, labels, claims, window)]
    if not fit:
        return None
    scored = [(max((like(h.text, claim) for claim in claims), default=0.0) - 0.5 * h.chrome, h) for h in fit]
    score, chosen = max(scored, key=lambda pair: pair[0])
    wanted = ALIKE if len(headings) >= _MANY_HEADINGS else _UNLIKE
    wanted = wanted if claims else 0.0
    return None if score < wanted or (chosen.chrome and score <= 0) else chosen


def names_site(text: str, labels: Labels, claims: list[str], window: str) -> bool:
    """Is a heading only the site's name: one end of the window's title, whose rest is the longer headline?"""
    if is_site(text, labels):
        return True
    wanted = key(text)
    if wanted in (key(claim) for claim in claims):
        return False
    parts = [key(part) for _, part in split(window)]
    rest = " ".join(parts[1:] if parts[0] == wanted else parts[:-1] if parts[-1] == wanted else [])
    return len(rest) > 2 * len(wanted) and (parts[-1] == wanted or rest in (key(claim) for claim in claims))


def _is_long(text: str) -> bool:
    uncased = text.isalpha() and text.upper() == text.lower()
    return len(text) >= (_LEAST_UNCASED if uncased else _LEAST_LETTERS)


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
    href = link.attrs.get("href") or ""
    _, _, after = href.rpartition("//")
    return after.rstrip("/").count("/") == 0 and (after.startswith("/") or "//" in href)
