"""The same article in every encoding of the web, with right, missing and lying declarations, reads equal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.parser.charset import decode

ARTICLES = {
    "ru": "Министр провёл совещание о развитии школ. Участники обсудили планы на будущий год и цены на хлеб в городе.",
    "uk": "Уряд ухвалив рішення про підтримку шкіл у містах та селах. Міністр сказав, що гроші надійдуть цього року.",
    "be": "Ураднікі абмеркавалі падтрымку школ у вёсках. Міністр сказаў, што грошы будуць ужо сёлета.",
    "bg": "Правителството прие решение за училищата в града. Министърът каза, че парите ще дойдат тази година.",
    "ja": "政府は今日、新しい学校の計画を発表した。大臣は記者会見で「子どもたちのために予算を増やす」と述べた。",
    "zh": "政府今天公布了新的学校计划。部长在记者会上表示，明年将为孩子们增加预算，并改善农村地区的教育条件。",
    "zh-Hant": "政府今天公布了新的學校計畫。部長在記者會上表示，明年將為孩子們增加預算，並改善農村地區的教育條件。",
    "ko": "정부는 오늘 새로운 학교 계획을 발표했다. 장관은 기자회견에서 내년에 예산을 늘리겠다고 말했다.",
    "pl": "Rząd przyjął dziś plan dla szkół. Minister powiedział, że pieniądze będą już w tym roku, a gminy łatwiej "
    "uzyskają środki na remonty.",
    "cs": "Vláda dnes přijala plán pro školy. Ministr řekl, že peníze přijdou už letos a obce je snadněji získají.",
    "hu": "A kormány ma elfogadta az iskolák tervét. A pénz még idén megérkezik, és több tanító lesz jövőre is, főleg "
    "a külső területeken.",
    "ar": "أعلنت الحكومة اليوم خطة جديدة للمدارس. وقال الوزير إن الميزانية ستزيد في العام المقبل من أجل الأطفال.",
    "de": "Die Regierung hat heute den Plan für die Schulen beschlossen. Das Geld komme früher: „Wir müssen handeln“.",
    "fr": "Le gouvernement a présenté aujourd’hui un plan pour les écoles. L’argent arrivera dès cette année.",
    "tr": "Hükümet bugün okullar için yeni bir plan açıkladı. Bakan, paranın bu yıl geleceğini söyledi.",
    "el": "Η κυβέρνηση παρουσίασε σήμερα ένα νέο σχέδιο για τα σχολεία. Ο υπουργός είπε ότι τα χρήματα θα έρθουν.",
    "he": "הממשלה הציגה היום תוכנית חדשה לבתי הספר. השר אמר כי הכסף יגיע השנה.",
    "th": "รัฐบาลประกาศแผนใหม่สำหรับโรงเรียนในวันนี้ รัฐมนตรีกล่าวว่าเงินจะมาถึงในปีนี้",
    "lt": "Vyriausybė šiandien priėmė planą mokykloms. Ministras sakė, kad pinigai ateis jau šiais metais.",
}
ENCODINGS = {
    "ru": ("windows-1251", "koi8-r", "iso-8859-5", "cp866"),
    "uk": ("windows-1251", "koi8-u"),
    "be": ("windows-1251",),
    "bg": ("windows-1251",),
    "ja": ("shift_jis", "euc-jp", "iso-2022-jp"),
    "zh": ("gb18030", "gb2312"),
    "zh-Hant": ("big5",),
    "ko": ("euc-kr",),
    "pl": ("iso-8859-2", "windows-1250"),
    "cs": ("iso-8859-2", "windows-1250"),
    "hu": ("iso-8859-2", "windows-1250"),
    "ar": ("windows-1256",),
    "de": ("windows-1252",),
    "fr": ("windows-1252",),
    "tr": ("windows-1254",),
    "el": ("windows-1253", "iso-8859-7"),
    "he": ("windows-1255",),
    "th": ("windows-874",),
    "lt": ("windows-1257",),
}
EVERYWHERE = ("utf-8", "utf-16", "utf-16-le", "utf-16-be")
LIES = (None, "utf-8", "iso-8859-1", "windows-1251", "shift_jis", "gb2312", "x-unknown")
CODECS = {"windows-874": "cp874"}


def page(language: str, encoding: str, declared: str | None) -> tuple[str, bytes]:
    meta = f'<meta charset="{declared}">' if declared else ""
    text = ARTICLES[language]
    whole = f"<html><head>{meta}<title>{text[:20]}</title></head><body><p>{text}</p><p>2026</p></body></html>"
    codec = CODECS.get(encoding, encoding)
    try:
        body = whole.encode(codec)
    except UnicodeEncodeError:  # typographic quotation marks are not in every encoding
        whole = re.sub("[„“]", '"', whole).replace("’", "'")
        body = whole.encode(codec)
    return whole, body


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_the_same_article_reads_equal_in_every_encoding_whatever_the_page_declares(language: str) -> None:
    for encoding in (*ENCODINGS[language], *EVERYWHERE):
        for declared in (encoding, *LIES):
            text, body = page(language, encoding, declared)
            assert decode(body).lstrip("\ufeff") == text, (encoding, declared)


def test_the_header_decides_between_encodings_that_look_alike() -> None:
    body = "Škoda, že to není možné".encode("iso-8859-2")
    assert decode(body, "text/html; charset=ISO-8859-2") == "Škoda, že to není možné"


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode(b"<p>\x84Nein\x93 \x96 sagte er</p>", "text/html; charset=iso-8859-1") == "<p>„Nein“ – sagte er</p>"


def test_a_broken_letter_does_not_make_utf_8_something_else() -> None:
    body = ("Größe und Übermut im schönen Köln, " * 20).encode() + b"\xc3"
    assert decode(body, "text/html; charset=windows-1252").startswith("Größe und Übermut")


def test_a_codec_that_is_no_encoding_of_pages_is_not_obeyed() -> None:
    for label in ("idna", "unicode_escape", "base64", "utf-7", "punycode", "mbcs", "\0"):
        assert decode(b'<meta charset="' + label.encode() + b'">caf\xe9 d\xe9j\xe0 vu').endswith("café déjà vu")


@given(st.binary(max_size=300), st.sampled_from([None, "text/html; charset=koi8-r", "charset=big5", "charset="]))
def test_any_bytes_become_text(body: bytes, content_type: str | None) -> None:
    assert isinstance(decode(body, content_type), str)
