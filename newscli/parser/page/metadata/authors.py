"""Who wrote the article? People by name, as the page says them to machines and in the byline.

A name stands in many dresses: with `by` before it, a job, a town, a date or an address behind it, several in one line,
or as the account that keyed the text in. `people` undresses them; `read` decides whom to believe. An organisation is an
author only where no person is named.
"""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newscli.parser.page.metadata import places
from newscli.parser.page.metadata.datelines import PUBLISH_WORDS, UPDATE_WORDS
from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.people import LEAD, LONGEST_BYLINE, MOST_AUTHORS, is_full, key, names, once
from newscli.parser.page.metadata.structured import Structured, texts, types

_METAS = (
    "author", "article:author", "og:article:author", "og:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "dc:creator", "dc.creator.personalname",
    "byl", "byline", "article_author", "articleauthor", "article.author", "cxenseparse:author", "citation_author",
    "rbauthors", "authors", "author_name", "author-name",
)  # fmt: skip
#: Parts of a page that name somebody else: authors of other articles, photographers, and always commenters.
_ELSEWHERE = re.compile(
    r"comment|kommentar|related|teaser|recommend|sidebar|footer|testimonial|more-from|latest|most-?read|carousel|"
    r"swiper|promo|popular|caption|credit|copyright|event|avatar|image|photo|breadcrumb|navig|follow|topic",
    re.IGNORECASE,
)
_COMMENTS = re.compile("comment|kommentar", re.IGNORECASE)
_SILENT = frozenset(
    (
        "script",
        "style",
        "svg",
        "img",
        "input",
        "button",
        "noscript",
        "template",
        "textarea",
        "form",
        "picture",
        "meta",
        "link",
        "time",
        "sup",
    )
)
#: A name that may stand alone, and what is in a date line.
_LONE = re.compile(r"[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3}")
_DATED = re.compile(rf"\b(?:19|20)\d\d\b|{PUBLISH_WORDS.pattern}|{UPDATE_WORDS.pattern}", re.IGNORECASE)
_LABEL_LETTERS = 40
#: A line that signs an article: a word that leads up to names, and what may be names.
_SIGNED = re.compile(
    r"^[ \t]*(?:(?:[Ww]ritten|[Pp]osted|[Rr]eported) by|[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|Author|Autor(?:in)?|"
    r"Auteur|Autore|Text|Автор|Текст)[ \t]*[:：]?[ \t]+[^\W\d_][^\n:!?]{3,70}$",
    re.MULTILINE,
)
#: So much of a page behind its title is looked at for one; the start of the title is where that is.
_SIGNED_LETTERS, _TITLE_LETTERS = 30_000, 40
#: How far from the headline a byline may stand, in levels.
_NEAR = 7
#: What stands so many elements behind the headline is its byline even in a part whose name speaks of something else.
_RIGHT_BEHIND = 3
#: Letters after the headline in which a name behind `by` is looked for.
_WORDS_LETTERS = 400

#: A byline with how near it stands to the headline: levels, whether before it, elements between.
_Ranked = tuple[tuple[int, bool, int], LexborNode]


def read(
    tree: LexborHTMLParser,
    found: Evidence,
    structured: Structured,
    headline: LexborNode | None,
    title: str,
    *,
    sites: list[str],
    sections: list[str],
) -> tuple[str, ...]:
    """The article's authors, each once, in the page's order.

    The names of the site and, near the headline, of its sections are not those of people.
    """
    own = {key(site) for site in sites} - {""}
    labels = {key(title), *map(key, sections)}
    people, houses = _from_data(structured, own)
    if people:
        return tuple(people)
    metas = _from_metas(found)
    signed = [name for name in _from_byline(found, headline) if key(name) not in labels]
    shown = [name for name in signed if key(name) not in own]
    told = _told(metas, own, shown)
    if told and not (shown and (_is_account(told) or _is_part(told, shown))):
        return tuple(told)
    words = shown or _from_words(headline, own | labels) or houses or next(iter(metas), signed)
    return tuple(words or _signed(tree, title, own | labels))


def _told(metas: list[list[str]], own: set[str], shown: list[str]) -> list[str]:
    """The people of the first meta element that names any; of the one that the byline confirms, if there is one."""
    named = [people for names_ in metas if (people := [name for name in names_ if key(name) not in own])]
    keys = {key(name) for name in shown}
    return next((people for people in named if keys.intersection(map(key, people))), next(iter(named), []))


def _from_words(headline: LexborNode | None, own: set[str]) -> list[str]:
    """A name behind a word such as `by` in the first words after the headline."""
    if headline is None:
        return []
    segments = places.words_after(headline, _WORDS_LETTERS)
    for segment, after in zip(segments, [*segments[1:], ""], strict=False):
        if (lead := LEAD.match(segment)) is not None:
            if lead.end() == len(segment):
                segment = f"{segment} {after}"  # noqa: PLW2901 - the page has `by` and the name in two elements
            told = [name for name in names(segment) if (is_full(name) or name[:1].isupper()) and key(name) not in own]
            if told:
                return told
    return _beside_date(segments, own)


def _signed(tree: LexborHTMLParser, title: str, own: set[str]) -> list[str]:
    """A piece of the page behind its title that is nothing but `by` and whole names, as at the end of an article."""
    words = tree.body.text(deep=True, separator="\n") if tree.body is not None else ""
    start = max(0, words.find(title[:_TITLE_LETTERS]))
    for piece in _SIGNED.finditer(words, start, start + _SIGNED_LETTERS):
        told = names(piece[0])
        if told and all(is_full(name) and not name[0].islower() and key(name) not in own for name in told):
            return told
    return []


def _beside_date(segments: list[str], own: set[str]) -> list[str]:
    """A person's name that stands alone right before or behind the date line, as `by` is often left out."""
    spoken = [segment for segment in segments if any(letter.isalnum() for letter in segment)]
    for segment, before, after in zip(spoken, ["", *spoken], [*spoken[1:], ""], strict=False):
        name = segment.strip(" |·•,")
        if _LONE.fullmatch(name) and is_full(name) and (_DATED.search(before) or _DATED.search(after[:_LABEL_LETTERS])):
            return [found for found in names(name) if key(found) not in own]
    return []


def _from_data(structured: Structured, own: set[str]) -> tuple[list[str], list[str]]:
    """The people and the organisations that structured data names as authors."""
    article = structured.article or {}
    people: list[str] = []
    houses: list[str] = []
    for value in _listed(article.get("author") or article.get("creator"))[:MOST_AUTHORS]:
        thing = structured.resolve(value)
        kinds = types(thing) if isinstance(thing, dict) else []
        house = any("organi" in kind or kind in ("website", "corporation") for kind in kinds)
        for text in _names_of(thing):
            if house:
                houses += names(text, split=False)
            else:
                for name in names(text):
                    (houses if key(name) in own else people).append(name)
    return once(people), once(houses)


def _names_of(thing: Any) -> list[str]:
    if isinstance(thing, dict) and not thing.get("name"):
        parts = texts([thing.get("givenName"), thing.get("familyName")])
        return [" ".join(parts)] if parts else []
    return texts(thing)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _from_metas(found: Evidence) -> list[list[str]]:
    """The names of each meta element that has any, the most trustworthy first."""
    told = [
        once(name for content in found.all_metas(meta)[:MOST_AUTHORS] for name in names(content)) for meta in _METAS
    ]
    return [people for people in told if people]


def _from_byline(found: Evidence, headline: LexborNode | None) -> list[str]:
    """The names in the byline nearest to the headline."""
    above = places.around(headline)
    origin = found.places.get(headline.mem_id, 0) if headline is not None else 0
    ranked: list[_Ranked] = []
    items = [node for name, node in found.items if name in ("author", "creator")]
    for node in (*found.bylines, *items):
        if node.tag in _SILENT:
            continue
        place = found.places.get(node.mem_id, 0) - origin
        level = places.level(node, above, _ELSEWHERE) if above else _NEAR
        if level is None and 0 < place <= _RIGHT_BEHIND and places.level(node, above, _COMMENTS) is not None:
            level = _NEAR
        if level is not None and level <= _NEAR:
            ranked.append(((level, place < 0, abs(place)), node))
    ranked.sort(key=lambda pair: pair[0])
    for at, (_, node) in enumerate(ranked):
        if told := _in_byline(node):
            return once([*told, *(name for other in _beside(node, ranked[at + 1 :]) for name in _in_byline(other))])
    return []


def _beside(node: LexborNode, others: list[_Ranked]) -> list[LexborNode]:
    """The bylines of the same make beside one: a page may give each author one of their own."""
    around, names_ = node.parent, node.attrs.get("class")
    if around is None or not names_:
        return []
    return [
        other
        for _, other in others
        if other.tag == node.tag
        and other.attrs.get("class") == names_
        and other.parent is not None
        and other.parent.mem_id == around.mem_id
    ][:MOST_AUTHORS]


def _in_byline(node: LexborNode) -> list[str]:
    """The names in one byline: its links to authors, else its parts, else its words."""
    words = _words(node)
    if not 0 < len(words) <= LONGEST_BYLINE:
        return []
    links = node.css("a[rel~=author], [itemprop=name], a[href*=author], a[href*=autor], a[href*=profile]")[
        :MOST_AUTHORS
    ]
    return once(name for link in links for name in names(_words(link))) or names(words)


def _words(node: LexborNode) -> str:
    """The visible words of a byline, its parts kept apart with a bar, so that name,
    job and date do not run together."""
    parts: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag not in _SILENT:
            parts += child.text(deep=True, separator="\n").split("\n")
    return " | ".join(words for part in parts if (words := " ".join(part.split())))


def _is_part(told: list[str], shown: list[str]) -> bool:
    """Do readers see the same people and more?"""
    return set(map(key, told)) < set(map(key, shown)) and all(map(is_full, shown))


def _is_account(told: list[str]) -> bool:
    """A single word without a blank is more often a login than a name."""
    return len(told) == 1 and " " not in told[0] and told[0].isascii()
