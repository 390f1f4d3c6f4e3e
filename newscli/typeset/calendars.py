"""How languages besides English write dates, after the Unicode CLDR; loaded when the reader's is one of them.

Months stand as they do within a date: Slavic ones in the genitive.
"""

from __future__ import annotations

from newscli.typeset.calendar import Calendar


def _calendar(  # noqa: PLR0917 - a row of a table
    short: str, full: str, short_months: str, months: str, weekdays: str, today: str, yesterday: str
) -> Calendar:
    return Calendar(
        short, full, tuple(short_months.split()), tuple(months.split()), tuple(weekdays.split()), today, yesterday
    )


_NUMBERS = "1 2 3 4 5 6 7 8 9 10 11 12"

CALENDARS = {
    "en_US": _calendar(
        "{month} {day}",
        "{weekday}, {month} {day}, {year}",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "January February March April May June July August September October November December",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "today",
        "yesterday",
    ),
    "de": _calendar(
        "{day}. {month}",
        "{weekday}, {day}. {month} {year}",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "heute",
        "gestern",
    ),
    "fr": _calendar(
        "{day} {month}",
        "{weekday} {day} {month} {year}",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "aujourd’hui",
        "hier",
    ),
    "es": _calendar(
        "{day} {month}",
        "{weekday}, {day} de {month} de {year}",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "lunes martes miércoles jueves viernes sábado domingo",
        "hoy",
        "ayer",
    ),
    "it": _calendar(
        "{day} {month}",
        "{weekday} {day} {month} {year}",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "oggi",
        "ieri",
    ),
    "pt": _calendar(
        "{day} {month}",
        "{weekday}, {day} de {month} de {year}",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "hoje",
        "ontem",
    ),
    "nl": _calendar(
        "{day} {month}",
        "{weekday} {day} {month} {year}",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "vandaag",
        "gisteren",
    ),
    "sv": _calendar(
        "{day} {month}",
        "{weekday} {day} {month} {year}",
        "jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "måndag tisdag onsdag torsdag fredag lördag söndag",
        "i dag",
        "i går",
    ),
    "pl": _calendar(
        "{day} {month}",
        "{weekday}, {day} {month} {year}",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "dzisiaj",
        "wczoraj",
    ),
    "ru": _calendar(
        "{day} {month}",
        "{weekday}, {day} {month} {year} г.",
        "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "сегодня",
        "вчера",
    ),
    "be": _calendar(
        "{day} {month}",
        "{weekday}, {day} {month} {year} г.",
        "сту лют сак кра мая чэр ліп жні вер кас ліс сне",
        "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
        "панядзелак аўторак серада чацвер пятніца субота нядзеля",
        "сёння",
        "учора",
    ),
    "uk": _calendar(
        "{day} {month}",
        "{weekday}, {day} {month} {year} р.",
        "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "понеділок вівторок середа четвер пʼятниця субота неділя",
        "сьогодні",
        "учора",
    ),
    "tr": _calendar(
        "{day} {month}",
        "{day} {month} {year} {weekday}",
        "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
        "bugün",
        "dün",
    ),
    "ar": _calendar(
        "{day} {month}",
        "{weekday}، {day} {month} {year}",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "اليوم",
        "أمس",
    ),
    "hi": _calendar(
        "{day} {month}",
        "{weekday}, {day} {month} {year}",
        "जन॰ फ़र॰ मार्च अप्रैल मई जून जुल॰ अग॰ सित॰ अक्तू॰ नव॰ दिस॰",
        "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्तूबर नवंबर दिसंबर",
        "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार",
        "आज",
        "कल",
    ),
    "zh": _calendar(
        "{number}月{day}日",
        "{year}年{number}月{day}日{weekday}",
        _NUMBERS,
        _NUMBERS,
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
        "今天",
        "昨天",
    ),
    "ja": _calendar(
        "{number}月{day}日",
        "{year}年{number}月{day}日{weekday}",
        _NUMBERS,
        _NUMBERS,
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
        "今日",
        "昨日",
    ),
    "ko": _calendar(
        "{number}월 {day}일",
        "{year}년 {number}월 {day}일 {weekday}",
        _NUMBERS,
        _NUMBERS,
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
        "오늘",
        "어제",
    ),
}
