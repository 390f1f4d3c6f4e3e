"""What a line says when it is no part of the story: pointers, notices, calls, bylines and moments, in many languages.

Only short lines are judged; a sentence that merely contains such words is the newsroom's.
"""

from __future__ import annotations

import re

#: A line longer than this announces nothing.
POINTER_LETTERS = 160
#: In a line no longer than this, words may follow the phrase: `Mehr zum Thema Verkehr`.
LABEL_LETTERS = 60
#: A line longer than this tells something, whatever it asks for.
CALL_LETTERS = 400
_STOPS = (".", "!", "?", "…")
#: A credit and a date line are at most this long.
CREDIT_LETTERS, DATELINE_LETTERS = 120, 90
#: A line with a date in it and at most this many other words tells when, not what.
DATELINE_WORDS = 6


def _starts(phrases: str) -> re.Pattern[str]:
    """A pattern for lines that begin with one of the phrases, and end there or go on after a colon or an arrow."""
    either = "|".join(re.escape(phrase) for phrase in _listed(phrases))
    return re.compile(rf"\W*(?:{either})\s*(?:[:：»>→…|—–]|\.\.\.|[-!?.]?\s*$)", re.IGNORECASE)


def _begins(phrases: str) -> re.Pattern[str]:
    """A pattern for lines that begin with one of the phrases of several words, whatever follows."""
    either = "|".join(re.escape(phrase) for phrase in _listed(phrases) if " " in phrase)
    return re.compile(rf"\W*(?:{either})\b", re.IGNORECASE)


def _openings(phrases: str) -> frozenset[str]:
    """The words that the phrases begin with, lower case: most lines begin with none of them, which is soon told."""
    return frozenset(_opening(phrase) for phrase in _listed(phrases))


def _opening(text: str) -> str:
    found = _WORD.search(text)
    return found[0].lower() if found else ""


_WORD = re.compile(r"\w+")
#: Calls are looked for where a word begins with as many letters of their first one.
STEM_LETTERS = 4


def _by_stem(phrases: str) -> dict[str, list[str]]:
    """The phrases, each after a blank, by the first letters of their first word."""
    stems: dict[str, list[str]] = {}
    for phrase in _listed(phrases):
        stems.setdefault(_opening(phrase)[:STEM_LETTERS], []).append(f" {phrase}")
    return stems


def _listed(phrases: str) -> list[str]:
    return " ".join(phrases.split()).split(" | ")


#: Announces another article, or a list of them.
_POINTERS = """
    read more | read also | read next | also read | read this | read the full story | read the full article |
    learn more | find out more | see also | see more | more on this | more on this topic | more on this story |
    more like this | more from this section | more to explore | more stories | more news | related |
    related articles | related article | related posts | related stories | related story | related content |
    related news | related topics | related links | related reading | related coverage | related pages |
    related articles and links | recommended | recommended reading | recommended for you |
    recommended from editorial | further reading | you may also like | you might also like |
    you may also like these posts | you might be interested in | this might be interesting to you | don't miss |
    trending | trending now | most read | most popular | popular posts | latest news | latest stories | up next |
    watch | watch now | listen | editor's picks | top stories | explore more | explore more related content |
    continue reading | lesen sie auch | lesen sie mehr | lesen sie mehr zum thema | lesen sie hier |
    lesen sie dazu auch | lesen sie außerdem | lesen sie dazu | lies auch | lesetipp | auch interessant |
    auch interessant für sie | das könnte sie auch interessieren | das könnte dich auch interessieren |
    das könnte sie interessieren | mehr zum thema | mehr dazu | mehr infos | mehr informationen | mehr lesen |
    mehr aus | weiterlesen | weitere informationen | weitere infos | weitere themen | weitere artikel |
    weitere videos | para saber más |
    weitere nachrichten | zum thema | passend zum thema | schlagwörter | schlagwörter zu diesem artikel |
    dieses thema im programm | über dieses thema berichtet | über dieses thema berichtete | schon gelesen |
    verwandte themen | verwandte artikel | empfohlene artikel | empfehlungen der redaktion |
    hintergrund zum thema | lire aussi | à lire aussi | a lire aussi | à lire également | lire également |
    lire plus | lire la suite | à voir aussi | voir aussi | sur le même sujet | pour aller plus loin |
    articles liés | à découvrir | nos autres articles | lea también | lee también | lea además | lee además |
    leer más | lea más | te puede interesar | le puede interesar | también te puede interesar |
    puede interesarte | más información | ver también | ver más | vea también | noticias relacionadas |
    noticia relacionada | artículos relacionados | temas relacionados | relacionado | relacionadas | leia também |
    leia mais | veja também | veja mais | saiba mais | notícias relacionadas | artigos relacionados |
    leggi anche | leggi di più | vedi anche | approfondisci | per approfondire | articoli correlati |
    ti potrebbe interessare | lees ook | lees meer | bekijk ook | meer lezen | meer over dit onderwerp |
    läs också | läs även | läs mer | relaterat | læs også | læs mere | les også | les mer | lue myös | lue lisää |
    czytaj także | czytaj też | czytaj również | czytaj więcej | czytaj dalej | zobacz także | zobacz też |
    zobacz również | przeczytaj także | przeczytaj też | powiązane | polecamy | čtěte také | čtěte více |
    přečtěte si také | mohlo by vás zajímat | související | související články | prečítajte si |
    prečítajte si aj | súvisiace články | mohlo by vás zaujímať | olvassa el | kapcsolódó | kapcsolódó cikkek |
    ez is érdekelheti | citește și | citiți și | vezi și | citește mai mult | articole similare | pročitajte i |
    pročitajte još | pročitaj i | pročitajte | povezani članci | preberite tudi | preberite še | прочетете още |
    вижте още | още по темата | свързани статии | читайте также | читайте ещё | читать далее | читайте по теме |
    читать также | смотрите также | смотри также | материалы по теме | по теме | ещё по теме | подробнее |
    другие новости | читайте також | читайте ще | дивіться також | за темою | чытайце таксама | глядзіце таксама |
    διαβάστε επίσης | διαβάστε ακόμα | δείτε επίσης | σχετικά άρθρα | ilgili haberler | ilgili haber |
    bunlar da ilginizi çekebilir | ayrıca okuyun | okumaya devam et | loe ka | loe lisaks | lasi arī |
    lasi vairāk | taip pat skaitykite | skaitykite daugiau | lesa meira | baca juga | baca selengkapnya |
    artikel terkait | xem thêm | đọc thêm | tin liên quan | อ่านเพิ่มเติม | ข่าวที่เกี่ยวข้อง | اقرأ أيضا |
    اقرأ أيضاً | اقرأ المزيد | إقرأ أيضا | مواضيع ذات صلة | أخبار ذات صلة | شاهد أيضا | بیشتر بخوانید |
    همچنین بخوانید | مطالب مرتبط | קראו גם | ראו גם | עוד בנושא | यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें |
    और पढ़ें | আরও পড়ুন | 相关阅读 | 相关新闻 | 延伸阅读 | 更多新闻 |
    推荐阅读 | 相關新聞 | 延伸閱讀 | 更多報導 | 推薦閱讀 | 関連記事 | あわせて読みたい |
    おすすめ記事 | おすすめ情報 | 続きを読む | 관련기사 | 관련 기사 | 함께 보면 좋은 기사 |
    das thema könnte dich auch interessieren | das könnte dir auch gefallen | zum weiterlesen |
    weitere aktuelle themen | quellenangaben | read further | stay up to date |
    más sobre | mire | image illustrative | ähnliche artikel |
    ähnliche beiträge | das könnte dir gefallen
    """
_POINTER = _starts(_POINTERS)
_POINTING = _begins(_POINTERS)
_POINTER_OPENINGS = _openings(_POINTERS)
#: Says what the page does or wants, not what happened.
_NOTICES = """
    advertisement | advertising | ad | sponsored | sponsored content | promoted | article continues below |
    story continues below | story continues below advertisement | article continues after ad |
    continue reading below | scroll to continue | table of contents | contents | contents hide | in this article |
    on this page | skip to content | share | share this | share this article | share this on | share on facebook |
    share via | tweet | print | email | copy link | save | loading | close | subscribe | sign up | log in |
    join or sign in | comments | leave a comment | leave a reply | post a comment | be the first to comment |
    reader interactions | about the author | about the authors | tags | tagged | filed under | topics |
    follow us | follow us on | image | photo | video | getty images | click here | download | buy now | book now |
    shop now | get started | play video |
    anzeige | werbung | inhaltsverzeichnis | inhalt | teilen | artikel teilen | drucken | merken | kommentare |
    kommentieren | kommentar schreiben | zur startseite | zur homepage | zum video | newsletter |
    empfohlener externer inhalt | empfohlener redaktioneller inhalt | externer inhalt |
    ein klick für den datenschutz | fehler gefunden | ihr feedback | publicité | annonce | sommaire | partager |
    commentaires | imprimer | s'abonner | publicidad | anuncio | compartir | comentarios | índice | suscríbete |
    publicidade | compartilhe | compartilhar | partilhar | pubblicità | condividi | commenti | indice |
    advertentie | deel dit artikel | delen | reacties | annons | dela | kommentarer | annonse | mainos | jaa |
    reklama | reklam | udostępnij | komentarze | sdílet | diskuse | inzerce | zdieľať | hirdetés | megosztás |
    publicitate | distribuie | podijeli | oglas | реклама | поделиться | комментарии | сподели | поділитися |
    коментарі | διαφήμιση | paylaş | yorumlar | ilan | iklan | bagikan | quảng cáo | إعلان | شارك | مشاركة |
    تبلیغات | פרסומת | विज्ञापन | 广告 | 廣告 | 分享 | 分享到 | 評論 | 评论 | 広告 | シェア | 광고 | 공유
    """
_NOTICE = _starts(_NOTICES)
_NOTICING = _begins(_NOTICES)
#: What players say where they cannot play.
_APOLOGIES = """
    try refreshing your browser | we apologize, but this video | this video cannot be played |
    this video is not available | this video is unavailable |
    your browser does not support | your browser cannot play | please enable javascript |
    to view this video | dieses video ist nicht verfügbar | das video kann nicht abgespielt werden | ihr browser kann |
    ihr browser unterstützt | dein browser unterstützt | votre navigateur ne | cette vidéo n'est pas disponible |
    la vidéo n'est pas disponible | su navegador no | tu navegador no | este vídeo no está disponible |
    este video no está disponible | o seu navegador não | seu navegador não | este vídeo não está disponível |
    il tuo browser non | questo video non è disponibile | deze video is niet beschikbaar | je browser ondersteunt |
    din webbläsare stöder | twoja przeglądarka nie | ваш браузер не | видео недоступно | ваш браузер не підтримує
    """
_APOLOGY = _begins(_APOLOGIES)
_NOTICE_OPENINGS = _openings(_NOTICES)
_APOLOGY_OPENINGS = _openings(_APOLOGIES)
#: Asks the reader for something, or says who owns and pays for the page: words that begin such sentences or stand in
#: them, without what inflection adds.
_CALLS = _by_stem("""
    subscribe | sign up | sign in | newsletter | donate | donation | patreon | bookmark | follow us | follow me |
    our app | whatsapp channel | telegram channel | youtube channel | affiliate | commission | all rights reserved |
    copyright | republish | pitching in | pitch in | breaking news story | breaking new story | more to follow |
    book a demo | book a free demo | originally published | first published | first appeared | originally appeared |
    with reports from | with reporting by | additional reporting by | this story was | this article was |
    leave a comment | story to tell | your inbox | press release | sponsored | views expressed | do not necessarily |
    abonnieren | abonnement | abonniert | push nachrichten | folgen sie | liveblog | jetzt testen | jetzt anmelden |
    jetzt registrieren | alle rechte vorbehalten | mit informationen von | mit informationen der | mit material von |
    mit informationen des | mit material der | ihre meinung | leserbrief | spenden | rechte am artikel |
    im handel erhältlich | mit dpa | mit afp | quelle dpa | quelle afp | mit reuters | affiliate links |
    abonnez | s abonner | inscrivez | tous droits réservés | aux abonnés | cet article à lire | suivez nous |
    infolettre | suscríb | suscrib | síguenos |
    boletín | canal de whatsapp | canal de telegram | canal de youtube | derechos reservados | regístrate | assine |
    inscreva se | siga nos | direitos reservados | canal do whatsapp | iscriviti | abbonati | riproduzione riservata |
    seguici | abonneer | meld je aan | nieuwsbrief | prenumerera | nyhetsbrev | abonner | tilaa | zapisz się |
    prenumerat | obserwuj nas | přihlaste | předplatné | odebírejte | predplatné | iratkozz | feliratkoz | abonează |
    urmăriți | pretplati | prijavi se | подпишитесь | подписывайтесь | подписка | нашли ошибку | все права защищены |
    передплат | підпишіться | підписуйтесь | εγγραφείτε | ακολουθήστε | abone ol | takip edin | berlangganan |
    đăng ký | اشترك | تابعنا | جميع الحقوق | עקבו | הירשמו
    """)
_CALL_STEMS = _CALLS.keys()
#: The same in scripts that set no blanks between words.
_UNSPACED_CALLS = tuple(_listed("""
    订阅 | 訂閱 | 版权 | 版權 | 登録 | 会員 | 無断転載 | 購読 | 구독 | 무단 전재 | 무단전재 | 저작권
    """))  # fmt: skip
_CREDIT = re.compile(
    r"^\W*(?:©|(?i:\(c\)|by|von|por|par|di|door|av|af|texts?|texte?|story|words|fotos?|photos?|photographs?|bild(?:er)?"
    r"|titelbild|quellen?|sources?|fuentes?|fontes?|fonti|credits?|images?|redaktion|mitarbeit|автор|фото|источники?|текст"
    r"|джерело|źródło|zdroj|forrás|kaynak|πηγή)\b)\s*(?:[:/|]|(?i:credit|courtesy|by\b)|©|[A-ZÀ-ÞА-Я])"
)
_DATE = re.compile(
    r"\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:19|20)?\d\d\b|\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b|\b\d{1,2}:\d\d\b"
    r"|\d{4} ?[年년]"
    r"|\b[^\W\d]{3,}\.?,? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b"
    r"|\b\d{1,2}\.? (?:de )?[^\W\d]{3,}\.?,? (?:de )?(?:19|20)\d\d\b"
)
_WORDS = re.compile(r"[^\W\d_]+")


def is_label(text: str) -> bool:
    """Whether the line announces other articles (`Read more: ...`) or labels a part of the page (`Advertisement`)."""
    if len(text) > POINTER_LETTERS:
        return False
    opening = _opening(text)
    if opening in _APOLOGY_OPENINGS and _APOLOGY.match(text):
        return True
    short = len(text) <= LABEL_LETTERS
    if opening in _POINTER_OPENINGS and (_POINTER.match(text) or (short and _POINTING.match(text))):
        return True
    # `Try refreshing your browser, or`, but not `In this article we look at bridges.`
    short = short and not text.endswith(_STOPS)
    return opening in _NOTICE_OPENINGS and bool(_NOTICE.match(text) or (short and _NOTICING.match(text)))


def is_call(text: str) -> bool:
    """Whether the line asks to subscribe, follow, buy or give, or says who owns and pays for the page."""
    if len(text) > CALL_LETTERS:
        return False
    if not text.isascii() and any(call in text for call in _UNSPACED_CALLS):
        return True
    words = _WORD.findall(text.lower())
    begun = _CALL_STEMS & {word[:STEM_LETTERS] for word in words}
    if not begun:
        return False
    line = f" {' '.join(words)} "
    return any(call in line for stem in begun for call in _CALLS[stem])


def is_credit(text: str) -> bool:
    """Whether the line only names who wrote, photographed or is the source: `By Ann Lee`, `Quelle: dpa`."""
    return len(text) <= CREDIT_LETTERS and _CREDIT.match(text) is not None


def is_dateline(text: str) -> bool:
    """Whether the line only says when: `Stand: 28.04.2023, 17:23 Uhr`, `Updated on May 3, 2025`."""
    return (
        len(text) <= DATELINE_LETTERS and len(_WORDS.findall(text)) <= DATELINE_WORDS and _DATE.search(text) is not None
    )
