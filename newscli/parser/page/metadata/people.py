"""Undresses names: people as bylines and fields write them, without `by`, jobs, towns, dates and addresses. Pure."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from newscli.parser.months import MONTHS

#: Words that lead up to a name.
LEAD = re.compile(
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
    r"section|home|startseite|menu|search|login|avatar|logo|click|here|posted|date|source|terms|privacy|policy|"
    r"cookies?|topics?|related|link)\b",
    re.IGNORECASE,
)
#: What a template writes where it should have put the author: `page.author`, `post_author`.
_PLACEHOLDER = re.compile(r"[a-z._]*[._](?:author|autor|byline|name|user)")
#: Generic accounts that publish for everyone: better no author than one of these.
_ACCOUNTS = frozenset((
    "admin", "administrator", "webmaster", "editor", "redaktion", "redakcja", "redaction", "redazione",
    "redacción", "redação", "editorial", "staff", "user", "guest", "author", "by", "with", "the", "agencies",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun", "paid", "autor", "unknown", "anonymous", "wordpress", "web", "root", "none", "null",
    "undefined", "nachrichten", "news",
))  # fmt: skip
_LONGEST_NAME, _MOST_WORDS = 60, 6
#: A longer byline is a paragraph about somebody; more authors are a list of something else.
LONGEST_BYLINE, MOST_AUTHORS = 300, 20


def names(text: str, *, split: bool = True) -> list[str]:
    """The names in a byline or field; with `split` false it is one name, such as an organisation's.

    A name of one word counts only at the start: later ones are towns, degrees and offices.
    """
    text = " ".join(_MAIL.sub(" ", html.unescape(text[: 4 * LONGEST_BYLINE])).split())
    text = _without_lead(_DAY.sub(_without_day, text).strip(" |,"))
    if not split:
        return [text] if text else []
    found: list[str] = []
    for part in _BETWEEN.split(text):
        whole = _BETWEEN_WHOLE.split(part)
        pieces = whole if len(whole) > 1 and all(len(piece.split()) > 1 for piece in whole) else [part]
        for piece in pieces:
            name = _undressed(piece)
            if _plausible(name) and (not found or (is_full(name) and not _HOUSE.search(name))):
                found.append(name)
    return once(found)[:MOST_AUTHORS]


def _without_lead(text: str) -> str:
    for _ in range(3):
        text, count = LEAD.subn("", text)
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
    if (
        _NO_NAME.search(name)
        or _PLACEHOLDER.fullmatch(name)
        or key(name) in _ACCOUNTS
        or name.lower().strip(".") in MONTHS
    ):
        return False
    return len(words) < 3 or _capitals(words)


def is_full(name: str) -> bool:
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


def once(found: Iterable[str]) -> list[str]:
    """Each name once, in the order of the first sight."""
    seen: dict[str, str] = {}
    for name in found:
        seen.setdefault(key(name), name)
    return [name for same, name in seen.items() if same]


def key(name: str) -> str:
    """A name for comparing: small letters without accents, punctuation and blanks."""
    bare = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in bare if c.isalnum())
