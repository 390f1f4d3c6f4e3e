"""Structured data as pages have it, whole and broken."""

from __future__ import annotations

from tests.parser.page.metadata.invented import moment, read


def test_broken_structured_data_is_repaired_or_picked() -> None:
    repairable = '<!-- {"@type":"NewsArticle","datePublished":"2024-05-03","headline":"A\\\'b",} -->'
    assert moment(read(ld=repairable)) == "2024-05-03"
    hopeless = '{"@type":"NewsArticle","headline":"The "bridge" opens","datePublished":"2024-05-03","x":'
    assert moment(read(ld=hopeless)) == "2024-05-03"
