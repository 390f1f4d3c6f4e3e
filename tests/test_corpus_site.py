"""Real pages on loopback: their own paths, their own bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import httpx

from tests.corpus_site import CorpusSite


def test_two_hundred_real_pages_stand_behind_one_feed(corpus: CorpusSite) -> None:
    with httpx.Client() as client:
        feed = ET.fromstring(client.get(corpus.feed).content)
        links = [item.findtext("link") or "" for item in feed.iter("item")]
        assert len(set(links)) == 200
        for page in corpus.pages[::20]:
            assert corpus.address(page) in links
            assert client.get(corpus.address(page)).content == page.body
