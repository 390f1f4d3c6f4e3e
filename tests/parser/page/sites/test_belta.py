"""BelTA's pages as seen from 2012 to 2026: seven editions and every trap. All articles are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newscli.blocks.text import plain
from newscli.parser import read_article
from newscli.parser.page.sites import RULES, rule_for
from newscli.parser.page.sites.belta import minsk

BOX = '<div class="invite_in_messagers">{box}</div>'
TAGS = (
    '<div class="news_tags_block"><a href="/search/findTags/7/" title="Brücken">Brück…</a><a href="/x">Minsk</a></div>'
)


def page(*, title: str, date: str, body: str, wrap: str = "js-mediator-article", head: str = "", box: str = "X") -> str:
    """A page in the agency's shape: menu, the day of the crawl, section, date line, title, body with boxes inside."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | BelTA</title>
<meta property="og:title" content="{title}">{head}</head><body><div class="header">
<ul><li><a href="/president/">Government Bodies</a></li><li><a href="/all_news/">Alle Nachrichten</a></li></ul>
<div>Donnerstag, 28 März 2024</div><div>+7 °C</div></div><div class="main"><div class="content_margin">
<a class="rubric" href="/society/">Gesellschaft</a><div class="date_full">{date}</div><h1>{title}</h1>
<div class="main_img"><img src="/images/storage/1.jpg" alt=""></div><div class="inner_content"><div class="{wrap}">
{body}{TAGS}<script>var x = 1;</script>{BOX.format(box=box)}</div></div>
<div class="block"><h2>Letzte Nachrichten aus Belarus</h2></div></div></div></body></html>"""


TODAY = [
    (
        "https://deu.belta.by/society/view/neue-brucke-53822-2021/", "de", "30 April 2021, 13:18",
        "2021-04-30T13:18:00+03:00",
        "Abonnieren Sie uns auf", "MINSK, 30. April (BelTA) – ",
        "Die neue Brücke über den Fluss ist heute eröffnet worden, teilte das Rathaus mit.",
    ),
    (
        "https://www.belta.by/society/view/novyj-most-713564-2026", "ru", "08 января 2026, 19:51",
        "2026-01-08T19:51:00+03:00",
        "Топ-новости", "8 мая, Минск /Корр. БЕЛТА/. ",
        "Новый мост через реку открыли сегодня, сообщили в городе корреспонденту.",
    ),
    (
        "https://eng.belta.by/society/view/new-bridge-186877-2026/", "en", "02 October 2026, 11:54",
        "2026-10-02T11:54:00+03:00",
        "Follow us on:", "MINSK, 2 October (BelTA) – ",
        "The new bridge over the river was opened today, the city hall has told reporters.",
    ),
    (
        "https://esp.belta.by/society/view/puente-86822-2024/", "es", "02 Septriembre 2024, 17:56",
        "2024-09-02T17:56:00+03:00",
        "Síguenos en", "VÍTEBSK, 2 sep (BelTA). – ",
        "El nuevo puente sobre el río se ha abierto hoy, según informó la alcaldía de la ciudad.",
    ),
    (
        "https://pol.belta.by/society/view/novyj-most-9351-2024", "pl", "03 Listopada 2024, 20:21",
        "2024-11-03T20:21:00+03:00",
        "Śledź nas", "", "Nowy most przez rzekę został dziś otwarty, poinformował ratusz miasta dziennikarzy.",
    ),
    (
        "https://blr.belta.by/society/view/novy-most-1234-2025/", "be", "5 кастрычніка 2025, 10:05",
        "2025-10-05T10:05:00+03:00",
        "Падпісвайцеся на нас", "", "Новы мост праз раку адкрылі сёння, паведамілі ў горадзе карэспандэнту агенцтва.",
    ),
    (
        "https://chn.belta.by/society/view/-45788-2026/", "zh", "2026年2月11日 09:30", "2026-02-11T09:30:00+03:00",
        "订阅我们", "白通社明斯克2月11日电。",
        "新的大桥今天在首都开通，市政府告诉记者，这座大桥比旧桥宽得多，也更安全，市民们非常高兴。",
    ),
]  # fmt: skip


@pytest.mark.parametrize("edition", TODAY, ids=[edition[1] for edition in TODAY])
def test_a_page_of_each_edition_reads_exactly(edition: tuple[str, ...]) -> None:
    url, language, date, moment, box, dateline, sentence = edition
    body = f"{dateline}{sentence}<div>{sentence} 2</div><div><div>{sentence} 3</div></div>"
    reading = read_article(page(title="Neue\xa0Brücke", date=date.replace(" ", "\xa0"), body=body, box=box), url)
    assert reading.title == "Neue Brücke"
    assert reading.published is not None
    assert reading.published.isoformat() == moment
    assert (reading.section, reading.language, reading.tags) == ("society", language, ("Brücken", "Minsk"))
    assert reading.text.split("\n\n") == [sentence, f"{sentence} 2", f"{sentence} 3"]


def test_a_page_of_2014_reads_by_the_layout_of_its_time() -> None:
    text = "Der neue Markt ist heute eröffnet worden, wie die Verwaltung der Stadt den Journalisten mitteilte."
    html = page(
        title="Neuer Markt",
        date="12 Mai 2014, 09:00",
        wrap="text",
        body=f"<p>MINSK; 12. Mai (BelTA) -{text}</p><p>{text}</p>",
    )
    reading = read_article(
        html, "http://deu.belta.by/economics/view/neuer-markt-1-2014", captured_at=datetime(2014, 6, 1, tzinfo=UTC)
    )
    assert reading.published is not None
    assert reading.published.isoformat() == "2014-05-12T09:00:00+03:00"
    assert reading.text.split("\n\n") == [text, text]


def test_head_moments_have_minsk_time_too() -> None:
    head = '<meta property="article:published_time" content="2026-07-28 17:18:00">'
    head += '<meta property="article:modified_time" content="2026-07-28 18:00:00">'
    reading = read_article(
        page(title="T" * 9, date="", body="<p>Text.</p>", head=head), "https://chn.belta.by/politics/view/-1-2026/"
    )
    assert reading.published is not None
    assert reading.updated is not None
    assert (reading.published.isoformat(), reading.updated.isoformat()) == (
        "2026-07-28T17:18:00+03:00",
        "2026-07-28T18:00:00+03:00",
    )


def test_a_false_offset_in_the_head_does_not_move_the_date_line() -> None:
    head = '<meta name="mediator_published_time" content="2026-10-02T11:54:00+00:00">'
    html = page(title="New bridge", date="02 October 2026, 11:54", body="<p>Text of the story.</p>", head=head)
    reading = read_article(html, "https://eng.belta.by/society/view/new-bridge-1-2026/")
    assert reading.published is not None
    assert reading.published.isoformat() == "2026-10-02T11:54:00+03:00"


def test_a_video_page_writes_the_time_first() -> None:
    html = page(title="Видео дня", date="18:28 28 декабря 2023", body="<p>Видео дня.</p>")
    reading = read_article(html, "https://belta.by/video_official/getRecord/9")
    assert reading.published is not None
    assert reading.published.isoformat() == "2023-12-28T18:28:00+03:00"


def test_caption_and_note_of_change_before_the_dateline_are_no_text() -> None:
    sentence = "Парад прошёл сегодня в центре города, сообщили в мэрии."
    body = f"<p>Archivfoto</p><p>(Обновлено 12:52) 8 мая, Минск /Корр. БЕЛТА/. {sentence}</p>"
    reading = read_article(
        page(title="Парад", date="08 мая 2025, 12:00", body=body), "https://belta.by/society/view/parad-2-2025"
    )
    assert reading.text == sentence


def test_a_town_and_a_day_without_the_agency_stay() -> None:
    sentence = (
        "MINSK, 30. April: So begann der Brief, den die Stadt heute ihren Bürgern geschickt hat, und er war lang."
    )
    reading = read_article(
        page(title="Ein Brief", date="30 April 2021, 13:18", body=f"<p>{sentence}</p>"),
        "https://deu.belta.by/society/view/brief-3-2021/",
    )
    assert reading.text == sentence


def test_the_general_reader_stands_on_its_own_without_rules() -> None:
    url, _, date, _, box, dateline, sentence = TODAY[0]
    html = page(title="Neue Brücke", date=date, body=f"<p>{dateline}{sentence}</p><p>{sentence}</p>", box=box)
    reading = read_article(html, url, site_rules=False)
    assert reading.title == "Neue Brücke"
    assert sentence in plain(reading.blocks)


def test_minsk_kept_summer_time_until_2011() -> None:
    offsets = [
        minsk(datetime(y, m, 15, tzinfo=UTC)).utcoffset(None).total_seconds() / 3600
        for y, m in ((2010, 1), (2010, 7), (2012, 1))
    ]
    assert offsets == [2, 3, 3]


def test_every_edition_is_found_by_its_address_and_nothing_else_is() -> None:
    assert sum(rule.name.startswith("belta-") and bool(rule.hosts) for rule in RULES) == 7
    assert rule_for("http://www.belta.by/x") is rule_for("https://belta.by/y") is not None
    assert rule_for("https://belta.by.example.org/") is None
    assert rule_for("https://[") is None
    assert rule_for(None) is None
