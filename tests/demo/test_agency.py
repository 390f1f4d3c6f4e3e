"""The agency: listings without a feed, and the traps its pages are known for."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from newscli.demo import Newspapers

LOAD_MORE = re.compile(r"""class="load_more" onclick="get_page\('([^']+)','inner','1'\)""")


def articles(html: str) -> list[str]:
    """The addresses of articles in a listing, in order, each once."""
    return list(dict.fromkeys(re.findall(r'href="(/[a-z_]+/(?:view|getRecord)/[^"]+)"', html)))


def walk(client: httpx.Client, base: str, path: str, pages: int) -> list[list[str]]:
    """The articles on each page of a listing, going on where its button leads."""
    found = []
    for _ in range(pages):
        html = client.get(base + path).text
        found.append(articles(html))
        button = LOAD_MORE.search(html)
        assert button, "every page says that there is more"
        path = unescape(button[1]).rstrip("/")
    return found


def find(client: httpx.Client, base: str, words: str) -> str:
    """The page of the article whose address has these words in it."""
    for page in walk(client, base, "/all_news/", 3):
        for path in page:
            if words in path:
                return client.get(base + path).text
    raise AssertionError(words)


def test_going_back_brings_older_articles_and_then_the_first_page_again(
    newspapers: Newspapers, client: httpx.Client
) -> None:
    first, second, third, fourth = walk(client, newspapers.agency_de, "/all_news/", 4)
    assert len(first) == len(second) == 10
    assert not set(first) & set(second) | set(second) & set(third)
    assert fourth == first


def test_a_section_has_its_own_pages(newspapers: Newspapers, client: httpx.Client) -> None:
    first, again = walk(client, newspapers.agency_ru, "/regions/", 2)
    assert first == again
    assert all(path.startswith("/regions/view/") for path in first)


def test_there_is_no_feed_and_no_sitemap(newspapers: Newspapers, client: httpx.Client) -> None:
    for path in ("/rss", "/rss/", "/rss/all", "/sitemap.xml", "/feed/"):
        assert client.get(newspapers.agency_de + path).status_code == 404, path


def test_an_address_of_nonsense_answers_with_the_front_page(newspapers: Newspapers, client: httpx.Client) -> None:
    front = client.get(f"{newspapers.agency_de}/")
    nonsense = client.get(f"{newspapers.agency_de}/in-head-before-date")
    unknown = client.get(f"{newspapers.agency_de}/society/view/nie-gewesen-1-2026/")
    assert front.status_code == nonsense.status_code == unknown.status_code == 200
    assert front.text == nonsense.text == unknown.text


def test_one_listed_article_leads_to_the_front_page(newspapers: Newspapers, client: httpx.Client) -> None:
    html = find(client, newspapers.agency_de, "bildstrecke")
    assert html == client.get(f"{newspapers.agency_de}/").text


def test_a_day_is_named_once_and_leads_twice(newspapers: Newspapers, client: httpx.Client) -> None:
    html = client.get(f"{newspapers.agency_de}/all_news/").text
    assert html.count('<div class="day">25</div><div class="month_year">.11.26</div>') == 1
    assert html.count("Drei Weißstörche sind in diesem Jahr nicht nach Süden gezogen.") == 2
    item = html[html.index('class="news_item lenta_item"') :]
    assert item.index('href="/society/"') < item.index('href="/society/view/')


def test_the_first_date_in_an_article_is_today(newspapers: Newspapers, client: httpx.Client) -> None:
    html = find(client, newspapers.agency_de, "erste-bibliothek")
    assert html.index("Mittwoch, 25 November 2026") < html.index("24&nbsp;November&nbsp;2026,&nbsp;09:00")
    assert 'content="2026-11-24 09:00:00"' in html  # Minsk's time, without saying so


@pytest.mark.parametrize(
    ("slug", "opening"),
    [
        ("brieftrager", "MINSK, 25. November (BelTA) – Im Dorf"),
        ("erste-bibliothek", "WITEBSK, 24. November (BelTA) – In der Region"),
        ("grossmutter", "MINSK; 23. November (BelTA) - Im Rechenzentrum"),
        ("gemeinde-stimmt", " ST. PETERSBURG, 23. November (BelTA) -Noch stehen"),
    ],
)
def test_datelines_come_in_many_forms(newspapers: Newspapers, client: httpx.Client, slug: str, opening: str) -> None:
    assert opening in find(client, newspapers.agency_de, slug)


def test_a_dateline_may_be_missing(newspapers: Newspapers, client: httpx.Client) -> None:
    assert "BelTA" not in find(client, newspapers.agency_de, "altester-marathon")


def test_a_russian_dateline_names_the_correspondent(newspapers: Newspapers, client: httpx.Client) -> None:
    assert "24 ноября, Витебск /Корр. БЕЛТА/. В городском" in find(client, newspapers.agency_ru, "skamejku")


def test_a_caption_and_a_box_may_stand_before_the_dateline(newspapers: Newspapers, client: httpx.Client) -> None:
    html = find(client, newspapers.agency_ru, "bobry")
    places = [html.index(words) for words in ("Фото из архива", "news_accent_block", "/Корр. БЕЛТА/")]
    assert places == sorted(places)


def test_tags_stand_inside_the_text_and_the_subscription_after_it(newspapers: Newspapers, client: httpx.Client) -> None:
    html = find(client, newspapers.agency_de, "museum-zeigt")
    marks = (
        "js-mediator-article",
        "Vierzig Jahre lang",
        "news_tags_block",
        "Neben den Stücken",
        "Abonnieren Sie uns auf",
    )
    places = [html.index(words) for words in marks]
    assert places == sorted(places)


def test_paragraphs_come_in_three_shapes(newspapers: Newspapers, client: httpx.Client) -> None:
    base = newspapers.agency_de
    html = "".join(client.get(base + path).text for path in walk(client, base, "/all_news/", 1)[0])
    assert "<p>MINSK, " in html
    assert "<div><div>MINSK, " in html
    assert re.search(r"\nMINSK, .*<br /><br />\n", html)


def test_an_article_answers_without_its_last_slash_and_with_an_empty_slug(
    newspapers: Newspapers, client: httpx.Client
) -> None:
    listed = [path for page in walk(client, newspapers.agency_ru, "/all_news/", 2) for path in page]
    assert any(not path.endswith("/") for path in listed)
    assert "/society/view/-711377-2026/" in listed
    assert "Пёс Буран" in client.get(f"{newspapers.agency_ru}/society/view/-711377-2026").text


def test_a_correction_says_when_and_changes_the_words(newspapers: Newspapers, client: httpx.Client) -> None:
    before = find(client, newspapers.agency_ru, "fabrika")
    newspapers.correct()
    after = find(client, newspapers.agency_ru, "fabrika")
    assert "собрали миллионную" in before
    assert "(Обновлено" not in before
    assert "(Обновлено 13:00) 25 ноября, Минск" in after
    assert "собрали двухмиллионную" in after


def test_what_is_taken_down_is_listed_no_more(newspapers: Newspapers, client: httpx.Client) -> None:
    base = newspapers.agency_de
    (path,) = (path for page in walk(client, base, "/all_news/", 3) for path in page if "karussell" in path)
    newspapers.withdraw()
    assert client.get(base + path).status_code == 404
    assert all(path not in page for page in walk(client, base, "/all_news/", 3))


def test_photographs_are_served(newspapers: Newspapers, client: httpx.Client) -> None:
    html = find(client, newspapers.agency_de, "storche")
    (path,) = set(re.findall(r'img src="(/images/storage/[^"]+)"', html))
    answer = client.get(newspapers.agency_de + path)
    assert (answer.headers["content-type"], answer.content[:4]) == ("image/png", b"\x89PNG")
