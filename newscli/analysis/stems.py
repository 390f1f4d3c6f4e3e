"""What a word has in common with its other forms, language by language. Pure.

Snowball's algorithms where there is one; for some other languages a light cut of our own, in `light.py`. A stem is
folded like a word. The language of an article is known; that of a query is not, so a query's word has a stem for every
language it could be in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import Stemmer

from newscli.analysis import light
from newscli.analysis.fold import fold, lower
from newscli.analysis.scripts import script

# Language tag (without region or script) to Snowball's name of the algorithm.
_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ms": "indonesian", "nb": "norwegian", "ne": "nepali", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "hr": "serbian", "bs": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

_SCRIPTS = {
    "ar": "arabic", "fa": "arabic", "ur": "arabic", "be": "cyrillic", "bg": "cyrillic", "mk": "cyrillic",
    "ru": "cyrillic", "uk": "cyrillic", "kk": "cyrillic", "el": "greek", "he": "hebrew", "yi": "hebrew",
    "hi": "devanagari", "ne": "devanagari", "mr": "devanagari", "hy": "armenian", "ta": "tamil", "am": "ethiopic",
    "ti": "ethiopic", "sr": "", "zh": "han", "ja": "han",
}  # fmt: skip

#: Languages whose stemmers take off what stands before the root.
_CUT_IN_FRONT = frozenset({"am", "ar", "fa", "he", "id", "ms", "st", "sw", "ti", "yi"})

Stem = Callable[[str], str]


def base(language: str | None) -> str:
    """The language of a tag without region and script: `zh-Hant` is `zh`."""
    return (language or "").replace("_", "-").partition("-")[0].lower()


@cache
def stemmer(language: str) -> Stem | None:
    """The function from a word in small letters (`fold.lower`) to its stem, or None where the language has none."""
    if language in light.CUTS:
        return light.CUTS[language]()
    name = _SNOWBALL.get(language)
    if name is None or name not in Stemmer.algorithms():
        return None
    stem: Stem = Stemmer.Stemmer(name, 0).stemWord
    return stem


def stem(word: str, language: str) -> str:
    """The folded stem of a written word; its folded self where the language has no stemmer or the word no ending."""
    cut = stemmer(language)
    return fold(cut(lower(word))) if cut else fold(word)


def stems(word: str, languages: Iterable[str]) -> list[str]:
    """The folded stems a word may have in these languages, its folded self left out, each once.

    The word may have been typed without its accents, so it is cut both ways.
    """
    written, folded = lower(word), fold(word)
    writing = script(folded[0]) if folded else ""
    found = {
        fold(cut(form))
        for language in languages
        if _SCRIPTS.get(language, "latin") in ("", writing) and (cut := stemmer(language))
        for form in (written, folded)
    }
    return sorted(found - {folded, ""})


def cuts_in_front(language: str) -> bool:
    """May a stem of this language start with another letter than its word?"""
    return language in _CUT_IN_FRONT
