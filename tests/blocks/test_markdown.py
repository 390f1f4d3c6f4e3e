"""Blocks as Markdown: each kind of block, and words that look like Markdown but are not."""

from __future__ import annotations

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
from newscli.blocks.markdown import write

CASES: list[tuple[Block, str]] = [
    (Heading((Span("Im Tal"),), level=3), "### Im Tal"),
    (Paragraph((Span("Two "), Span("loud", strong=True), Span(" words"))), "Two **loud** words"),
    (Paragraph((Span("one"), Span(" soft ", emphasis=True), Span("word"))), "one *soft* word"),
    (Paragraph((Span("both", strong=True, emphasis=True),)), "***both***"),
    (Paragraph((Span("run "), Span("a`b", code=True))), "run ``a`b``"),
    (Paragraph((Span("see "), Span("the ", href="https://a.example/"), Span("list", href="https://a.example/"))),
     "see [the list](https://a.example/)"),
    (Paragraph((Span("x", href="https://a.example/a (b)"),)), "[x](https://a.example/a%20%28b%29)"),
    (Paragraph((Span("2 * 3 [sic] <b> a_b _x_ &amp; \\"),)), "2 \\* 3 \\[sic\\] \\<b\\> a\\_b \\_x\\_ \\&amp; \\\\"),
    (Paragraph((Span("1. Mai: Umzug"),)), "1\\. Mai: Umzug"),
    (Paragraph((Span("# no heading"),)), "\\# no heading"),
    (Paragraph((Span("- no list"),)), "\\- no list"),
    (Paragraph((Span("-5 degrees"),)), "-5 degrees"),
    (ListBlock((Item((Span("a"),)), Item((Span("b"),), depth=1), Item((Span("c"),)))), "- a\n  - b\n- c"),
    (ListBlock((Item((Span("a"),)), Item((Span("b"),), depth=1), Item((Span("c"),))), ordered=True),
     "1. a\n   1. b\n2. c"),
    (Quote(((Span("Yes."),), (Span("No."),))), "> Yes.\n>\n> No."),
    (Preformatted("a\n```\nb"), "````\na\n```\nb\n````"),
    (Table((((Span("Ort"),), (Span("m|s"),)), ((Span("A"),), (Span("3"),))), header=True),
     "| Ort | m\\|s |\n| --- | --- |\n| A | 3 |"),
    (Table((((Span("A"),), (Span("3"),)),)), "|  |  |\n| --- | --- |\n| A | 3 |"),
    (Figure("https://a.example/p.jpg", alt="A bridge", caption=(Span("The bridge"),)),
     "![A bridge](https://a.example/p.jpg)\n\n*The bridge*"),
    (Embed("https://v.example/1"), "[https://v.example/1](https://v.example/1)"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), CASES)
def test_a_block_is_written_as_a_person_would_type_it(block: Block, expected: str) -> None:
    assert write((block,)) == expected + "\n"


def test_blocks_stand_apart_under_the_title() -> None:
    assert write((Paragraph((Span("a"),)), Paragraph((Span("b"),))), title="*Extra*") == "# \\*Extra\\*\n\na\n\nb\n"
