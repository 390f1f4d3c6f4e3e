"""The small words and special letters by which languages that share a script are told apart.

Small words make up a third to a half of any text, so a few dozen a language are enough for a paragraph; letters that a
language uses, and near relatives do not, decide short texts. Of Bokmål and Nynorsk, of Croatian, Serbian and Bosnian
in Latin letters, and of Indonesian and Malay no short text can surely be told: the words chosen are those they do not
share.
"""

from __future__ import annotations

#: Latin script: language, then its small words.
_LATIN = """
de der die das und ist nicht mit von den dem des ein eine einen einem einer für auf sich auch im zu zum zur wird wurde werden als nach bei aus wie über sind hat haben sie er es wir ich dass oder nur noch aber vor mehr durch um am kann kein keine gegen seit soll sein seine ihr ihre unter wenn bis vom beim will warum jetzt neue neuer neues zwischen diese dieser
en the of and to in is that for on with as was at by it from are be this have has not but he his they an which will their you we more one been who after its or were had said would about than when into can out new up how why what your over says could she her there no if our
es el la los las de del y en que es por con para una un se su al lo como más pero sus este esta ha han sobre entre también fue son tras desde hasta sin ser años muy no nos ya cuando donde porque está están según contra hay qué cómo hoy nuevo nueva dos gobierno
fr le la les des et est du dans une un pour que qui sur par plus pas au aux avec ce cette ces sont a été il elle ne se sa son ses ou mais leur leurs comme nous vous être fait depuis après selon contre entre avoir ont était où deux même aussi sans sous dont d' l' pourquoi quand très
pt o a os as de do da dos das e em que para com um uma por no na nos nas não se mais ao à é são foi ser como mas seu sua pela pelo também já tem após sobre entre até está quando pelos anos ele ela isso muito sem diz você contra há depois novo nova segundo
it il lo la i gli le di del della dei delle e è che un una uno per con non in al alla da dal dalla nel nella sono si ha come più anche ma suo sua questo questa essere stato dopo tra fra ai degli sul sulla anni perché ancora ecco cosa contro hanno chi dell' nell' all' l' senza
nl de het een en van in is dat op te met voor niet zijn aan er die bij door ook om naar als maar uit over hij ze wordt werd heeft hebben kan deze nog dan tot meer geen worden zal wat onder tegen waar zou jaar na moet omdat al hoe zij wij deze volgens onze
sv och i att det som en på är av för med den till inte har om ett han var de från men så sig kan vi när ska efter enligt eller under också mot vid skulle över sin sina där nu hon blir mycket år finns får vill här nya säger två blev inom andra utan
da og i at det er en på til af for med den der ikke de som har har et var han fra om men vi kan så sig eller også blev efter hvor ved når mod ud skal over ind end hun sin være blevet nu mere år siger bliver under mellem efter disse denne havde sagde danske dansk hvad jeg
no og i at det er en på til av for med den som ikke de har et var han fra om men vi kan så seg eller også ble etter hvor ved når mot ut skal over inn enn hun sin være blitt nå mer år sier blir under mellom disse denne hadde sa norske norsk hva jeg dette må får flere
fi ja on ei että se oli hän ovat mutta kun myös joka tai niin kuin jos sekä mukaan voi ole olla hänen vuoden jo vain sen ennen jälkeen kanssa nyt vielä suomen suomi ollut tämä tämän sitä mitä joita eivät koko uusi saa noin kaikki me he näin
is og að í á er sem en við um til með af fyrir það ekki hann var hafa hefur voru segir þetta eru þess þeim verið hún frá eftir þá eða þar verður sé ef mun hér yfir upp hafi ár þegar sínum þessi vera
et ja on ei et oli see ka kui mis oma ning aga kes või tema seda mida siis veel ole pärast aasta mille eesti selle olid juba nii kuid peab saab olla sest enne kes väga ainult vaid üle nende
lv un ir no uz par ar ka kas tas bet arī nav to pēc vai lai tā viņš gada tika latvijas jau kā bija pie tikai gan pirms būs vairāk ko savu šo līdz kad var es tiek viņa
lt ir yra kad į iš su tai bet jis buvo kaip už ne ar po nuo kurie metų dėl taip jau lietuvos savo tik apie šių bus prie pagal jo kai gali nėra daugiau per dar jie šis jos
pl i w na z do nie że się o jest to jak po od za dla przez co ale jego oraz był była przed tym są już tak lub czy ich może pod zostanie tylko także być które który która został roku bardzo jednak ma po mu jej dlaczego wszystko nowy nowe ze
cs a v na je se že s z do to o i k pro za ve po si jako by ale od jsou podle už byl byla však které který která také jeho ze roku před až nebo při jen není tak své mezi bude její když může kde bylo letech pouze aby má proti co jak
sk a v na je sa že s z do to o i k pre za vo po si ako by ale od sú podľa už bol bola však ktoré ktorý ktorá tiež jeho zo roku pred až alebo pri len nie tak svoje medzi bude jej keď môže kde bolo rokov aby má proti čo slovensko slovenska
hu a az és hogy nem is egy van volt ez meg de már csak mint azt el ki még vagy amely szerint lesz után ha be között több minden pedig majd lehet ezt ami aki így magyar kell nagyon való nincs során sem akkor új két
ro și şi de în la a cu pe care din nu că pentru este o un mai au fost sunt ce sau după fi prin către dar lui se sa fără între această acest cele ca spre asta lor toate când am ani doar astfel unui unei potrivit
hr i u je na se da za od su s o kako što ne iz bi koji koja koje će sam ali nije do te kao već po pri samo bio bila više nakon svi prema između tijekom tko tisuća zbog također gdje uz vlada hrvatska hrvatske uvijek
sr i u je na se da za od su s o kako što ne iz bi koji koja koje će sam ali nije do te kao već po pri samo bio bila više nakon svi prema između tokom ko hiljada zbog takođe gde uz vlada srbija srbije uvek posle ovde lepo
sl in je v na se da za so z ki ne tudi po s pa bi od kot ni bo do pri bil bila o še le ali ter med ko vse leta že če lahko več zaradi kako sta smo iz pred slovenije slovenija kaj samo zelo zato
tr ve bir bu da de için ile olarak çok daha olan sonra kadar gibi en ne var olduğunu olduğu değil ancak her ise yıl türkiye göre dedi yeni mi oldu kendi tarafından diye üzerinde ki karşı şu nasıl yok
ca el la els les de del i en que és per amb un una no es al com més seu seva aquest aquesta ha han però també són dels després fins sobre entre sense molt on ja quan ser estat anys segons què
gl o a os as de do da e en que para con un unha por no na non se máis ao é son foi ser como pero seu súa pola polo tamén xa ten despois sobre entre ata está cando anos moi
eu eta da ez du dira zuen bat izan dute egin dituzte baina bere hori ere zen ditu duen beste euskal gehiago behar urte baino artean arabera
id yang dan di untuk dengan pada dari ini itu dalam tidak akan adalah ke oleh juga sebagai bisa karena ada telah mereka atau saat para lebih sudah tersebut bahwa kata kami saya kepada seorang hingga setelah indonesia namun secara
ms yang dan di untuk dengan pada dari ini itu dalam tidak akan adalah ke oleh juga sebagai boleh kerana ada telah mereka atau ketika para lebih sudah tersebut bahawa kata kami saya kepada seorang sehingga selepas malaysia namun beliau berkata
vi và của là có cho trong được với các một những không người khi đã này để từ về đến tại ở theo nhiều năm cũng sẽ ra vào như trên sau việt nam phải bị do
sq dhe në të e i me për nga një që është se nuk ka do si por janë më ky kjo kanë tij ishte pas edhe deri ku shqipëri duke prej
sw ya na wa kwa ni katika za la kuwa hiyo huo huyo hayo ambayo ambaye pia watu kama baada hilo wake yake mwaka alisema nchi cha vya serikali lakini hata hii hivyo wakati kutoka wao
zu ukuthi futhi uma kodwa ngoba lapho ukuba abantu ngo kwa kanye lo le la noma ngesikhathi kusho uthe bese wakhe yakhe yini nokuthi into emva kwi ngaphandle umuntu kuze
af die en van in is nie het dat wat vir op met om te aan sy ook hulle was kan hy sê as maar word deur na nog moet baie ons daar uit oor so teen
ga agus an na ar is go i le do a bhí ag sé tá sí leis ó nach mar faoi gur siad atá ach chun seo sin aon
cy y yr yn a i o ar mae bod wedi ei am gan fod oedd eu gyda hefyd ond sydd nid hyn bydd dros
az və bir bu da də üçün ilə olan olub edib daha çox sonra kimi görə ki o isə azərbaycan deyib həmin onun bildirib edən
uz va bu bir bilan uchun ham edi deb o‘zbekiston bo‘lgan qilish kerak yil haqida esa emas yangi ning qilgan
tl ang ng sa na mga at ay si ni para hindi ito siya nang kung may ako niya ko mo din rin pa dahil nito kanyang
mt il ta li u ma fuq minn għal dan din kien qed hija huwa għandu malta jew biex kif
eo la de kaj en estas al por kun ne ke tio li ĝi estis sed pri
ku û li di de ji bi ku ev ew ye jî bo kurd heye ne her dike
ht nan yo ak pou li ki se sou te ap pa gen ayiti
""".strip().splitlines()

#: Cyrillic script.
_CYRILLIC = """
ru и в не на что с по как это его из к но от за для же был так все о мы он она они при или если до уже еще ещё также после том быть только который которые которая года году были было будет может без под во их чем россии почему теперь где когда об
uk і в не на що з по як це його та до але від за для був так все про ми він вона вони при або якщо вже ще також після бути тільки який які яка року були було буде може без під у їх ніж україни чому де коли щоб через та й із
be і ў не на што з па як гэта яго ад за для быў так усе пра мы ён яна яны пры ці калі ужо яшчэ таксама пасля быць толькі які якія якая года былі было будзе можа без пад у іх чым беларусі дзе да але каб праз гэтага паводле
bg и в не на че с по как това за от са се да е ще си му беше но или ако вече още също след само който които която година бяха може без под до като при има към така тази този според между повече няма българия когато къде
mk и во не на дека со по како ова за од се да е ќе си му беше но или ако веќе уште исто по само кој кои која година беа може без под до при има кон така оваа овој според меѓу повеќе нема македонија кога каде ги го
sr и у не на да са по како ово за од се је ће му био али или ако већ још такође после само који које која година били може без под до при има према тако ова овај између више нема србија када где су није
kk және бұл мен үшін бір деп бойынша туралы болып осы емес да де деген еді жылы қазақстан бар кейін арқылы оның болды ол
ky жана бул менен үчүн бир деп боюнча жөнүндө болуп ушул эмес да деген эле жылы кыргызстан бар кийин анын болду ал
tg ва дар аз ба ки ин бо барои як аст шуд ҳам тоҷикистон буд сол дигар онҳо
mn нь энэ байна болон гэж юм бол улсын монгол байгаа хийж дээр тухай ба оны
tt һәм бу белән өчен бер дип буенча турында булып татарстан да
""".strip().splitlines()

#: Arabic script.
_ARABIC = """
ar في من على إلى أن التي الذي هذا هذه عن مع كان قال بعد ما لا بين كما ذلك وقال خلال أو قد لم عام حيث هو هي كل وفي وأضاف اليوم غير حتى عند تم إن كانت
fa در به از که این را با است برای آن یک تا بر هم شد بود می خود وی کرد شده دو نیز اما پس یا هر ما کشور ایران گفت های باید
ur کے کی میں کا ہے سے کو نے اور کہ اس پر ہیں یہ تھا ہو گیا بھی جو کر نہیں ان کہا تھی گے پاکستان لیے ایک تک بعد وہ ہونے
ps د په چې کې او له دا سره يې ته هم شوی دی کړي شي کوي څخه افغانستان وي لپاره
ckb لە و بۆ کە بە ئەو ئەم دەکات لەگەڵ هەروەها کوردستان نێوان هەیە
ug بىلەن ۋە ئۇ بۇ بىر ئۈچۈن دەپ ئۇيغۇر قىلىش
""".strip().splitlines()

#: Devanagari.
_DEVANAGARI = """
hi के की में है का से को और ने कि पर यह हैं इस भी था एक नहीं ही कर जो तो लिए हो वह कहा गया साथ बाद अपने
mr आणि आहे या च्या मध्ये ते हे होते नाही की तर झाली केली करण्यात त्यांनी आहेत मात्र यांनी असे महाराष्ट्र होता
ne को मा र छ ले भएको गरेको हो पनि छन् नेपाल लागि यो भने गर्ने तर छैन बाट थियो
""".strip().splitlines()

#: Hebrew and others stand alone. Letters found in these ranges name the language at once.
SCRIPTS = {
    "el": "Ͱ-Ͽἀ-῿", "he": "֐-׿", "bn": "ঀ-৿", "pa": "਀-੿", "gu": "઀-૿", "or": "଀-୿", "ta": "஀-௿", "te": "ఀ-౿", "kn": "ಀ-೿",
    "ml": "ഀ-ൿ", "si": "඀-෿", "th": "฀-๿", "lo": "຀-໿", "my": "က-႟", "ka": "Ⴀ-ჿ", "hy": "԰-֏", "km": "ក-៿", "am": "ሀ-፿", "ko": "가-힣ᄀ-ᇿ",
}  # fmt: skip

#: Letters that speak for a language of their script; each counts as part of a small word.
LETTERS = {
    "de": "ß", "es": "ñ¿¡", "pt": "ãõ", "sv": "", "da": "æø", "no": "æø", "fi": "", "is": "ðþ", "et": "õ", "lv": "āēīūģķļņ", "lt": "ėęįųū", "pl": "łąęśźż", "cs": "řůě",
    "sk": "ľĺŕô", "hu": "őű", "ro": "țșţăâ", "hr": "đ", "sr": "đјљњћђџ", "sl": "", "tr": "ğış", "vi": "ơưđạảấầẩậắằặẹẻềểễệịọỏốồổộớờởợụủứừửữựỳỵỷỹ", "az": "ə", "mt": "ħġ", "cy": "ŵŷ",
    "eo": "ĉĝĥĵŝŭ", "ru": "ыэъё", "uk": "іїєґ", "be": "ўіыэ", "bg": "ъщ", "mk": "ѓќѕ", "kk": "әғқңөұүһі", "ky": "өүң", "tg": "ҷӣӯҳ", "mn": "өү", "fa": "پچگژ", "ur": "ٹڈڑںےہھ",
    "ps": "ټډړښګېۍ", "ckb": "ڕڵێۆە", "fr": "œ", "ca": "·", "sq": "ë",
}  # fmt: skip

#: Last letters of longer words, three or four, typical of a language: they speak where a headline has no small words.
_ENDINGS = """
de ung lich isch keit heit chaft gen ften ten eln ßen tzt nen ert icht iert ngen chen lagt eilt sten
en ing tion ness ment ight ough ould ally ally ries ters ated ship ward ence ious ency ngs ers ies
es ción ado ados ando iendo dad idad ario ente ones ante encia illa ción
fr tion eux eaux ment oire aire ité ées ique iste ants ents ance onne elle ois ais
pt ção ções ado ados dade ário ente eiro inho agem ança ando endo
it zione zioni ato ati mente ità ello ella enza ggio etti ino anno iamo
nl ijk ing heid eren lijk oord eert elen isch etje oek aat
sv ning arna erna ande else ade het nde ar or en
da ning erne else hed ede nde sker
no ning ene else het ende sjon sker
fi ssa ssä sta stä lla llä lta ltä lle nen inen ista aan ään
is num inn ur ar ið unum ndi
et ud sse sid ses mine tud dus
lv šana ība iem ajā ums ijas ās
lt imas ymas ojo iais ams inti auti
pl ość ego ych ach ami ować nia cie ski ków
cs ost ého ých ách ami ovat ení ský
sk osť ého ých ách ami ovať enie ský
hu ság ség nak nek ban ben tól től hoz ták ték
ro ului ilor rea are ție ții ească
hr anja nje osti ima ovi ski
sl anje osti imi ski nje
tr lar ler dan den ını ndi yor ması mesi rdi dığı
ca ció ment itat aven ades
id kan nya annya
ms kan nya annya
sq ave ëve imit
sw isha wako tika
zu ile thi kazi eni elwe olo
eu ren aren tzen ekin etan
"""


#: Greek needs no small words to be told from others, but its encodings do.
GREEK = frozenset(
    [
        "και",
        "το",
        "η",
        "ο",
        "της",
        "του",
        "την",
        "τον",
        "στο",
        "στη",
        "τα",
        "οι",
        "για",
        "με",
        "από",
        "που",
        "ότι",
        "θα",
        "είναι",
    ]
)

#: Characters of the two ways of writing Chinese that the other does not have, common ones.
SIMPLIFIED = frozenset(
    "这国来时们说对会个为发经过还没现开关问间见长门马电车东书学习实让进给后从两万与业产严丧临义乐买乱争亚亲亿仅仓众优伟传伤伦体华单卖卫历厅压县双变号听启员响团园围图圆场坏块坚坛处备复够头夸夺奋妇"
)
TRADITIONAL = frozenset(
    "這國來時們說對會個為發經過還沒現開關問間見長門馬電車東書學習實讓進給後從兩萬與業產嚴喪臨義樂買亂爭亞親億僅倉眾優偉傳傷倫體華單賣衛歷廳壓縣雙變號聽啟員響團園圍圖圓場壞塊堅壇處備複夠頭誇奪奮婦"
)


#: First and last character of each script that is not a language's own.
BLOCKS = {
    "latin": "A-Za-zÀ-ɏẀ-ỿ",
    "cyrillic": "Ѐ-ӿ",
    "arabic": "؀-ۿݐ-ݿ",
    "devanagari": "ऀ-ॿ",
    "han": "㐀-䶿一-鿿",
    "kana": "ぁ-ヿ",
}


def _table(lines: list[str]) -> dict[str, tuple[tuple[str, float], ...]]:
    """For each word the languages that use it; a word of many languages says less of each."""
    users: dict[str, list[str]] = {}
    for line in lines:
        language, *words = line.split()
        for word in dict.fromkeys(words):
            users.setdefault(word, []).append(language)
    return {word: tuple((language, 1 / len(languages)) for language in languages) for word, languages in users.items()}


#: Script: small word: the languages that use it, with what the word says for each.
TABLES = {
    "latin": _table(_LATIN),
    "cyrillic": _table(_CYRILLIC),
    "arabic": _table(_ARABIC),
    "devanagari": _table(_DEVANAGARI),
}
#: As `TABLES`, for the ends of longer words in Latin letters.
ENDINGS = _table(_ENDINGS.strip().splitlines())
