"""Who wrote the article, by what a page tells machines and readers."""

from __future__ import annotations

from tests.parser.page.metadata.invented import read


def test_the_byline_says_who_where_data_names_only_the_house() -> None:
    ld = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": "The Paper"}}
    about = read(
        '<meta property="og:site_name" content="The Paper">',
        "<h1>Bridge opens</h1><p class=byline>By Jane Roe</p>",
        ld=ld,
    )
    assert about.authors == ("Jane Roe",)


def test_people_of_a_graph_are_found_by_their_id() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "x", "author": {"@id": "#j"}},
            {"@type": "Person", "@id": "#j", "name": "Jane Roe"},
        ]
    }
    assert read(ld=graph).authors == ("Jane Roe",)


def test_commenters_are_no_authors() -> None:
    body = "<h1>Bridge opens</h1><p>It is open.</p><div class=comments><span class=comment-author>Joe Loud</span></div>"
    assert read(body=body).authors == ()
