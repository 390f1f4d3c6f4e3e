"""The plain facts of a page."""

from __future__ import annotations

from tests.parser.page.metadata.invented import URL, read


def test_the_plain_facts_are_read() -> None:
    head = (
        '<link rel=canonical href="/politics/bridge-opens"><meta property="og:image" content="/b.jpg">'
        '<meta name=description content="It is open.">'
        '<meta property="article:tag" content="Bridges"><meta property="article:tag" content="Traffic">'
        '<meta property="og:site_name" content="The Paper">'
    )
    ld = {"@type": "NewsArticle", "articleSection": "Politics", "isAccessibleForFree": "False"}
    about = read(head, "<h1>Bridge opens</h1>", ld=ld)
    assert (about.url, about.picture) == (URL, "https://www.paper.example/b.jpg")
    assert (about.section, about.tags, about.site_name) == ("Politics", ("Bridges", "Traffic"), "The Paper")
    assert (about.description, about.paywalled, about.declared_language) == ("It is open.", True, "en")


def test_a_canonical_address_of_the_front_page_or_another_house_is_not_believed() -> None:
    assert read('<link rel=canonical href="https://www.paper.example/">').url == URL
    assert read('<link rel=canonical href="https://other.example/a">').url == URL
