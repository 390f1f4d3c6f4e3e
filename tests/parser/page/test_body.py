"""The words of an article: what stays, what goes, and as which blocks."""

from __future__ import annotations

import pytest

from newscli.blocks import Blocks, Embed, Figure, Heading, ListBlock, Paragraph, Quote, Span, Table
from newscli.parser import read_article

FIRST = "The first cars crossed the harbour bridge at six on Wednesday morning, while a brass band played in the rain."
SECOND = "Lorries above twenty tonnes still go round by the tunnel, and cyclists keep to the east side of the bridge."
LAST = "The repair cost 41 million, four more than planned, and the insurer has paid about half of that sum so far."


def read(body: str) -> Blocks:
    html = f"<html><head><title>Bridge reopens</title></head><body><h1>Bridge reopens</h1>{body}</body></html>"
    return read_article(html, "https://news.example/local/bridge-17").blocks


def text(body: str) -> list[str]:
    html = f"<html><head><title>Bridge reopens</title></head><body><h1>Bridge reopens</h1>{body}</body></html>"
    return read_article(html, "https://news.example/local/bridge-17").text.split("\n\n")


@pytest.mark.parametrize(
    "foreign",
    [
        '<div class="related-articles"><p>Barge captain fined for drinking on the night, court says.</p></div>',
        '<div class="js-newsletterBox"><p>Get the news of the port by mail every morning.</p></div>',
        "<p hidden>This is for machines alone, and long enough to look like a sentence of the text.</p>",
        '<p style="display: none">Seen by nobody, and long enough to look like one more sentence of the article.</p>',
        '<div role="complementary"><p>Weather today: rain, then clearing up by noon.</p></div>',
        "<p>Read more: How the pier was rebuilt</p>",
        "<p>Lesen Sie auch: Der Streit um die Brücke</p>",
        "<p>Advertisement</p>",
        "<p>Try refreshing your browser, or<br>tap here to see other films.</p>",
        '<div><iframe src="https://player.example/7"></iframe><p>The bridge from above, filmed by a kite</p></div>',
        '<div><h3><a href="/a/2">How the pier was rebuilt</a></h3><p>A diver tells what he saw under water.</p></div>',
        '<div><img src="/a.jpg"><span>The bridge at dawn</span></div>',
    ],
)
def test_what_is_not_the_article_is_left_out(foreign: str) -> None:
    assert text(f"<article><p>{FIRST}</p>{foreign}<p>{SECOND}</p><p>{LAST}</p></article>") == [FIRST, SECOND, LAST]


@pytest.mark.parametrize(
    "names", ["has-sidebar", "print:hidden", "no-comments", "post-17 tag-share category-ads hentry"]
)
def test_a_name_that_only_sounds_foreign_costs_nothing(names: str) -> None:
    assert text(f'<div class="{names}"><p>{FIRST}</p><p>{SECOND}</p></div>') == [FIRST, SECOND]


@pytest.mark.parametrize(
    "edge",
    [
        "By Ann Lee",
        "4 March 2026, 09:30",
        "Sign up for our newsletter and never miss a bridge again, wherever you are.",
    ],
)
def test_bylines_moments_and_calls_go_at_the_edges(edge: str) -> None:
    assert text(f"<article><p>{edge}</p><p>{FIRST}</p><p>{SECOND}</p><p>{edge}</p></article>") == [FIRST, SECOND]


def test_a_call_in_the_midst_of_the_story_stays() -> None:
    call = "Subscribe to the toll by the month and you save a third, said the bridge's director on Wednesday at noon."
    assert text(f"<article><p>{FIRST}</p><p>{call}</p><p>{SECOND}</p></article>") == [FIRST, call, SECOND]


def test_the_standfirst_above_the_text_is_found_and_marked() -> None:
    deck = "Two years after the crash, the port breathes again"
    blocks = read(f'<p class="deck">{deck}</p><div><p>{FIRST}</p><p>{SECOND}</p></div>')

    assert blocks[0] == Paragraph((Span(deck),), standfirst=True)
    assert isinstance(blocks[1], Paragraph)
    assert not blocks[1].standfirst


def test_comments_longer_than_the_article_are_still_no_article() -> None:
    comments = (
        f'<div id="comments">{"<p>" + "I have driven through that tunnel for two long years. " * 5 + "</p>"}</div>' * 5
    )
    assert text(f"<div><p>{FIRST}</p><p>{SECOND}</p></div>{comments}") == [FIRST, SECOND]


def test_links_and_emphasis_are_kept_and_made_absolute() -> None:
    blocks = read(
        f'<p>The <a href="../bridge">old <em>bridge</em></a> is <strong>open</strong>. {FIRST}</p><p>{SECOND}</p>'
    )

    assert blocks[0] == Paragraph(
        (
            Span("The "),
            Span("old ", href="https://news.example/bridge"),
            Span("bridge", href="https://news.example/bridge", emphasis=True),
            Span(" is "),
            Span("open", strong=True),
            Span(f". {FIRST}"),
        )
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "#top", "data:text/html,x", "https://[", ""])
def test_a_link_that_leads_nowhere_is_only_words(href: str) -> None:
    blocks = read(f'<p><a href="{href}">Here</a> is the story. {FIRST}</p><p>{SECOND}</p>')

    assert isinstance(blocks[0], Paragraph)
    assert all(span.href is None for span in blocks[0].spans)


def test_lists_quotations_headings_and_tables_keep_their_kind() -> None:
    blocks = read(
        f"<article><p>{FIRST}</p><h3>Rules</h3><ul><li>Slow.<ul><li>30 km/h.</li></ul></li></ul>"
        f"<blockquote><p>It is new.</p><p>I like it.</p></blockquote>"
        f"<table><tr><th>Ferry</th><th>Price</th></tr><tr><td>Alma</td><td>12</td></tr></table><p>{SECOND}</p></article>"
    )

    assert [type(block) for block in blocks] == [Paragraph, Heading, ListBlock, Quote, Table, Paragraph]
    _, heading, items, quote, table, _ = blocks
    assert isinstance(heading, Heading)
    assert heading.level == 3
    assert isinstance(items, ListBlock)
    assert [item.depth for item in items.items] == [0, 1]
    assert isinstance(quote, Quote)
    assert len(quote.paragraphs) == 2
    assert isinstance(table, Table)
    assert table.header
    assert [len(row) for row in table.rows] == [2, 2]


def test_a_table_that_lays_out_the_page_becomes_paragraphs() -> None:
    blocks = read(f"<table><tr><td><p>{FIRST}</p><p>{SECOND}</p></td></tr></table>")

    assert [type(block) for block in blocks] == [Paragraph, Paragraph]


def test_pictures_players_and_posts_stand_in_their_place() -> None:
    blocks = read(
        f"<article><p>{FIRST}</p>"
        '<figure><img src="data:x" data-src="/b.jpg" alt="Bridge"><figcaption>At dawn</figcaption></figure>'
        f'<p>{SECOND}</p><iframe src="//www.youtube.com/embed/1" title="Flight"></iframe>'
        '<iframe src="https://ads.example/1"></iframe>'
        '<blockquote class="twitter-tweet"><p>Open!</p><a href="https://x.com/port/status/1">4 March</a></blockquote>'
        f'<img src="/pixel.gif" width="1" height="1"><p>{LAST}</p></article>'
    )

    assert [block for block in blocks if not isinstance(block, Paragraph)] == [
        Figure("https://news.example/b.jpg", "Bridge", (Span("At dawn"),)),
        Embed("https://www.youtube.com/embed/1", "Flight"),
        Embed("https://x.com/port/status/1"),
    ]


def test_soft_hyphens_go_ligatures_become_letters_and_hard_blanks_blanks() -> None:
    assert text(f"<p>O\ufb03cial infor&shy;mation: 20&nbsp;tonnes. {FIRST}</p><p>{SECOND}</p>")[0] == (
        f"Official information: 20 tonnes. {FIRST}"
    )


def test_the_text_in_json_ld_is_taken_where_the_page_shows_none() -> None:
    body = f"{FIRST} {SECOND} {LAST}"
    data = f'{{"@type":"NewsArticle","articleBody":"{body}"}}'
    html = f'<title>Bridge</title><script type="application/ld+json">{data}</script>'

    assert read_article(html, "https://news.example/a").text == body


def test_two_breaks_end_a_paragraph_and_one_breaks_a_line() -> None:
    assert text(f"<div>{FIRST}<br>{SECOND}<br><br>{LAST}</div>") == [f"{FIRST}\n{SECOND}", LAST]


def test_a_story_may_say_a_line_again_and_a_page_may_not_say_a_part_twice() -> None:
    refrain = f"<section><p>{FIRST}</p><p>{LAST}</p></section><section><p>{SECOND}</p><p>{LAST}</p></section>"
    for_two_screens = f"<section><p>{FIRST}</p><p>{LAST}</p></section>" * 2 + f"<section><p>{SECOND}</p></section>"

    assert text(f"<article>{refrain}</article>") == [FIRST, LAST, SECOND, LAST]
    assert text(f"<article>{for_two_screens}</article>") == [FIRST, LAST, SECOND]
