"""Invented articles to write out: one with everything, one with nothing, one that means harm."""

from __future__ import annotations

from datetime import UTC, datetime

from newscli.blocks import Figure, Heading, Paragraph, Span
from newscli.demo.pictures import photograph
from newscli.exchange import Edition, Story
from newscli.model import Article, Capture, Reading

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
EDITION = Edition(title="The morning", made_at=NOON, zone=UTC)
PICTURE = photograph("hills", 1)


def story(reading: Reading, number: int = 1, *, source: str = "paper", parts: tuple[Capture, ...] = ()) -> Story:
    article = Article(
        id=number,
        url=reading.url or f"https://a.example/{number}",
        title=reading.title,
        source=source,
        published=reading.published,
        first_seen_at=NOON,
        revision_id=number,
    )
    return Story(article=article, reading=reading, source_url="https://a.example/feed", parts=lambda: parts)


def picture(url: str, body: bytes = PICTURE) -> Capture:
    return Capture(url=url, asked_url=url, fetched_at=NOON, status=200, headers=(), body=body)


BRIDGE = story(
    Reading(
        url="https://a.example/bridge",
        title="A bridge for Lindenau: it opens",
        published=NOON,
        authors=("Mara Lind", "Jo Ask"),
        section="City",
        tags=("bridges & roads", "2026", "city/north"),
        language="en",
        description="It opens on Monday.",
        blocks=(
            Paragraph((Span("It opens on Monday."),), standfirst=True),
            Heading((Span("Why"),)),
            Paragraph((Span("Because of the "), Span("river", href="https://a.example/river"))),
            Figure("https://a.example/p.png", "The bridge", (Span("At noon"),)),
        ),
    ),
    parts=(picture("https://a.example/p.png"), picture("https://a.example/p.svg", b"<svg onload='x()'/>")),
)
BARE = story(
    Reading(url=None, title="", published=datetime(2026, 11, 24, tzinfo=UTC), published_is_day=True), 2, source=""
)
HOSTILE = story(
    Reading(
        url="https://a.example/evil",
        title='../../=HYPERLINK("x") <script>alert(1)</script> \x1b[31m\x00\u202e',
        section='"><img src=x onerror=x>',
        language='de" onload="x',
        authors=("=1+1", "]]>"),
        blocks=(
            Paragraph(
                (Span("</article><script>"), Span("click", href="javascript:alert(1)"), Span("\ud800 ]]> \ufffe"))
            ),
            Figure("https://tracker.example/pixel.gif", '" onerror="x'),
        ),
    ),
    3,
)
ALL = (BRIDGE, BARE, HOSTILE)
