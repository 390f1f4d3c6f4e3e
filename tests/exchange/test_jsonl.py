"""JSON lines: what other programs write is taken in, and what newscli writes comes back equal."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from newscli.blocks import Figure, Heading, Item, ListBlock, Paragraph, Quote, Span, Table
from newscli.exchange import Edition, Flaw, Incoming, Story, by_bytes
from newscli.exchange.lines import MAX_LINE_BYTES
from newscli.model import Article, Reading

JSONL = by_bytes(b"{", "test")
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
EDITION = Edition(title="News", made_at=NOON, zone=UTC)


def read(*objects: Any) -> list[Incoming | Flaw]:
    return list(JSONL.read(io.BytesIO("\n".join(json.dumps(each) for each in objects).encode())))


def reading(values: dict[str, Any]) -> Reading:
    (one,) = read(values)
    assert isinstance(one, Incoming)
    assert one.reading is not None
    return one.reading


def test_a_title_or_a_text_is_enough_for_an_article() -> None:
    assert reading({"title": "A bridge for Lindenau"}).title == "A bridge for Lindenau"
    assert reading({"text": "One.\n\nTwo."}).blocks == (Paragraph((Span("One."),)), Paragraph((Span("Two."),)))


def test_fields_that_are_not_known_are_passed_by() -> None:
    assert reading({"title": "x", "colour": "red", "blob": {"deep": []}}).title == "x"


def test_an_article_without_an_address_gets_a_stable_one_from_its_id_or_its_words() -> None:
    assert reading({"title": "x", "id": "gnad 7"}).url == "import:gnad%207"
    assert reading({"title": "x", "id": 7}).url == "import:7"
    one, again, other = (reading({"title": "x", "text": text}).url for text in ("a", "a", "b"))
    assert one == again != other
    assert one is not None
    assert one.startswith("import:")


def test_an_address_of_a_hostile_scheme_is_none() -> None:
    assert reading({"title": "x", "id": "7", "url": "javascript:alert(1)"}).url == "import:7"


@pytest.mark.parametrize(
    ("said", "meant", "is_day"),
    [
        ("2026-11-25T12:00:00Z", NOON, False),
        ("2026-11-25T14:00:00+02:00", NOON, False),
        ("2026-11-25T12:00:00", NOON, False),
        ("2026-11-25", datetime(2026, 11, 25, tzinfo=UTC), True),
        ("Wed, 25 Nov 2026 12:00:00 GMT", NOON, False),
        (NOON.timestamp(), NOON, False),
        (NOON.timestamp() * 1000, NOON, False),
        ("yesterday-ish", None, False),
        ("9999-12-31T23:59:59-12:00", None, False),
        (1e300, None, False),
        (True, None, False),
    ],
)
def test_a_date_is_understood_in_the_forms_programs_write(said: Any, meant: datetime | None, is_day: bool) -> None:
    found = reading({"title": "x", "published": said})
    assert (found.published, found.published_is_day) == (meant, is_day)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_at", "de"),
        ("zh-hant-TW", "zh-Hant"),
        ("German", None),
        ("", None),
        (7, None),
    ],
)
def test_a_language_is_a_language_without_its_country(said: Any, meant: str | None) -> None:
    assert reading({"title": "x", "lang": said}).language == meant


def test_bad_lines_are_named_with_their_number_and_the_rest_is_read() -> None:
    lines = (
        b'{"title": "one"}\n{broken\n\n[1, 2]\n{"url": "https://a.example/1"}\n\xff\xfe\n{"title": "two"}\n'
        + b"[" * 9999
    )
    found = list(JSONL.read(io.BytesIO(lines)))
    assert [one.where for one in found if isinstance(one, Flaw)] == ["line 2", "line 4", "line 5", "line 6", "line 8"]
    assert [one.reading.title for one in found if isinstance(one, Incoming) and one.reading] == ["one", "two"]


def test_a_line_without_end_is_a_flaw_in_bounded_memory() -> None:
    lines = b'{"title": "' + b"x" * (2 * MAX_LINE_BYTES) + b'"}\n{"title": "two"}\n'
    flaw, two = JSONL.read(io.BytesIO(lines))
    assert str(flaw) == "line 1: longer than 16 MB"
    assert isinstance(two, Incoming)


def test_texts_are_made_fit_for_a_database() -> None:
    found = reading({"title": "half \ud83d\0", "tags": ["a\nb", 7, "\udc00"]})
    assert found.title == "half \ufffd"
    assert found.tags == ("a b", "\ufffd")


@pytest.mark.parametrize(
    "blocks",
    [
        [{"kind": "paragraph", "spans": [{"text": 7}]}],
        [{"kind": "paragraph"}],
        [{"kind": "paragraph", "spans": [{"text": "x", "href": "javascript:alert(1)"}]}],
        [{"kind": "list", "items": [{"spans": [], "depth": 10**9}]}],
        [{"kind": "table", "rows": [[[]], [[], []]]}],
        [{"kind": "heading", "spans": [], "level": 700}],
        [{"kind": "paragraph", "spans": [{"text": "\ud800"}]}],
        ["paragraph"],
    ],
)
def test_blocks_that_make_no_sense_give_way_to_the_text(blocks: Any) -> None:
    assert reading({"text": "Words.", "blocks": blocks}).blocks == (Paragraph((Span("Words."),)),)


def test_a_block_of_a_newer_newscli_is_left_out() -> None:
    blocks = [{"kind": "hologram"}, {"kind": "paragraph", "spans": [{"text": "Words."}]}]
    assert reading({"blocks": blocks, "title": "x"}).blocks == (Paragraph((Span("Words."),)),)


def test_what_was_written_comes_back_equal() -> None:
    whole = Reading(
        url="https://a.example/1",
        title="A bridge for Lindenau",
        kind="video",
        published=NOON.astimezone(timezone(timedelta(hours=3))),
        updated=datetime(2026, 11, 26, tzinfo=UTC),
        updated_is_day=True,
        authors=("Mara Lind", "Jo Ask"),
        section="City",
        tags=("bridges",),
        language="zh-Hant",
        description="It opens on Monday.",
        site_name="The Paper",
        picture="https://a.example/p.jpg",
        paywalled=True,
        next_url="https://a.example/1?page=2",
        blocks=(
            Paragraph((Span("It opens "), Span("on Monday", href="https://a.example/m", strong=True)), standfirst=True),
            Heading((Span("Why"),), level=3),
            ListBlock((Item((Span("one"),)), Item((Span("two"),), depth=1)), ordered=True),
            Quote(((Span("Well."),),)),
            Table((((Span("a"),), ()), ((), (Span("b"),))), header=True),
            Figure("https://a.example/p.jpg", alt="A bridge", caption=(Span("The bridge"),)),
        ),
        parser_version=3,
    )
    story = Story(
        article=article(whole, unread=False, starred=True), reading=whole, source_url="https://a.example/feed"
    )
    file = io.BytesIO()
    JSONL.write([story], file, EDITION)
    (back,) = JSONL.read(io.BytesIO(file.getvalue()))
    assert isinstance(back, Incoming)
    assert back.reading == whole
    assert (back.source, back.source_url) == ("paper", "https://a.example/feed")
    assert (back.unread, back.starred, back.first_seen_at) == (False, True, NOON)


def article(reading: Reading, *, unread: bool = True, starred: bool = False) -> Article:
    return Article(
        id=1,
        url=reading.url or "",
        title=reading.title,
        source="paper",
        published=reading.published,
        first_seen_at=NOON,
        revision_id=1,
        unread=unread,
        starred=starred,
    )
