"""A small invented archive in several languages."""

from __future__ import annotations

from datetime import UTC, datetime

from newscli.archive import Archive
from newscli.blocks import Paragraph, Span
from newscli.model import Reading

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def keep(
    archive: Archive, title: str, text: str = "", language: str | None = "en", day: int = 1, **facts: object
) -> int:
    """Keep an article, published on that day of November, and give its number."""
    number = archive.articles.count() + 1
    values: dict[str, object] = {
        "url": f"https://paper.example/{number}",
        "published": datetime(2026, 11, day, tzinfo=UTC),
    }
    blocks = tuple(Paragraph((Span(part),)) for part in text.split("\n\n") if part)
    reading = Reading(**(values | {"title": title, "language": language, "blocks": blocks} | facts))  # type: ignore[arg-type]
    return archive.keep(None, reading, source_id=None, now=NOW).article_id


ARTICLES = (
    ("Harbour bridge opens after ten years", "The mayor cut a ribbon. Cyclists crossed first.", "en"),
    ("Storks return to the river meadows", "Bird watchers counted forty storks near the old mill.", "en"),
    ("Klimagipfel endet ohne Beschluss", "Die Regierungschefs reisten ab. In Zürich wurde demonstriert.", "de"),
    ("Hochwasser in den Städten", "Viele Häuser standen leer. Die Brücke wurde gesperrt.", "de"),
    ("У горадзе адкрылі новы мост", "Мінск чакаў гэтага дзесяць гадоў.", "be"),
    ("В Минске открыли новый мост", "Город ждал этого десять лет.", "ru"),
    ("東京都で大雨", "大阪では晴れていた。", "ja"),
    ("Le pont est fermé", "Les élections auront lieu en décembre à Orléans.", "fr"),
)


def fill(archive: Archive) -> None:
    """Keep all of ARTICLES; their numbers are 1, 2, 3 and so on."""
    for day, (title, text, language) in enumerate(ARTICLES, 1):
        keep(archive, title, text, language, day)
