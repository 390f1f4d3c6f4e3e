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


def test_a_link_to_an_author_s_page_signs_the_article() -> None:
    assert read(body='<h1>Bridge opens</h1><p><a href="/authors/jane-roe">Jane Roe</a></p>').authors == ("Jane Roe",)
    assert read(body='<h1>Bridge opens</h1><p><a href="/authorities/dam">Dam Board</a></p>').authors == ()


def test_authors_with_a_byline_each_are_all_named() -> None:
    bylines = "".join(f"<span class=author>{name}</span>" for name in ("Jane Roe", "John Doe"))
    assert read(body=f"<h1>Bridge opens</h1><p>{bylines}</p>").authors == ("Jane Roe", "John Doe")


def test_readers_may_be_told_of_more_authors_than_machines() -> None:
    body = "<h1>Bridge opens</h1><p class=byline>By Jane Roe and John Doe</p>"
    assert read("<meta name=author content='Jane Roe'>", body).authors == ("Jane Roe", "John Doe")


def test_a_name_beside_the_date_line_signs_the_article() -> None:
    assert read(body="<h1>Bridge opens</h1><p>Jane Roe</p><p>3 May 2024</p><p>It is open.</p>").authors == ("Jane Roe",)
    assert read(body="<h1>Bridge opens</h1><p>Jane Roe</p><p>It is open.</p>").authors == ()


def test_a_section_is_no_author() -> None:
    head = '<meta property="article:section" content="Domestic Affairs">'
    for name in ("Domestic Affairs", "Politics", "Startseite"):
        assert read(head, f"<h1>Bridge opens</h1><p class=author>{name}</p>").authors == ()


def test_a_part_with_the_name_of_a_teaser_right_behind_the_headline_is_the_byline() -> None:
    byline = "<div class=author>By Jane Roe</div>"
    assert read(body=f"<div><h1>Bridge opens</h1><div class=teaser>{byline}</div></div>").authors == ("Jane Roe",)


def test_a_template_s_placeholder_is_no_author() -> None:
    assert read("<meta name=author content='page.head.author'>", "<h1>Bridge opens</h1>").authors == ()


def test_a_line_that_signs_the_article_at_its_end_counts_where_nothing_else_names_anybody() -> None:
    text = f"<p>{'It is open. ' * 60}</p>"
    body = f"<h1>Bridge opens</h1>{text}<div>{{}}</div>"
    assert read(body=body.format("Written by Jane Roe")).authors == ("Jane Roe",)
    assert read(body=body.format("By the river it is quiet")).authors == ()
