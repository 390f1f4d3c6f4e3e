"""Blocks as HTML: each kind of block, well-formed whatever the words are, and nothing that loads or runs."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from newscli.blocks import (
    Block,
    Embed,
    Figure,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Preformatted,
    Quote,
    Span,
    Table,
)
from newscli.blocks.html import write

CASES: list[tuple[Block, str]] = [
    (Heading((Span("Im Tal"),), level=3), "<h3>Im Tal</h3>"),
    (Paragraph((Span("It opens."),), standfirst=True), '<p class="standfirst">It opens.</p>'),
    (
        Paragraph((Span("both", strong=True, emphasis=True), Span(" & <b>"))),
        "<p><strong><em>both</em></strong> &amp; &lt;b&gt;</p>",
    ),
    (
        Paragraph((Span("the ", href="https://a.example/?a=1&b"), Span("list", href="https://a.example/?a=1&b"))),
        '<p><a href="https://a.example/?a=1&amp;b">the list</a></p>',
    ),
    (Paragraph((Span("x", href="javascript:alert(1)"),)), "<p>x</p>"),
    (Quote(((Span("One."),), (Span("Two."),))), "<blockquote><p>One.</p><p>Two.</p></blockquote>"),
    (Preformatted("a\n  <b>"), "<pre>a\n  &lt;b&gt;</pre>"),
    (
        Table((((Span("a"),), (Span("b"),)), ((), (Span("1"),))), header=True, caption=(Span("All"),)),
        "<table><caption>All</caption><tr><th>a</th><th>b</th></tr><tr><td></td><td>1</td></tr></table>",
    ),
    (
        ListBlock(tuple(Item((Span(text),), depth) for text, depth in (("a", 0), ("b", 2), ("c", 1), ("d", 0)))),
        "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li><li>d</li></ul>",
    ),
    (Embed("https://v.example/1", "A film"), '<p><a href="https://v.example/1">A film</a></p>'),
    (
        Figure("https://a.example/p.jpg", "A bridge", (Span("Under it"),)),
        '<figure><a href="https://a.example/p.jpg">A bridge</a><figcaption>Under it</figcaption></figure>',
    ),
    (Figure("https://a.example/p.jpg"), ""),
]


@pytest.mark.parametrize(("block", "html"), CASES)
def test_each_kind_of_block_has_its_element(block: Block, html: str) -> None:
    assert write((block,)) == html


def test_a_picture_the_caller_has_is_shown() -> None:
    figure = Figure("https://a.example/p.jpg", 'A "bridge"')
    assert (
        write((figure,), pictures={"https://a.example/p.jpg": "p.jpg"})
        == '<figure><img src="p.jpg" alt="A &quot;bridge&quot;"/></figure>'
    )


def test_what_xml_cannot_hold_is_replaced() -> None:
    html = write((Paragraph((Span("a\x00b\x1b[31m\ufffe\ud800 c"),)),))
    assert html == "<p>a\ufffdb\ufffd[31m\ufffd\ufffd c</p>"


def test_all_of_it_is_xml() -> None:
    ET.fromstring(f"<div>{write(tuple(block for block, _ in CASES))}</div>")
