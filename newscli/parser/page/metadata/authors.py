"""Who wrote the article? People by name, as the page says them to machines and in the byline.

A name stands in many dresses: with `by` before it, a job, a town, a date or an address behind it, several in one line,
or as the account that keyed the text in. `names` undresses them; `read` decides whom to believe. An organisation is an
author only where no person is named.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from selectolax.lexbor import LexborNode

from newscli.parser.months import MONTHS
from newscli.parser.page.metadata import places
from newscli.parser.page.metadata.evidence import Evidence
from newscli.parser.page.metadata.structured import Structured, texts, types

_METAS = (
    "author", "article:author", "og:article:author", "og:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "dc:creator", "dc.creator.personalname",
    "byl", "byline", "article_author", "articleauthor", "article.author", "cxenseparse:author", "citation_author",
    "rbauthors", "authors", "author_name", "author-name",
)  # fmt: skip
#: Words that lead up to a name.
_LEAD = re.compile(
    r"^(?:(?:(?:written|posted|published|reported|story|text|words|article|contributed|edited|reviewed|insights|"
    r"created|submitted|authored)\s+(?:by|from)|(?:this\s+(?:post|article|story)\s+was\s+)?written\s+by|"
    r"by|von|par|por|door|av|af|with|about the author|the author|"
    r"autore?s?|autora|auteure?s?|authors?|autor(?:in)?|verfasst von|geschrieben von|ein beitrag von|"
    r"eine? \w{4,20} von|from|text|texte|texto|testo|od|skrevet av|"
    r"skriven av|tekst|pisze|napisał|автор|текст|від|από|بقلم|كتب|نوشته|מאת|投稿者|著者|作者|筆者|記者|文|撰文|글|"
    r"작성자|द्वारा|oleh|"
    r"bởi|yazar|haber|kirjoittaja|teksti)\s*[:：/\-–]?(?:\s+|$)|"
    r"(?:by|von|par|por|di|de|autor|author|auteur|autore|text|автор|作者|文|記者|投稿者|著者)\s*[:：/／]\s*)",
    re.IGNORECASE,
)
#: What follows a name in a byline and is no part of it.
_TAIL = re.compile(
    r"\s*(?:[»<>\n\t]|\s[-–—―]\s|\s/\s|\(|\bon behalf of\b|\bfor\s+[A-Z]|\bin\s+[A-Z]|\bvia\b|(?:^|\s)@|https?:|www\.|"
    r"\b(?:updated|published|posted|last|lesezeit|lesedauer|reading|share|follow|view|see|copy|edited|is an?|is the|"
    r"has been)\b|"
    r"\b\d{1,2}[:.]\d{2}|\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\b(?:19|20)\d{2}\b|\b\d+ ?(?:min|sec|comm)).*$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(
    r"\s*[,;、，；|•·●▪⋅∙]\s*|\s+[&+]\s+|\s+(?:and|und|et|og|och|ja|и|та|ve|dan|και|with|mit|avec|con)\s+",
    re.IGNORECASE,
)
#: So short a word also stands inside names (Ortega y Gasset): it parts only two whole names.
_BETWEEN_WHOLE = re.compile(r"\s+(?:y|e|i|a|en|і)\s+")
#: A day with its month's name; whether the word is a month is looked up.
_DAY = re.compile(
    r"(?:([^\W\d_]{3,12})\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|"
    r"\.)?\s+([^\W\d_]{3,12})\.?)(?:,?\s+\d{4})?(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
#: A name with such a word is a house's: it may sign alone, but behind a person it is where that person works.
_HOUSE = re.compile(
    r"\b(?:news|post|times|tv|media|magazine|radio|herald|tribune|journal|network|group|inc|ltd|gmbh|team|marketing|"
    r"content)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset((
    "de", "del", "della", "di", "da", "do", "dos", "das", "van", "von", "der", "den", "ter", "ten", "al", "el",
    "la", "le", "les", "bin", "ibn", "y", "e", "du", "d", "af", "av", "zu", "und",
))  # fmt: skip
_KOREAN_REPORTER = re.compile(r"\s*(?:기자|특파원|선임기자|논설위원|인턴기자)(?:\s.*)?$")
_MAIL = re.compile(r"\S+@\S+")
#: A part of a byline with such a word is a job, a place in the page or an invitation, not a person.
_NO_NAME = re.compile(
    r"\b(?:image|photo|foto|bild|picture|getty|shutterstock|istock|comments?|kommentar\w*|newsletter|subscribe|"
    r"follow|facebook|twitter|instagram|linkedin|archive|rss|feed|read|more|all posts|"
    r"about|bio|profile|share|editor|reporter|correspondent|journalist|writer|director|manager|officer|president|"
    r"founder|specialist|fellow|professor|columnist|producer|wissenschaftl\w*|"
    r"redakteur\w*|korrespondent\w*|autorin|publi\w*|veröffentlicht|updated|min|minutes|name|e-?mail|continue|view|tags?|category|"
    r"section|home|menu|search|login|avatar|logo|click|here|posted|date|source)\b",
    re.IGNORECASE,
)
#: Generic accounts that publish for everyone: better no author than one of these.
_ACCOUNTS = frozenset((
    "admin", "administrator", "webmaster", "editor", "redaktion", "redakcja", "redaction", "redazione",
    "redacción", "redação", "editorial", "staff", "user", "guest", "author", "by", "with", "the", "agencies",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "paid", "autor", "unknown", "anonymous", "wordpress", "web", "root", "none", "null",
    "undefined", "nachrichten", "news",
))  # fmt: skip
_ELSEWHERE = re.compile(
    r"comment|kommentar|related|teaser|recommend|sidebar|footer|testimonial|more-from|latest|most-?read|carousel|"
    r"swiper|promo|popular|caption|credit|copyright|event|avatar|image|photo",
    re.IGNORECASE,
)
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
_LONGEST_NAME, _MOST_WORDS, _LONGEST_BYLINE, _MOST_AUTHORS = 60, 6, 300, 20
#: How far from the headline a byline may stand, in levels.
_NEAR = 7
#: Letters after the headline in which a name behind `by` is looked for.
_WORDS_LETTERS = 400


def read(
    found: Evidence, structured: Structured, headline: LexborNode | None, title: str, sites: list[str]
) -> tuple[str, ...]:
    """The article's authors, each once, in the page's order."""
    own = {_key(site) for site in sites} - {""}
    people, houses = _from_data(structured, own)
    if people:
        return tuple(people)
    metas = _from_metas(found)
    signed = [name for name in _from_byline(found, headline) if _key(name) != _key(title)]
    shown = [name for name in signed if _key(name) not in own]
    told = _told(metas, own, shown)
    if told and not (shown and _is_account(told)):
        return tuple(told)
    return tuple(shown or _from_words(headline, own) or houses or next(iter(metas), signed))


def _told(metas: list[list[str]], own: set[str], shown: list[str]) -> list[str]:
    """The people of the first meta element that names any; of the one that the byline confirms, if there is one."""
    named = [people for names_ in metas if (people := [name for name in names_ if _key(name) not in own])]
    keys = {_key(name) for name in shown}
    return next((people for people in named if keys.intersection(map(_key, people))), next(iter(named), []))


def _from_words(headline: LexborNode | None, own: set[str]) -> list[str]:
    """A name behind a word such as `by` in the first words after the headline."""
    if headline is None:
        return []
    segments = places.words_after(headline, _WORDS_LETTERS)
    for segment, after in zip(segments, [*segments[1:], ""], strict=False):
        if (lead := _LEAD.match(segment)) is not None:
            if lead.end() == len(segment):
                segment = f"{segment} {after}"  # noqa: PLW2901 - the page has `by` and the name in two elements
            told = [name for name in names(segment) if (_is_full(name) or name[:1].isupper()) and _key(name) not in own]
            if told:
                return told
    return []


def names(text: str, *, split: bool = True) -> list[str]:
    """The names in a byline or field; with `split` false it is one name, such as an organisation's.

    A name of one word counts only at the start: later ones are towns, degrees and offices.
    """
    text = " ".join(_MAIL.sub(" ", html.unescape(text[: 4 * _LONGEST_BYLINE])).split())
    text = _without_lead(_DAY.sub(_without_day, text).strip(" |,"))
    if not split:
        return [text] if text else []
    found: list[str] = []
    for part in _BETWEEN.split(text):
        whole = _BETWEEN_WHOLE.split(part)
        pieces = whole if len(whole) > 1 and all(len(piece.split()) > 1 for piece in whole) else [part]
        for piece in pieces:
            name = _undressed(piece)
            if _plausible(name) and (not found or (_is_full(name) and not _HOUSE.search(name))):
                found.append(name)
    return _once(found)[:_MOST_AUTHORS]


def _without_lead(text: str) -> str:
    for _ in range(3):
        text, count = _LEAD.subn("", text)
        text = text.strip(" |,:")
        if not count:
            break
    return text


def _without_day(day: re.Match[str]) -> str:
    word = (day[1] or day[2]).lower()
    return " | " if word in MONTHS else day[0]


def _undressed(text: str) -> str:
    text = _KOREAN_REPORTER.sub("", _TAIL.sub("", _without_lead(text.strip())))
    return text.strip(" .,:;-–—*_\"'“”„")


def _plausible(name: str) -> bool:
    words = name.split()
    if not 1 < len(name) <= _LONGEST_NAME or len(words) > _MOST_WORDS:
        return False
    if (
        name.startswith(("http", "/", "#", "{", "["))
        or sum(c.isdigit() for c in name) > 4
        or not any(c.isalpha() for c in name)
    ):
        return False
    if _NO_NAME.search(name) or _key(name) in _ACCOUNTS or name.lower().strip(".") in MONTHS:
        return False
    return len(words) < 3 or _capitals(words)


def _is_full(name: str) -> bool:
    """Is this surely a person's whole name: several words with capitals, or some letters of a script without blanks?"""
    words = name.split()
    if len(words) == 1:
        return not name.isascii() and name.upper() == name.lower() and len(name) <= 8
    return _capitals(words)


def _capitals(words: list[str]) -> bool:
    """Do all words but particles begin as names do? Scripts without capitals always do."""
    return all(
        not word[0].islower() or word.lower().strip(".'’") in _PARTICLES or "'" in word[:3] or "’" in word[:3]
        for word in words
    )


def _from_data(structured: Structured, own: set[str]) -> tuple[list[str], list[str]]:
    """The people and the organisations that structured data names as authors."""
    article = structured.article or {}
    people: list[str] = []
    houses: list[str] = []
    for value in _listed(article.get("author") or article.get("creator"))[:_MOST_AUTHORS]:
        thing = structured.resolve(value)
        kinds = types(thing) if isinstance(thing, dict) else []
        house = any("organi" in kind or kind in ("website", "corporation") for kind in kinds)
        for text in _names_of(thing):
            if house:
                houses += names(text, split=False)
            else:
                for name in names(text):
                    (houses if _key(name) in own else people).append(name)
    return _once(people), _once(houses)


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
        _once(name for content in found.all_metas(meta)[:_MOST_AUTHORS] for name in names(content)) for meta in _METAS
    ]
    return [people for people in told if people]


def _from_byline(found: Evidence, headline: LexborNode | None) -> list[str]:
    """The names in the byline nearest to the headline."""
    above = places.around(headline)
    origin = found.places.get(headline.mem_id, 0) if headline is not None else 0
    ranked: list[tuple[tuple[int, bool, int], LexborNode]] = []
    items = [node for name, node in found.items if name in ("author", "creator")]
    for node in (*found.bylines, *items):
        if node.tag in _SILENT:
            continue
        level = places.level(node, above, _ELSEWHERE) if above else _NEAR
        if level is not None and level <= _NEAR:
            place = found.places.get(node.mem_id, 0) - origin
            ranked.append(((level, place < 0, abs(place)), node))
    ranked.sort(key=lambda pair: pair[0])
    for _, node in ranked:
        if told := _in_byline(node):
            return told
    return []


def _in_byline(node: LexborNode) -> list[str]:
    """The names in one byline: its links to authors, else its parts, else its words."""
    words = _words(node)
    if not 0 < len(words) <= _LONGEST_BYLINE:
        return []
    links = node.css("a[rel~=author], [itemprop=name], a[href*=author], a[href*=autor], a[href*=profile]")[
        :_MOST_AUTHORS
    ]
    return _once(name for link in links for name in names(_words(link))) or names(words)


def _words(node: LexborNode) -> str:
    """The visible words of a byline, its parts kept apart with a bar, so that name,
    job and date do not run together."""
    parts: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag not in _SILENT:
            parts += child.text(deep=True, separator="\n").split("\n")
    return " | ".join(words for part in parts if (words := " ".join(part.split())))


def _is_account(told: list[str]) -> bool:
    """A single word without a blank is more often a login than a name."""
    return len(told) == 1 and " " not in told[0] and told[0].isascii()


def _once(found: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in found:
        seen.setdefault(_key(name), name)
    return [name for key, name in seen.items() if key]


def _key(name: str) -> str:
    """A name for comparing: small letters without accents, punctuation and blanks."""
    bare = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in bare if c.isalnum())
