"""An article set to be read."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

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
from newscli.model import Article, Reading
from newscli.typeset.article import Sheet, lines
from newscli.typeset.pieces import Line, words

BERLIN = ZoneInfo("Europe/Berlin")
PUBLISHED = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)


def shown(*blocks: Block, title: str = "Zwei Dörfer", measure: int = 40) -> str:
    reading = Reading(url="https://paper.example/1", title=title, published=PUBLISHED, blocks=blocks)
    article = Article(
        id=7,
        url="https://paper.example/1",
        title=title,
        source="paper",
        published=PUBLISHED,
        authors=("Ada Nowak", "Ben Okri"),
        section="Politik",
        first_seen_at=PUBLISHED,
        revision_id=1,
    )
    made = lines(article, reading, Sheet(measure, BERLIN))
    return "\n".join(words(line).rstrip() for line in made)


def body(*blocks: Block, measure: int = 40) -> str:
    return shown(*blocks, measure=measure).split("https://paper.example/1\n\n", 1)[1]


def test_the_head_names_section_source_date_with_zone_authors_and_address() -> None:
    assert shown(measure=60) == (
        "Zwei Dörfer\n"
        "Politik · paper · Tuesday, 24 November 2026, 14:05 CET\n"
        "By Ada Nowak, Ben Okri\n"
        "https://paper.example/1"
    )


def test_paragraphs_wrap_to_the_measure_and_stand_apart() -> None:
    text = body(Paragraph((Span("Die Brücke gehört nun beiden Dörfern am Fluss."),)), Paragraph((Span("Ende."),)))
    assert text == "Die Brücke gehört nun beiden Dörfern am\nFluss.\n\nEnde."


def test_links_are_numbered_and_listed_at_the_end_each_address_once() -> None:
    text = body(
        Paragraph((Span("Siehe "), Span("hier", href="https://a.example/"), Span(" und "))),
        Paragraph((Span("dort", href="https://b.example/"), Span(" und "), Span("hier", href="https://a.example/"))),
    )
    assert text == "Siehe hier[1] und\n\ndort[2] und hier[1]\n\nLinks\n[1] https://a.example/\n[2] https://b.example/"


def test_lists_hang_their_marks() -> None:
    items = (Item((Span("Holz aus dem Wald hinter dem alten Sägewerk"),)), Item((Span("innen"),), depth=1))
    assert body(ListBlock(items), measure=30) == "• Holz aus dem Wald hinter dem\n  alten Sägewerk\n  – innen"
    assert body(ListBlock(items, ordered=True), measure=30).startswith("1. Holz aus dem Wald hinter\n   dem alten")


def test_quotes_keep_their_bar_on_every_line() -> None:
    text = body(Quote(((Span("Wir füttern sie nicht, wir zählen sie nur."),), (Span("Ja."),))), measure=24)
    assert text == "│ Wir füttern sie nicht,\n│ wir zählen sie nur.\n│\n│ Ja."


def test_a_table_fits_the_measure_and_underlines_its_header() -> None:
    rows = (
        ((Span("Ort"),), (Span("Bemerkung"),)),
        ((Span("Lipniki"),), (Span("drei Störche am warmen Kühlteich"),)),
    )
    text = body(Table(rows, header=True, caption=(Span("Zählung"),)), measure=30)
    assert text == (
        "Zählung\n"
        "Ort      Bemerkung\n"
        "──────────────────────────────\n"
        "Lipniki  drei Störche am\n"
        "         warmen Kühlteich"
    )


def test_pictures_and_players_are_named_with_the_number_of_their_address() -> None:
    text = body(Figure("https://a.example/p.jpg", caption=(Span("Die Brücke"),)), Embed("https://v.example/"))
    assert text.startswith("[Picture: Die Brücke][1]\n\n[Player][2]\n\nLinks\n")


def test_preformatted_text_keeps_its_blanks() -> None:
    assert body(Preformatted("a   b\n\tc\x1b")) == "a   b\n    c\ufffd"


def test_a_hostile_headline_is_harmless() -> None:
    text = shown(Heading((Span("\x1b[2JClear"),)), title="[bold]\x1b]0;x\x07\u202ecod.exe")
    assert text.startswith("[bold]\ufffd]0;x\ufffdcod.exe\n")
    assert text.endswith("\ufffd[2JClear")


def test_a_picture_that_stands_for_the_article_is_drawn_where_the_text_has_none() -> None:
    def drawn(address: str, cells: int) -> list[Line]:
        return [[(f"<{address} in {cells}>", "")]]

    def said(*blocks: Block) -> list[str]:
        reading = Reading(url="https://paper.example/1", title="A", picture="lead.png", blocks=blocks)
        article = Article(id=1, url="u", title="A", source="s", published=None, first_seen_at=PUBLISHED, revision_id=1)
        return [words(line) for line in lines(article, reading, Sheet(40, BERLIN, pictures=drawn))]

    assert "<lead.png in 40>" in said(Paragraph((Span("Words."),)))
    assert "<lead.png in 40>" not in said(Figure("other.png"))
    assert "<other.png in 40>" in said(Figure("other.png"))
