from __future__ import annotations

import pytest

from newscli.blocks import Heading, Item, ListBlock, Paragraph, Quote, Span
from newscli.model import Entry
from newscli.parser.listings.words import read_words


def read(summary: str = "", content: str = "", title: str = "A") -> Entry:
    return Entry(url="https://paper.example/a", title=title, summary=summary, content=content)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("A plain lead &amp; more", "A plain lead & more"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        (" <p> One &lt;\n&nbsp;lead </p>", "One < lead"),
        ("<p>&nbsp;</p>", ""),
        ("One<br/><br>Two", "One\n\nTwo"),
        ("One\n\nTwo", "One\n\nTwo"),
        ("<script>alert('<p>')</script>Words<style>p{}</style>", "Words"),
        ("<p>a < b and c > d</p>", "a < b and c > d"),
        ("<p>open <b>never closed", "open never closed"),
        ("", ""),
    ],
)
def test_a_feeds_words_become_paragraphs(html: str, text: str) -> None:
    assert read_words(read(summary=html)).text == text


def test_links_emphasis_lists_quotes_and_headings_are_kept() -> None:
    blocks = read_words(
        read(
            content="<h2>Head</h2><p>See <a href='/b?x=1&amp;y=2'>this</a> <em>now</em>.</p><ul><li>one<li>two</ul>"
            "<blockquote><p>Said</p></blockquote><p>End</p>"
        )
    ).blocks
    assert blocks == (
        Heading((Span("Head"),), 2),
        Paragraph(
            (
                Span("See "),
                Span("this", "https://paper.example/b?x=1&y=2"),
                Span(" "),
                Span("now", emphasis=True),
                Span("."),
            )
        ),
        ListBlock((Item((Span("one"),)), Item((Span("two"),)))),
        Quote(((Span("Said"),),)),
        Paragraph((Span("End"),)),
    )


LONG = "The council of Callan closed the old bridge on Monday, and the ferry will run until the spring comes. "
CHINESE = "卡伦市议会周一关闭了老桥，渡轮将一直运行到春天。"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("A lead.", "teaser"),
        (LONG * 3, "teaser"),
        (LONG * 6, "teaser"),
        (LONG * 13, "article"),
        (f"<p>{LONG * 3}</p><p>{LONG * 3}</p>", "article"),
        (f"<p>{LONG}</p><p>{LONG}</p>", "teaser"),
        (f"<p>{LONG * 3}</p><p>{LONG * 3} […]</p>", "teaser"),
        (f"<p>{LONG * 13}</p><p><a href='/a'>Read more</a></p>", "teaser"),
        (f"<p>{LONG * 13}</p><p>Weiterlesen …</p>", "teaser"),
        (f"{CHINESE * 6}\n\n{CHINESE}", "article"),
        (CHINESE, "teaser"),
        ("", "teaser"),
    ],
)
def test_a_lead_is_a_teaser_and_a_whole_text_is_an_article_wherever_the_feed_has_it(html: str, kind: str) -> None:
    assert read_words(read(content=html)).kind == kind
    assert read_words(read(summary=html)).kind == kind


def test_a_title_is_words_whether_the_feed_escaped_it_twice_or_marked_it_up() -> None:
    assert read_words(read(title="Fish &amp; chips <b>now</b>")).title == "Fish & chips now"


def test_a_long_hostile_text_costs_no_more_than_its_length() -> None:
    assert read_words(read(content="<" * 200_000)).text
    assert read_words(read(content="<a href='" * 20_000)).blocks
