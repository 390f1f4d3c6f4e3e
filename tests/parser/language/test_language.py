"""Which language a page is in: what it declares, checked against its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscli.parser.language import code, decide, detect

SENTENCES = {
    "de": "Die Stadt hat den neuen Park eröffnet, und die Leute sind begeistert.",
    "en": "The city has opened its new park and the people are delighted with it.",
    "es": "La ciudad ha abierto su nuevo parque y la gente está muy contenta.",
    "fr": "La ville a ouvert son nouveau parc et les habitants en sont très heureux.",
    "pt": "A cidade abriu o seu novo parque e as pessoas estão muito contentes.",
    "it": "La città ha aperto il suo nuovo parco e gli abitanti sono molto contenti.",
    "nl": "De stad heeft het nieuwe park geopend en de mensen zijn er blij mee.",
    "sv": "Staden har öppnat den nya parken och folk är mycket glada över det.",
    "da": "Byen har åbnet den nye park, og folk er blevet meget glade for den nu.",
    "no": "Byen har åpnet den nye parken, og folk er blitt veldig glade for den nå.",
    "fi": "Kaupunki on avannut uuden puiston ja ihmiset ovat siitä hyvin iloisia.",
    "is": "Borgin hefur opnað nýjan garð og fólkið er mjög ánægt með það.",
    "et": "Linn avas uue pargi ja inimesed on sellega väga rahul, ütles ta.",
    "lv": "Pilsēta ir atvērusi jaunu parku, un cilvēki par to ir ļoti priecīgi.",
    "lt": "Miestas atidarė naują parką, ir žmonės yra labai patenkinti dėl to.",
    "pl": "Miasto otworzyło nowy park i ludzie są z tego bardzo zadowoleni.",
    "cs": "Město otevřelo nový park a lidé jsou z něj velmi nadšení, řekl starosta.",
    "sk": "Mesto otvorilo nový park a ľudia sú z neho veľmi nadšení, povedal starosta.",
    "hu": "A város megnyitotta az új parkot, és az emberek nagyon örülnek neki.",
    "ro": "Orașul a deschis noul parc și oamenii sunt foarte mulțumiți de el.",
    "bg": "Градът откри новия парк и хората са много доволни от него.",
    "hr": "Grad je otvorio novi park, a ljudi su zbog toga također jako zadovoljni.",
    "sr": "Град је отворио нови парк и људи су због тога веома задовољни.",
    "sl": "Mesto je odprlo nov park in ljudje so z njim zelo zadovoljni, ker je lep.",
    "el": "Η πόλη άνοιξε το νέο πάρκο και οι άνθρωποι είναι ενθουσιασμένοι.",
    "uk": "Місто відкрило новий парк, і люди дуже задоволені цим.",
    "ru": "Город открыл новый парк, и люди очень довольны этим.",
    "be": "Горад адкрыў новы парк, і людзі вельмі задаволеныя гэтым.",
    "tr": "Şehir yeni parkı açtı ve insanlar bundan çok memnun olduğunu söyledi.",
    "he": "העיר פתחה את הפארק החדש והתושבים מאושרים.",
    "ar": "افتتحت المدينة الحديقة الجديدة وقال السكان إنهم سعداء من ذلك.",
    "fa": "شهر پارک جدید را افتتاح کرد و مردم از آن بسیار خوشحال هستند.",
    "ur": "شہر نے نئے پارک کا افتتاح کیا اور لوگ اس سے بہت خوش ہیں۔",
    "hi": "शहर ने नया पार्क खोला और लोग इससे बहुत खुश हैं।",
    "bn": "শহরটি নতুন পার্ক খুলেছে এবং মানুষ এতে খুব খুশি।",
    "id": "Kota itu telah membuka taman baru dan warga sangat senang karena bisa bermain.",
    "zh": "城市开放了新的公园，人们对此非常高兴。",
    "zh-Hant": "城市開放了新的公園，人們對此非常高興。",
    "ja": "市は新しい公園を開き、人々はとても喜んでいる。",
    "ko": "도시는 새로운 공원을 열었고 사람들은 매우 기뻐하고 있다.",
    "kk": "Қала жаңа саябақ ашты және адамдар бұған өте қуанышты.",
    "ca": "La ciutat ha obert el seu nou parc i la gent està molt contenta amb això.",
    "sw": "Mji umefungua bustani mpya na watu wamefurahi sana kwa ajili ya hiyo.",
    "vi": "Thành phố đã mở công viên mới và người dân rất vui mừng.",
    "th": "เมืองเปิดสวนสาธารณะแห่งใหม่และผู้คนมีความสุขมาก",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_one_sentence_tells_its_language(language: str) -> None:
    verdict = detect(SENTENCES[language])
    assert verdict is not None
    assert verdict.language == language


@pytest.mark.parametrize(
    ("declared", "ours"),
    [
        ("de_DE", "de"), ("pt-BR", "pt"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("zh-CN", "zh"),
        ("iw", "he"),
        ("EN", "en"), ("nb-NO", "no"), ("utf-8", None), ("", None), (None, None), ("english please", None),
    ],
)  # fmt: skip
def test_a_declaration_is_brought_to_our_form(declared: str | None, ours: str | None) -> None:
    assert code(declared) == ours


def test_a_declaration_is_believed_where_the_text_is_too_short_to_deny_it() -> None:
    assert decide("da", "Kaffe") == "da"


def test_a_template_in_english_does_not_make_the_article_english() -> None:
    assert decide("en-US", " ".join([SENTENCES["sw"]] * 3)) == "sw"


def test_a_quotation_does_not_overrule_the_page() -> None:
    assert decide("de", SENTENCES["de"] + " „The people are delighted with it“, hieß es.") == "de"


def test_without_a_declaration_the_words_decide() -> None:
    assert decide(None, SENTENCES["is"]) == "is"


def test_near_relatives_are_what_the_page_says() -> None:
    assert decide("nb", SENTENCES["da"] * 3) == "no"


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    decide(None, text)
