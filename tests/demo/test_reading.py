"""Every article of the demo newspapers is read as it was written: the parser's whole way, on pages with all traps."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from newscli.demo import Newspapers, Story, markup
from newscli.demo.agency import article as agency
from newscli.demo.paper import article as paper
from newscli.model import Reading
from newscli.parser import read_article
from tests.conftest import NOW

NO_ARTICLE = {"consent", "front-page"}


def read(client: httpx.Client, address: str) -> Reading:
    """The page at an address, as the parser reads it."""
    answer = client.get(address)
    return read_article(answer.content, address, headers=list(answer.headers.items()), captured_at=NOW)


def addresses(newspapers: Newspapers) -> dict[str, list[tuple[Story, str]]]:
    """The articles of each newspaper with the addresses of their pages."""
    names = ("de", "ru", "en")
    paths = (agency.path, agency.path, paper.path)
    return {
        name: [(story, site.base + path(story)) for story in desk.stories()]
        for name, path, site, desk in zip(names, paths, newspapers.sites, newspapers.desks, strict=True)
    }


def differences(story: Story, reading: Reading, language: str) -> Iterator[str]:
    """What was read otherwise than it was written."""
    blocks = [block for block in markup.blocks(story.body) if not block.startswith(("- ", "| ", "> "))]
    written = [" ".join(markup.plain(block).split()) for block in blocks]
    said = {
        "title": (" ".join(reading.title.split()), " ".join(story.title.replace("\u200b", "").split())),
        "published": (reading.published, story.published_at),
        "authors": (reading.authors, story.authors),
        "language": ((reading.language or "")[:2], language),
        "picture": (bool(reading.picture), bool(story.picture)),
        "missing": ([words for words in written if words not in reading.text.split("\n\n")], []),
    }
    for name, (found, wanted) in said.items():
        if found != wanted:
            yield f"{story.slug}: {name}: {found!r}, not {wanted!r}"


@pytest.mark.parametrize("language", ["de", "ru", "en"])
def test_every_article_is_read_as_it_was_written(newspapers: Newspapers, client: httpx.Client, language: str) -> None:
    wrong = [
        difference
        for story, address in addresses(newspapers)[language]
        if not story.quirks & NO_ARTICLE
        for difference in differences(story, read(client, address), language)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["de", "ru"])
def test_what_surrounds_an_agency_text_is_not_in_it(
    newspapers: Newspapers, client: httpx.Client, language: str
) -> None:
    strange = (
        "BelTA",
        "БЕЛТА",
        "Abonnieren",
        "Подписывайтесь",
        "Letzte Nachrichten",
        "Топ-новости",
        "archiv",
        "архива",
    )
    for story, address in addresses(newspapers)[language]:
        if not story.quirks & NO_ARTICLE:
            first, *rest = read(client, address).text.split("\n\n")
            assert not [words for words in strange if words in first or words in rest[-1]], story.slug
            assert not set(story.tags) & {first, *rest}, story.slug


def test_what_is_no_article_is_not_read_as_one(newspapers: Newspapers, client: httpx.Client) -> None:
    for listed in addresses(newspapers).values():
        for story, address in listed:
            if story.quirks & NO_ARTICLE:
                assert read(client, address).kind not in ("article", "video", "teaser"), story.slug
    topic = read(client, f"{newspapers.paper}/topics/harbour-festival")
    assert topic.kind == "section"
