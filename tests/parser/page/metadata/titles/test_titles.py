"""Which of its titles is the headline of a page."""

from __future__ import annotations

import pytest

from tests.parser.page.metadata.invented import og, read


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bridge opens at last | The Paper</title>", "", "Bridge opens at last"),
        ('<meta property="og:site_name" content="The Paper">' + og("Bridge opens - The Paper"), "", "Bridge opens"),
        (
            og("Bridge opens at last") + "<title>The Paper: Bridge opens at last</title>",
            "<h1>The Paper</h1>",
            "Bridge opens at last",
        ),
        (og("Bridge opens at last"), "<h1>Politics</h1><h1>Bridge opens at last</h1>", "Bridge opens at last"),
        (og("New bridge opens"), "<h1><span>Traffic:</span> <span>New bridge opens</span></h1>", "New bridge opens"),
        (
            "",
            "<h1>Über\u00adra\u00adschung &amp; Glück<br>in Köln</h1>",
            "Überraschung & Glück in Köln",
        ),
        (og("Bridge opens at last"), '<h1><a href="/">Paper</a></h1>', "Bridge opens at last"),
        ("<title>Bridge opens – Paper – 13.06.2023</title>", "", "Bridge opens"),
        ("<title>蔡健雅_百科</title>", "<h1>蔡健雅</h1>", "蔡健雅"),
    ],
)
def test_the_title_is_the_headline_without_site_section_and_kicker(head: str, body: str, title: str) -> None:
    assert read(head, body).title == title


def test_meta_elements_that_write_value_for_content_are_read() -> None:
    assert read('<meta name="og:title" value="Bridge opens at last">').title == "Bridge opens at last"


def test_a_headline_stands_without_its_kicker_only_where_the_form_for_sharing_has_none_either() -> None:
    heading = "<h1><span>Traffic:</span> New bridge opens</h1>"
    window = "<title>New bridge opens | The Paper</title>"
    assert read(og("New bridge opens") + window, heading).title == "New bridge opens"
    assert read(og("Traffic: New bridge opens") + window, heading).title == "Traffic: New bridge opens"


def test_parts_of_a_heading_that_run_together_are_parted_as_the_page_parts_them_elsewhere() -> None:
    heading = "<h1><span>The future of bridges</span>“We need more”</h1>"
    assert read(og("The future of bridges - “We need more”"), heading).title == "The future of bridges - “We need more”"


def test_of_three_forms_the_heading_counts_where_structured_data_has_it_too() -> None:
    head = og("Experts explain the ten bridges of the year") + "<title>Ten best bridges</title>"
    heading = "Ten bridges of the year, explained by experts"
    body = f"<h1>{heading}</h1>"
    assert read(head, body).title == "Experts explain the ten bridges of the year"
    assert read(head, body, ld={"@type": "Article", "headline": heading}).title == heading


def test_a_title_that_its_attribute_cut_at_a_quotation_mark_is_taken_whole_from_the_window() -> None:
    head = '<meta property="og:title" content="Mayor calls it a "miracle""><title>Mayor calls it a "miracle"</title>'
    assert read(head).title == 'Mayor calls it a "miracle"'
