"""BelTA, the Belarusian telegraph agency: seven editions of one make. Facts of 2012 to October 2026.

The page begins with the menu and the day of the crawl, so only the marked date line counts. Date line and meta elements
carry no zone: they are Minsk's clock (an offset of +00:00 in `mediator_published_time` is false). Paragraphs are often
bare text; subscription boxes and tags stand inside the body; the text opens with a dateline that names the agency.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from newscli.parser.page.sites.rule import Layout, SiteRule

_NOISE = (
    "div.invite_in_messagers", ".news_tags_block", ".video_add", ".yandex_share_print", ".advertising_block",
    ".fp_block", ".news_accent_block", ".main_img", ".news_img_slide",
    "script", "iframe", "style", "noscript",
)  # fmt: skip
_DATE = (
    "div.date_full",
    ".date_full",
    "meta[property='article:published_time']",
    "meta[name='article:published_time']",
)

_LAYOUTS = (
    Layout(
        title=("div.content_margin h1", "div.main h1", "h1"),
        published=_DATE,
        body=("div.js-mediator-article", "div[itemprop=articleBody]", "div.text", "div.inner_content"),
        tags=("div.news_tags_block a",),
        authors=("div.person_fio",),
        remove=_NOISE,
    ),
    # Seen in programs of 2021 and pages of the years before; no page of later years had the body in `div.text` alone.
    Layout(
        until=date(2021, 12, 31),
        title=("div.content_margin h1", "div.main h1", "h1"),
        published=_DATE,
        body=("div.text", "div.inner_content"),
        tags=("div.news_tags_block a",),
        authors=("div.person_fio",),
        remove=_NOISE,
    ),
)

#: `/<section>/view/<slug>-<id>-<year>/`; the slug may be empty, old opinion pages have no year.
_ARTICLE = re.compile(r"^/(?P<section>[\w-]+)/(?:view/[^/]*-?\d+(?:-\d{4})?|getRecord/\d+)/?$")

_AGENCY = r"(?:BelTA|BELTA|BiełTA|БЕЛТА|БелТА|БелТа)"
_OPENING = (
    # MINSK, 30. April (BelTA) – · MINSK; 26. Januar (BelTA) -Am · VÍTEBSK, 2 sep (BelTA). –
    re.compile(rf"\s*[^\W\d_][^\n(]{{0,40}}?[,;]\s*\d{{1,2}}\.?\s*[^\W\d_]{{3,12}}\.?\s*\({_AGENCY}\)\.?\s*[–—-]?\s*"),
    # 8 мая, Минск /Корр. БЕЛТА/.
    re.compile(
        rf"\s*\d{{1,2}}\s+[^\W\d_]{{3,12}},\s*[^\W\d_][\w. -]{{1,30}}?\s*/(?:[^\W\d_]{{3,5}}\.\s*)?"
        rf"{_AGENCY}/\.?\s*[–—-]?\s*"
    ),
    # 白通社明斯克2月11日电。
    re.compile(r"\s*白通社[^\d。]{0,8}\d{1,2}月\d{1,2}日电[。，,]?\s*"),
    # (Обновлено 12:52)
    re.compile(r"\s*\((?:Обновлено|Абноўлена|Updated|Aktualisiert|Actualizado|Zaktualizowano)[^)\n]{0,30}\)\s*"),
)  # fmt: skip
_ENDING = re.compile(
    r"\s*(?:-0-|Abonnieren Sie uns auf.*|Letzte Nachrichten aus Belarus.*|Síguenos en.*|"
    r"Últimas Noticias de Belarús.*|Follow us on.*|Latest news from Belarus.*|"
    r"Топ-новости.*|Свежие новости Беларуси.*|Подписывайтесь на нас.*|订阅我们.*|Śledź nas.*|"
    r"Падпісвайцеся на нас.*)\s*",
    re.IGNORECASE | re.DOTALL,
)
_CAPTION = re.compile(
    r"\s*(?:Archivfoto|Foto aus dem Archiv|Фото из архива|Архивное фото|Foto de archivo|Archive photo|"
    r"Zdjęcie archiwalne)[.:]?.{0,40}"
)
_ALL_YEAR_SINCE = datetime(2011, 3, 27, 2)  # noqa: DTZ001 - Minsk's own clock


def minsk(local: datetime) -> timezone:
    """Minsk's zone at a time of its own clock: UTC+3 all year since 27 March 2011; before, +2 and in summer +3."""
    local = local.replace(tzinfo=None)
    if local >= _ALL_YEAR_SINCE:
        return timezone(timedelta(hours=3))
    summer = _last_sunday(local.year, 3, 2) <= local < _last_sunday(local.year, 10, 3)
    return timezone(timedelta(hours=3 if summer else 2))


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    last = datetime(year, month, 31, hour)  # noqa: DTZ001 - Minsk's own clock
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _edition(language: str | None, *hosts: str) -> SiteRule:
    return SiteRule(
        name=f"belta-{language or 'shape'}",
        hosts=hosts,
        shape=() if hosts else ("div.inner_content h1", "div.date_full"),
        language=language,
        zone=minsk,
        layouts=_LAYOUTS,
        author={None: None, "ru": "БЕЛТА", "be": "БЕЛТА", "zh": "白通社"}.get(language, "BelTA"),
        article=_ARTICLE,
        opening=_OPENING,
        ending=_ENDING,
        caption=_CAPTION,
    )


EDITIONS = (
    _edition("de", "deu.belta.by"),
    _edition("ru", "belta.by"),
    _edition("be", "blr.belta.by"),
    _edition("en", "eng.belta.by"),
    _edition("es", "esp.belta.by"),
    _edition("pl", "pol.belta.by"),
    _edition("zh", "chn.belta.by"),
    _edition(None),  # its pages on another host, such as the demo's agency: the language is not known by the host
)
