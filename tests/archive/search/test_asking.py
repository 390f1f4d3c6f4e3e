"""What the query language finds in an archive."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newscli.archive import Archive
from newscli.model import Filter
from tests.archive.search.papers import NOW, keep


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"river meadows"', {2}),
        ('"old mill"', {2}),
        ('"forty storks near"', {2}),
        ("bridge -mayor", set()),
        ("storks OR ribbon", {1, 2}),
        ("title:bridge", {1}),
        ("title:ribbon", set()),
        ("title:(storks OR bridge)", {1, 2}),
        ("lang:de", {3, 4}),
        ("-lang:de -lang:en", {5, 6, 7, 8}),
        ("lang:de OR lang:fr", {3, 4, 8}),
        ("storks lang:de", set()),
        ("before:2026-11-03", {1, 2}),
        ("after:2026-11-07", {7, 8, 9}),
        ("after:2026-11-03 before:2026-11-05", {3, 4}),
        ("is:unread lang:be", {5}),
        ("is:starred", {3}),
        ("is:read", {2}),
        ("is:changed", set()),
        ("site:paper.example lang:ja", {7}),
        ("site:other.example", set()),
        ("section:nature", {9}),
        ("author:ada", {9}),
        ('author:"Ada Example"', {9}),
        ("-author:ada lang:en", {1, 2}),
        ("stork* -watchers", set()),
        ("(storks OR ribbon) -mayor", {2}),
        ('"storks return" OR lang:ja', {2, 7}),
        ("-(lang:de OR lang:en OR lang:ja) -title:pont -мост", set()),
        ("changed:7d", set()),
    ],
)
def test_a_query_finds(library: Archive, query: str, found: set[int]) -> None:
    keep(library, "Herons", "They fish.", "en", 9, authors=("Ada Example",), section="Nature")
    library.articles.mark([3], starred=True)
    library.articles.mark([2], unread=False)
    assert {hit.article.id for hit in library.search(query, now=NOW)} == found


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("storks after:soon", "after: at 8: 'soon' is no moment"),
        ("storks is:lost", "is: at 8: 'lost' is no state"),
        ('"meadows river"', "no article has these words side by side"),
    ],
)
def test_what_makes_no_sense_is_told_and_the_rest_is_found(library: Archive, query: str, note: str) -> None:
    found = library.search(query, now=NOW)
    assert found.notes
    assert found.notes[0].startswith(note)
    assert [hit.article.id for hit in found] == [2]


HOSTILE = [
    "", " ", "\0", "storks\0", '"', '""', '"""', "'", "*", "**", "-", "--", "OR", "AND NOT", "NEAR(a, b)", "NEAR/3",
    "title:", ":", "::", "a:b:c", "(", ")", "()", "((((", "^a", "a^2", "{title}", "{title}:a", "a + b", "a NOT b",
    "'; DROP TABLE articles; --", "1; SELECT * FROM articles", "%", "_", "\\", "\\x00", "[a-z]+(.*)?$", "(?P<x>",
    "\ud800", "a\ud800b", "🌊🌊", "\u202egnol", "\u200b", "\ufeff", "\U0010ffff", "ﷺ", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "\x1b[31mred",
    "author:\ud800", "before:\0", "site:%", "after:99999999999999d", "before:0000-00-00", "is:" + "x" * 5000,
    "-" * 5000, '"' * 5001, "a* " * 400, "OR " * 3000, "(a OR " * 3000, "x" * 1_000_000, "word " * 10_000,
    "東" * 100_000, "ab\u0301" * 30_000,
    "-a " * 3000, "title:(" * 500, "lang:(" + "a OR " * 2000 + "b)",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_every_string_is_a_query(library: Archive, query: str) -> None:
    library.search(query, now=NOW)
    library.search(query, order="newest", now=NOW)
    library.search_counts(query, "month", now=NOW)


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_every_string_can_be_saved_and_be_a_rule(library: Archive, query: str) -> None:
    library.saved.save("odd", query, now=NOW)
    library.mutes.add(query, now=NOW)
    keep(library, "More storks", "On the river.")
    library.saved.articles("odd", Filter(unmuted=True), 5, now=NOW)
    assert len(library.mutes.all(now=NOW)) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("ab \"()*-:|ORANDtitleis\0\ud800東ß'") | st.characters(), max_size=40))
def test_any_text_is_a_query(library: Archive, query: str) -> None:
    library.search(query, now=NOW)
