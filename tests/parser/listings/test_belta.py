from __future__ import annotations

from datetime import UTC, datetime

from newscli.demo import Newspapers
from newscli.fetcher import Fetcher
from newscli.model import Capture, Listing
from newscli.parser import read_listing
from newscli.settings import Settings
from tests.parser.listings.test_feed import read

LENTA = """<html lang="ru"><title>Новости</title><div class="new_date"><span class="day">09</span>
<span class="month_year">.01.26</span></div>
<div class="news_item lenta_item"><a href="/society/" class="date_rubric">Общество</a><div class="date">19:51</div>
<a href="https://belta.by/society/view/most-713564-2026/"><span class="lenta_item_title">Мост открыт</span></a>
<span class="lenta_textsmall">Коротко о мосте</span><span class="lenta_textsmall">Коротко о мосте</span></div>
<div class="news_item lenta_item"><a href="/society/">Общество</a><div class="date">08:05</div>
<a href="/tech/view/-713565-2026"><span class="lenta_item_title">Пустое имя</span></a></div>
<div class="new_date"><span class="day">08</span><span class="month_year">.01.26</span></div>
<div class="news_item lenta_item"><a href="/sport/view/match-713000-2026/">
<span class="lenta_item_title">Матч</span></a><div class="date">23:10</div></div>
<a href="https://other.example/society/view/x-1-2026/">Fremdes</a>
<div class="load_more" onclick="get_page('/all_news/page/7/?day=08&amp;month=01&amp;year=26/','inner','1')">Ещё</div>"""


def test_items_with_their_day_heading_their_lead_once_and_the_button_for_more() -> None:
    listing = read(LENTA, url="https://www.belta.by/all_news/page/6/")
    assert (listing.kind, listing.language) == ("belta", "ru")
    bridge, empty, match = listing.entries
    assert (bridge.title, bridge.section, bridge.summary) == ("Мост открыт", "society", "Коротко о мосте")
    assert bridge.published == datetime(2026, 1, 9, 16, 51, tzinfo=UTC)
    assert (empty.url, empty.section) == ("https://www.belta.by/tech/view/-713565-2026", "tech")
    assert match.published == datetime(2026, 1, 8, 20, 10, tzinfo=UTC)
    assert listing.next_url == "https://www.belta.by/all_news/page/7/?day=08&month=01&year=26"


def test_other_markup_still_lists_its_articles_and_knows_the_next_page_by_its_number() -> None:
    links = "".join(f"<p><a href='/politics/view/a-name-{n}-2021/'>Title {n}</a></p>" for n in range(5))
    listing = read(links, url="https://eng.belta.by/politics/page/4/")
    assert [entry.title for entry in listing.entries] == [f"Title {n}" for n in range(5)]
    assert listing.next_url == "https://eng.belta.by/politics/page/5/"


def test_the_link_of_older_pages_leads_on() -> None:
    links = "".join(f"<p><a href='/politics/view/a-name-{n}-2021/'>Title {n}</a></p>" for n in range(5))
    listing = read(links + "<a class='p_next' href='/politics/page/9/'>»</a>", url="https://eng.belta.by/politics/")
    assert listing.next_url == "https://eng.belta.by/politics/page/9/"


def pages(base: str, path: str) -> list[Listing]:
    """All pages of a listing, until one brings nothing new."""
    found: list[Listing] = []
    seen: set[str] = set()
    url: str | None = base + path
    with Fetcher(Settings(pause_seconds=0)) as fetcher:
        while url is not None:
            answer = fetcher.get(url)
            assert isinstance(answer, Capture)
            listing = read_listing(answer)
            new = {entry.url for entry in listing.entries} - seen
            if not new:
                break
            seen |= new
            found.append(listing)
            url = listing.next_url
    return found


def test_the_agencys_listing_is_walked_to_its_end(newspapers: Newspapers) -> None:
    urls = [entry.url for listing in pages(newspapers.agency_de, "/all_news/") for entry in listing.entries]
    assert len(urls) == len(set(urls)) >= 20


def test_every_item_of_the_agency_has_its_headline_moment_and_section(newspapers: Newspapers) -> None:
    entries = [entry for listing in pages(newspapers.agency_de, "/all_news/") for entry in listing.entries]
    assert all(entry.title and entry.published and entry.section for entry in entries)


def test_opinions_without_a_year_and_films_are_listed_on_the_agencys_own_pages() -> None:
    opinions = "".join(f"<p><a href='/opinions/view/una-opinion-{n}/'>Opinion {n}</a></p>" for n in range(5129, 5133))
    films = "".join(f"<p><a href='/video_official/getRecord/{n}'>Film {n}</a></p>" for n in range(1300, 1304))
    for links, url in ((opinions, "https://esp.belta.by/opinions/"), (films, "https://www.belta.by/video_official/")):
        listing = read(links, url=url)
        assert listing.kind == "belta"
        assert len(listing.entries) == 4
        assert {entry.section for entry in listing.entries} == {url.split("/")[3]}


def test_they_are_listed_beside_dated_articles_of_any_host_of_its_make() -> None:
    dated = "".join(f"<p><a href='/politics/view/a-name-{n}-2021/'>Title {n}</a></p>" for n in range(3))
    listing = read(
        f"{dated}<p><a href='/opinions/view/una-opinion-5129/'>Opinion</a></p>", url="http://127.0.0.1:9/all/"
    )
    assert [entry.title for entry in listing.entries][-1] == "Opinion"


def test_addresses_of_that_shape_elsewhere_are_no_listing_of_the_agency() -> None:
    links = "".join(f"<p><a href='/news/view/the-bridge-story-{n}'>The bridge of Callan, {n}</a></p>" for n in range(9))
    assert read(links, url="https://paper.example/").kind == "section"
