"""The modern paper: feeds, sitemaps, validators, and what goes wrong on purpose."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import httpx

from newscli import demo
from newscli.demo import Newspapers

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def rss(client: httpx.Client, newspapers: Newspapers) -> list[dict[str, str]]:
    """The items of the feed, as element names and texts."""
    tree = ET.fromstring(client.get(f"{newspapers.paper}/feed.xml").content)
    return [{part.tag: part.text or "" for part in item} for item in tree.iter("item")]


def link(client: httpx.Client, newspapers: Newspapers, slug: str) -> str:
    """The feed's link to an article."""
    return next(item["link"] for item in rss(client, newspapers) if slug in item["link"])


def test_the_feed_has_the_newest_thirty_with_tracking_in_their_links(
    newspapers: Newspapers, client: httpx.Client
) -> None:
    topic, *items = rss(client, newspapers)
    dates = [parsedate_to_datetime(item["pubDate"]) for item in items]
    assert len(items) == 30
    assert dates == sorted(dates, reverse=True)
    assert all("?utm_source=rss&utm_medium=feed" in item["link"] for item in items)
    assert "/topics/harbour-festival" in topic["link"]


def test_an_article_says_what_it_is_in_its_head(newspapers: Newspapers, client: httpx.Client) -> None:
    address = link(client, newspapers, "old-swing-bridge")
    html = client.get(address).text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    facts = json.loads(found[1])
    assert facts["@type"] == "NewsArticle"
    assert facts["headline"] == "Old swing bridge opens for first time in nine years"
    assert facts["author"] == [{"@type": "Person", "name": "Moira Tennant"}]
    assert datetime.fromisoformat(facts["datePublished"]) == datetime(2026, 11, 25, 8, 50, tzinfo=UTC)
    assert f'<link rel="canonical" href="{address.partition("?")[0]}">' in html


def test_an_article_has_an_amp_twin_that_names_the_original(newspapers: Newspapers, client: httpx.Client) -> None:
    address = link(client, newspapers, "old-swing-bridge").partition("?")[0]
    twin = address.replace(newspapers.paper, f"{newspapers.paper}/amp")
    assert f'<link rel="amphtml" href="{twin}">' in client.get(address).text
    assert f'<link rel="canonical" href="{address}">' in client.get(twin).text


def test_atom_says_when_an_article_was_updated(newspapers: Newspapers, client: httpx.Client) -> None:
    newspapers.correct()
    tree = ET.fromstring(client.get(f"{newspapers.paper}/atom.xml").content)
    updated = {entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}updated") for entry in tree.iter(f"{ATOM}entry")}
    assert updated["Shipyard wins order for four electric ferries"] == "2026-11-25T10:00:00+00:00"


def test_the_sitemaps_lead_to_every_article(newspapers: Newspapers, client: httpx.Client) -> None:
    index = ET.fromstring(client.get(f"{newspapers.paper}/sitemap.xml").content)
    news_map, all_map = [ET.fromstring(client.get(element.text or "").content) for element in index.iter(f"{MAP}loc")]
    ages = [
        datetime(2026, 11, 25, 10, tzinfo=UTC) - datetime.fromisoformat(element.text or "")
        for element in news_map.iter(f"{NEWS}publication_date")
    ]
    assert 10 < len(ages) < 43
    assert max(ages) < timedelta(days=2)
    assert len(list(all_map.iter(f"{MAP}loc"))) >= 40


def test_robots_forbids_what_every_article_links_to(newspapers: Newspapers, client: httpx.Client) -> None:
    rules = client.get(f"{newspapers.paper}/robots.txt").text
    html = client.get(link(client, newspapers, "kelp-farm")).text
    assert "Disallow: /print/" in rules
    assert f"Sitemap: {newspapers.paper}/news-sitemap.xml" in rules
    assert 'href="/print/business/' in html


def test_feeds_and_articles_have_validators(newspapers: Newspapers, client: httpx.Client) -> None:
    for address in (f"{newspapers.paper}/feed.xml", link(client, newspapers, "kelp-farm")):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        newspapers.correct()
    changed = client.get(f"{newspapers.paper}/feed.xml", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200


def test_a_correction_is_told_to_readers_and_machines(newspapers: Newspapers, client: httpx.Client) -> None:
    address = link(client, newspapers, "shipyard")
    newspapers.correct()
    html = client.get(address).text
    assert "<h1>Shipyard wins order for four electric ferries</h1>" in html
    assert '"dateModified": "2026-11-25T10:00:00+00:00"' in html
    assert "This article was corrected" in html


def test_a_withdrawn_article_is_gone(newspapers: Newspapers, client: httpx.Client) -> None:
    sitemap = client.get(f"{newspapers.paper}/sitemap-articles.xml").text
    address = next(found for found in re.findall(r"<loc>([^<]+)</loc>", sitemap) if "umbrellas" in found)
    assert client.get(address).status_code == 200
    newspapers.withdraw()
    assert client.get(address).status_code == 410
    assert client.get(f"{newspapers.paper}/news/2026/11/25/never-was-1").status_code == 404


def test_left_alone_it_corrects_and_withdraws_after_a_while_by_itself(client: httpx.Client) -> None:
    with demo.serve(changes_after=timedelta(0)) as newspapers:
        address = link(client, newspapers, "shipyard")
        client.get(address)
        assert "four electric ferries</h1>" in client.get(address).text


def test_one_headline_tries_to_write_on_the_screen(newspapers: Newspapers, client: httpx.Client) -> None:
    item = next(item for item in rss(client, newspapers) if "teletext" in item["link"])
    assert item["title"].startswith("&#27;[31mRed alert&#27;[0m: [bold]teletext[/bold]\tpage")
    assert "<h1>&#27;[31mRed alert&#27;[0m: [bold]teletext[/bold]&#9;page" in client.get(item["link"]).text


def test_some_pages_are_no_articles(newspapers: Newspapers, client: httpx.Client) -> None:
    topic = client.get(f"{newspapers.paper}/topics/harbour-festival").text
    wall = client.get(f"{newspapers.paper}/news/2026/11/20/what-the-tide-tables-will-not-tell-you-4093").text
    assert topic.count('<article class="card">') >= 3
    assert "Before you continue" in wall


def test_section_pages_lead_to_older_ones(newspapers: Newspapers, client: httpx.Client) -> None:
    first = client.get(f"{newspapers.paper}/").text
    assert 'rel="next" href="/?page=2"' in first
    second = client.get(f"{newspapers.paper}/?page=2").text
    cards = re.compile(r'<h3><a href="([^"]+)">')
    assert not set(cards.findall(first)) & set(cards.findall(second))
