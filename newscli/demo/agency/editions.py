"""What differs between the agency's editions: words, months, the form of a dateline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

MINSK = timezone(timedelta(hours=3), "Europe/Minsk")  # all year since 2011


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The words of one language."""

    newspaper: str  #: the folder of its articles
    language: str
    name: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    sections: dict[str, str]
    menu: tuple[str, ...]
    weather: str
    all_news: str
    more: str
    dateline: str  #: with {place}, {day} and {month}
    place: str
    updated: str  #: before the dateline of an article that was brought up to date; with {time}
    subscribe: str
    latest: str
    author: str
    disclaimer: str

    def day(self, moment: datetime) -> str:
        """`30 April 2021`: two digits, no dot, in Minsk."""
        local = moment.astimezone(MINSK)
        return f"{local:%d} {self.months[local.month - 1]} {local.year}"

    def today(self, moment: datetime) -> str:
        """`Donnerstag, 28 März 2024`, as in the page's head."""
        return f"{self.weekdays[moment.astimezone(MINSK).weekday()]}, {self.day(moment)}"


GERMAN = Edition(
    newspaper="agency-de",
    language="de",
    name="Belarussische Telegraphenagentur (Demo)",
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    sections={
        "politics": "Politik",
        "economics": "Wirtschaft",
        "society": "Gesellschaft",
        "culture": "Kultur",
        "sport": "Sport",
        "opinions": "Meinungen",
    },
    menu=("Über uns", "Kontakt", "Werbung", "Archiv", "Government Bodies"),
    weather="Minsk +4 °C, leichter Regen",
    all_news="Alle Nachrichten",
    more="Weitere Nachrichten",
    dateline="{place}, {day}. {month} (BelTA) – ",
    place="MINSK",
    updated="",
    subscribe="Abonnieren Sie uns auf",
    latest="Letzte Nachrichten aus Belarus",
    author="Autor",
    disclaimer="Eine Demo von newscli: alle Meldungen auf diesen Seiten sind erfunden.",
)

RUSSIAN = Edition(
    newspaper="agency-ru",
    language="ru",
    name="Белорусское телеграфное агентство (демо)",
    months=(
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    weekdays=("Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"),
    sections={
        "economics": "Экономика",
        "society": "Общество",
        "regions": "Регионы",
        "culture": "Культура",
        "tech": "Технологии",
        "sport": "Спорт",
        "opinions": "Мнения",
    },
    menu=("О нас", "Контакты", "Реклама", "Архив"),
    weather="Минск +4 °C, небольшой дождь",
    all_news="Все новости",
    more="Показать ещё",
    dateline="{day} {month}, {place} /Корр. БЕЛТА/. ",
    place="Минск",
    updated="(Обновлено {time}) ",
    subscribe="Подписывайтесь на нас в",
    latest="Топ-новости",
    author="Автор",
    disclaimer="Демо newscli: все сообщения на этих страницах вымышлены.",
)
