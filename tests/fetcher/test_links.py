from __future__ import annotations

import pytest

from newscli.fetcher import links

BASE = "https://archive.example/web/x"


def test_links_are_read_with_their_relations_and_parameters() -> None:
    text = (
        '<https://a.example/>; rel="original",\n <timemap/link/a>;rel=timemap ; type="application/link-format",'
        '<https://archive.example/1,2/a>; rel="first memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT",'
        "<mailto:x>; rel=me"
    )
    original, listed, memento = links.read(text, BASE)
    assert (original.url, original.relations) == ("https://a.example/", frozenset({"original"}))
    assert listed.url == "https://archive.example/web/timemap/link/a"
    assert listed.parameters == {"rel": "timemap", "type": "application/link-format"}
    assert memento.url == "https://archive.example/1,2/a"
    assert memento.relations == {"first", "memento"}
    assert memento.parameters["datetime"] == "Tue, 20 Jun 2000 18:02:59 GMT"


@pytest.mark.parametrize(
    "text", ["", "no links", "<>", "<" * 200_000, "<a" * 100_000, "<a>;" * 50_000, "<a>" + ";" * 99_999]
)
def test_what_makes_no_sense_names_nothing_that_is_typed(text: str) -> None:
    assert not [link for link in links.read(text, BASE) if link.relations]
