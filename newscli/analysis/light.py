"""Light cuts for languages that Snowball has none for: endings, and for Bantu verbs what stands before the root. Pure.

A cut takes a word in small letters and gives back what its forms share, or the word itself. It only has to agree with
itself: it need not be a word. None cuts below three letters, so that short words stay apart. Cuts are made when a
text in their language is read: all their tables and expressions would cost every start of search 5 ms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

_BELARUSIAN = """
    аваннямі аванням аваннях авання аванне аваць ымі імі ага яга ому аму яму ыма іма амі ямі ёмі оўскі ах ях ам
    ям ом ём ем ым ім ай яй ой ёй ей ую юю ая яя ое ае яе ыя ія ых іх аў яў оў ёў еў ла лі ло ць ці ўся лася
    ліся цца ецца ацца іцца ся ою аю яю ею ые іе еш аш іш ыш уць юць аць яць эць іць ыць ець уе юе ее эе а я о е
    э ы і у ю ь й ў
"""
_UKRAINIAN = """
    ування уванням уваннях ованій ами ями ими іми ого ього ому ьому ові еві єві ах ях ам ям ом ем єм им ім ою ею
    єю ій ої ую юю ая яя ое еє ії ія их іх ів їв ла ли ло ти ть ся лася лися тися ться ють уть ать ять иш еш єш
    ує ює ає ие іе ію а я о е є и і ї у ю ь й
"""
_BULGARIAN = """
    ищата ището ията ите ове ята та то те ът ят ия ци ки ища еве ъм им ам ем ах их ях ли ла ло на но ни ен ва
    ват вам ш а я о е и у ю ъ й
"""
_SLAVIC_LATIN = """
    ového ovému ovými ovej ami emi ími ými ách och iam iach ého ému eho emu ých ích ým ím ám om em ou mi ov uv
    ej la li lo le ly ti ť t a e i o u y á é í ý ú
"""
_SLOVENE = """
    ega emu imi ami ama ovi evi ih im em om ah eh iti ati eti al la lo li le ov ev a e i o u
"""
_LATVIAN = """
    ajiem ajām ajos ajās ajam ajai iem ām ēm īm os as ās is īs us es ēs am ai ei ij ī ā ē u a e i o š s
"""
_HAUSA = """
    nsu nta nmu rsu rsa rta rmu n r
"""
_AZERI = """
    larının lərinin larını lərini larına lərinə larda lərdə ların lərin lara lərə ları ləri lar lər nın nin nun
    nün ını ini unu ünü dan dən da də ın in un ün a ə ı i u ü
"""
_KAZAKH = """
    лардың лердің дардың дердің тардың тердің лары лері дары дері лар лер дар дер тар тер дың дің тың тің ның
    нің дан ден тан тен нан нен да де та те ға ге қа ке ды ді ты ті ны ні ы і
"""
_BENGALI = """
    গুলোর গুলো দের কে রা ের তে য় টি টা র ে ি
"""
_URDU = """
    وں یں اں ے ی ا و
"""


Cut = Callable[[str], str]


def _ending(endings: str, least: int = 3) -> Cut:
    """A cut of the longest of these endings that leaves at least `least` letters."""
    cuts = sorted(set(endings.split()), key=len, reverse=True)
    by_last: dict[str, tuple[str, ...]] = {}
    for ending in cuts:
        by_last[ending[-1]] = (*by_last.get(ending[-1], ()), ending)

    def cut(word: str) -> str:
        for ending in by_last.get(word[-1:], ()):
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: -len(ending)]
        return word

    return cut


def _belarusian() -> Cut:
    cut = _ending(_BELARUSIAN)
    # Unstressed o and e are written a and я, and у is ў after a vowel: one stem for гора, гары and ўгору. The soft
    # sign that one of the two spellings writes between soft consonants (сьнег, снег) goes too.
    unstressed = str.maketrans({"ў": "у", "ё": "е", "о": "а", "э": "е", "я": "е", "ь": ""})
    return lambda word: cut(word).translate(unstressed)


def _swahili() -> Cut:
    # Subject, tense, relative and object before the root of a verb, and the noun classes.
    verb = re.compile(
        r"(?:(?:ha|h)?(?:ni|tu|wa|zi|li|ya|ki|vi|ku|pa|mu|si|u|a|m|i)|ha)"
        r"(?:(?:ngali|ngeli|mesha|nge|na|li|ta|me|ka|ki|ku|po|hu|sipo)(?:ye|cho|vyo|lo|yo|zo|po|ko|mo|o)?)"
        r"(?:ku(?=[^aeiou]..)|ji|wa(?=[^aeiou]...)|mw|m(?=[^aeiouw]..)|zi|ki|vi|ni|tu(?=...))?(?=...)"
    )
    infinitive = re.compile(r"ku(?:ji|wa(?=[^aeiou]...)|m(?=[^aeiouw]..)|tu(?=....))?(?=...)")
    noun = re.compile(r"(?:mwa|wa|ma|mi|ki|vi|mu|mw|m(?=[^aeiou]))(?=....)")
    ending = re.compile(
        r"(?:(?<=...)(?:ishwa|eshwa|iliwa|eliwa|liwa|iwa|ewa|isha|esha|iana|eana|ana|ika|eka|lia|ia|ea|wa|ji|ni)"
        r"|(?<=..)[aei])$"
    )
    # A noun keeps its vowel: most words then are their own stem, which costs nothing.
    place = re.compile(r"(?<=....)ni$")

    def cut(word: str) -> str:
        front = verb.match(word) or infinitive.match(word)
        if front:
            return ending.sub("", word[front.end() :])
        front = noun.match(word)
        return place.sub("", word[front.end() :] if front else word)

    return cut


def _amharic() -> Cut:
    prefix = re.compile(r"(?:እንደሚ|በሚ|የሚ|ለሚ|ከሚ|እየ|እንዲ|እንዳ|እንደ|ስለ|ወደ|የ|በ|ለ|ከ|ኢ)(?=...)")
    suffix = re.compile(r"(?<=..)(?:ዎችን|ዎች|ችን|ች|ዎቹን|ዎቹ|ቹን|ቹ|ውን|ዋን|ው|ዋ|ን|ና|ም|ት|ነት)$")
    return lambda word: suffix.sub("", suffix.sub("", prefix.sub("", word)))


def _hebrew() -> Cut:
    prefix = re.compile(r"(?:ו?(?:שה|כש|מה|של|ה|ב|ל|מ|ש|כ)|ו)(?=...)")
    suffix = re.compile(r"(?<=...)(?:ים|ות|יה|יו|הם|הן|נו|ית|ה|ת|י)$")
    return lambda word: suffix.sub("", prefix.sub("", word))


#: The makers of cuts, by language.
CUTS: dict[str, Callable[[], Cut]] = {
    "am": _amharic,
    "az": partial(_ending, _AZERI),
    "be": _belarusian,
    "bg": partial(_ending, _BULGARIAN),
    "bn": partial(_ending, _BENGALI, 2),
    "ha": partial(_ending, _HAUSA),
    "he": _hebrew,
    "kk": partial(_ending, _KAZAKH),
    "lv": partial(_ending, _LATVIAN),
    "mk": partial(_ending, _BULGARIAN),
    "sk": partial(_ending, _SLAVIC_LATIN),
    "sl": partial(_ending, _SLOVENE),
    "sw": _swahili,
    "ti": _amharic,
    "uk": partial(_ending, _UKRAINIAN),
    "ur": partial(_ending, _URDU, 2),
}
