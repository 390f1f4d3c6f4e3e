"""Which characters do these bytes stand for? BOM, strict UTF-8, header, the page's own word, then a guess.

What a page declares is often wrong, so a declaration outside UTF-8 is only a strong opinion: all encodings of the web
are tried on a part of the bytes, and the one whose letters look most like text wins. Text has common letters, letters
of one script side by side, capitals at the start of words and no signs inside them; bytes read wrongly have not.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from newscli.parser.language.words import GREEK, TABLES
from newscli.parser.letters import ALPHABETS, COMMON, SIGNS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Labels that the web uses for a smaller encoding but means a larger one by, as browsers read them.
_LARGER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs", "cp950": "big5hkscs", "tis-620": "cp874", "iso8859-11": "cp874",
    "iso8859-8": "cp1255", "iso8859-6": "cp1256",
}  # fmt: skip
_UNPYTHONIC = {"x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030",
"x-euc-jp": "euc_jp", "windows-874": "cp874", "x-cp1251": "cp1251"}  # fmt: skip
#: What is tried, the likelier first: of equals the first is taken.
_CANDIDATES = (
    "cp1252", "cp1251", "gb18030", "cp932", "euc_jp", "big5hkscs", "cp949", "iso8859-2", "cp1250", "cp1256",
    "koi8-r", "koi8-u", "cp1254", "cp1253", "iso8859-7",
    "cp1255", "cp1257", "cp874", "iso8859-5", "cp866", "iso8859-15", "iso8859-4",
)  # fmt: skip
#: What a page may declare: no codec of Python's that is no encoding of web pages (`idna`, `unicode_escape`).
_KNOWN = frozenset(_CANDIDATES) | {
    "utf-8",
    "cp1258",
    "iso8859-3",
    "iso8859-10",
    "iso8859-13",
    "iso8859-14",
    "iso8859-16",
    "mac-cyrillic",
    "mac-roman",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:\-]{2,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:\-]{2,40})""", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
#: Where a page may declare itself: browsers look at 1,024 bytes, pages need more.
_HEAD_BYTES = 4_096
#: So many bytes with foreign letters decide; 1,500 gave the same answers in the tests.
_SAMPLE_BYTES = 4_000
#: Broken UTF-8 is still UTF-8 while so few of its foreign letters are broken.
_MOST_BROKEN = 0.02
#: What a declaration adds to a score of about 1 for text and below 0.5 for rubbish.
_TRUST = 0.08
#: What it adds that all accented letters are of one language, and at most that small words are among the words.
_ALPHABET, _SMALL_WORDS, _PURE = 0.5, 0.25, 0.95
_WORDS = re.compile(r"[^\W\d_]+")


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page or feed; never fails, what cannot be read becomes U+FFFD.

    `content_type` is the value of the answer's header of that name.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    if (wide := _wide(body)) is not None:
        return body.decode(wide, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_foreign(body, content_type)
    # ISO-2022-JP is ASCII with escape sequences.
    return body.decode("iso2022_jp", "replace") if body.isascii() and _ISO_2022_JP.search(body) else text


def _decode_foreign(body: bytes, content_type: str | None) -> str:
    """The text of bytes that are not quite UTF-8."""
    declared = [encoding for label in _labels(body, content_type) if (encoding := _encoding(label))]
    almost = body.decode("utf-8", "replace")
    if _broken(almost) <= _MOST_BROKEN:
        return almost
    sample = _sample(body)
    scores = {
        encoding: _score(sample, encoding) + (_TRUST if encoding in declared else 0.0)
        for encoding in dict.fromkeys((*declared, *_CANDIDATES))
        if not encoding.startswith("utf")
    }
    best = max(scores, key=scores.__getitem__)
    return body.decode(best, "replace")


def _wide(body: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: text has zeros at every other place at least in its tags."""
    head = body[:_HEAD_BYTES]
    if b"\0" not in head or len(head) < 8:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if even > 0.2 and odd < 0.05:
        return "utf-16-be"
    return "utf-16-le" if odd > 0.2 and even < 0.05 else None


def _labels(body: bytes, content_type: str | None) -> list[str]:
    """The encodings named by the header and the page itself."""
    labels = [found[1] for found in _HEADER.finditer(content_type or "")]
    return labels + [found[1].decode("ascii", "replace") for found in _DECLARED.finditer(body[:_HEAD_BYTES])]


def _encoding(label: str) -> str | None:
    """Python's name for a declared encoding; None for what it does not know or what is no encoding of text."""
    label = label.lower()
    try:
        info = codecs.lookup(_UNPYTHONIC.get(label, label))
    except (LookupError, ValueError):
        return None
    name = _LARGER.get(info.name, info.name)
    return name if name in _KNOWN else None


def _broken(text: str) -> float:
    """The share of unreadable among foreign letters of a text read as UTF-8."""
    broken = text.count("\ufffd")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return broken / foreign if foreign else 0.0


def _sample(body: bytes) -> bytes:
    """Pieces of the bytes that hold foreign letters. `<` and line ends are no part of a letter in any encoding here."""
    pieces: list[bytes] = []
    size = 0
    for piece in re.split(rb"[<>\r\n]", body):
        if not piece.isascii():
            pieces.append(piece[:_SAMPLE_BYTES])
            size += len(pieces[-1])
            if size >= _SAMPLE_BYTES:
                break
    return b"\n".join(pieces)


def _score(sample: bytes, encoding: str) -> float:
    """How much the bytes look like text in an encoding: about 1 for text."""
    text = sample.decode(encoding, "replace")
    points, foreign = 0.0, 0
    before = " "
    kind_before = ""
    for letter in text:
        if letter < "\x80":
            kind = "L" if letter.isalpha() else ""
            # A word does not go on in Latin letters after letters of another script.
            if kind and kind_before == "F":
                points -= 0.5
        else:
            foreign += 1
            kind, gained = _weigh(letter, before, kind_before)
            points += gained
        before, kind_before = letter, kind
    return points / foreign + _coherence(text) if foreign else 0.0


def _coherence(text: str) -> float:
    """How well the foreign letters fit one language: its alphabet, and in other scripts its small words."""
    lower = text.lower()
    accented = [letter for letter in lower if "\x80" <= letter < "\u0250" and letter.isalpha()]
    bonus = 0.0
    foreign = sum(letter >= "\x80" and letter.isalpha() for letter in lower) or 1
    if accented:
        bonus = _ALPHABET * max(sum(letter in alphabet for letter in accented) for alphabet in ALPHABETS) / foreign
    # Hebrew has no capitals and few letters: what is not Hebrew hardly falls into them alone.
    bonus += _SMALL_WORDS * (sum("\u05d0" <= letter <= "\u05ea" for letter in lower) / foreign > _PURE)
    words = [word for word in _WORDS.findall(lower) if word[0] >= "\u0370"]
    if words:
        known = sum(word in TABLES["cyrillic"] or word in TABLES["arabic"] or word in GREEK for word in words)
        bonus += min(_SMALL_WORDS, known / len(words))
    return bonus


def _weigh(letter: str, before: str, kind_before: str) -> tuple[str, float]:
    """The kind of a foreign letter (L Latin, F of another script, S sign) and its points after the letter before it."""
    if letter in SIGNS:
        return "S", 0.2 if kind_before != "F" or not letter.isalnum() else 0.0
    category = unicodedata.category(letter)
    if category[0] in "CZ" or letter == "\ufffd":
        return "", -3.0
    if category[0] not in "LM":
        return "S", -0.7
    latin = letter < "\u0250" or "\u1e00" <= letter < "\u1f00"
    common = letter in COMMON or letter.lower() in COMMON
    points = 1.0 if common else 0.1 if latin else 0.35
    if "\uff61" <= letter <= "\uff9f" or "\u0590" <= letter < "\u05d0":
        points = -0.5  # half-width kana and Hebrew points: what other encodings' bytes turn into
    if latin:
        if before >= "\x80" and before.isalpha():
            points -= 1.0  # two accented letters side by side are rare
        if letter.isupper() and before.islower():
            points -= 1.0
        return "L", points
    if kind_before == "L":
        points -= 1.0
    elif letter.isupper() and before.isalpha() and before.islower():
        points -= 1.5
    elif letter.isupper():
        points -= 0.3
    return "F", points
