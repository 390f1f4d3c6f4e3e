"""The day by section: on one screen, for a program, by mail and as a book."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from newscli.cli.digest import fitted, parts
from newscli.model import Article
from tests.cli.program import Program

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
EVER = ("--since", "2000")


def article(number: int, title: str, source: str = "paper", section: str | None = "Politik") -> Article:
    return Article(
        id=number,
        url=f"https://{source}.example/{number}",
        title=title,
        source=source,
        published=NOW,
        section=section,
        first_seen_at=NOW,
        revision_id=number,
    )


def test_a_story_that_several_have_is_one_and_comes_first() -> None:
    news = [
        article(9, "Ein Fest im Tal beginnt"),
        replace(article(8, "Zwei Dörfer und eine Brücke", "agency", "politik"), story=(7,)),
        replace(article(7, "Zwei Dörfer, eine Brücke"), story=(8,)),
        article(6, "In Kürze", "agency", None),
        article(5, "In Kürze", "paper", None),
    ]
    made = parts(news)
    assert [part.name for part in made] == ["Politik", "agency", "paper"]
    assert [story.lead.id for story in made[0].stories] == [8, 9]
    assert made[0].stories[0].sources == ("agency", "paper")


def test_each_section_in_turn_gives_a_story_until_the_screen_is_full() -> None:
    news = [article(n, f"Headline number {n} of them", section="A") for n in range(9)]
    news += [replace(one, id=one.id + 20, title=one.title + "!?b", section="B") for one in news[:2]]
    shown = fitted(parts(news), 7)
    assert [(part.name, len(part.stories)) for part in shown] == [("A", 3), ("B", 2)]
    assert [len(part.stories) for part in fitted(parts(news), 99)] == [9, 2]


def test_latest_digest_fits_the_screen(reader: Program) -> None:
    for size in ((60, 20), (80, 24), (120, 40)):
        shown = reader.at_terminal("latest", "--offline", "--digest", *EVER, "--color", "never", size=size)
        assert 3 < len(shown.lines) < size[1]
        assert all(len(line) <= size[0] for line in shown.lines)
        assert "more; `newscli latest` lists them" in shown.lines[-1]


def test_a_program_gets_every_story(reader: Program) -> None:
    rows = reader.run("digest", *EVER).rows
    whole = reader.run("digest", *EVER, "--json").json
    assert len(rows) == sum(len(part["stories"]) for part in whole)
    assert reader.run("latest", "--offline", "--digest", *EVER, "--json").json == whole


def test_a_digest_goes_by_mail(reader: Program, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    program = tmp_path / "sendmail"
    program.write_text(f'#!/bin/sh\ncat > "{sent}"; echo "$@" > "{sent}.arguments"\n')
    program.chmod(0o755)
    path = {"PATH": f"{tmp_path}:{reader.environ['PATH']}"}
    ran = reader.run("digest", *EVER, "--mail", "reader@home.example", environ=path)
    assert (ran.status, ran.out) == (0, "")
    message = message_from_bytes(sent.read_bytes(), policy=policy.default)
    assert message["To"] == "reader@home.example"
    assert str(message["Subject"]).startswith("Today · ")
    assert reader.run("digest", *EVER).rows[0][4] in message.get_content()
    assert (tmp_path / "sent.arguments").read_text() == "-t -i\n"


@pytest.mark.parametrize("address", ["a\nBcc: other@home.example"])
def test_an_address_that_is_none_is_refused(reader: Program, address: str) -> None:
    ran = reader.run("digest", *EVER, "--mail", address)
    assert ran.status == 2
    assert "is no mail address" in ran.err


def test_a_digest_is_a_book(reader: Program, tmp_path: Path) -> None:
    book = tmp_path / "day.epub"
    ran = reader.run("digest", *EVER, "--epub", str(book))
    assert ran.status == 0, ran.err
    assert zipfile.ZipFile(book).read("mimetype") == b"application/epub+zip"
    assert reader.run("digest", *EVER, "--epub", str(book)).status == 1
    assert reader.run("digest", *EVER, "--epub", str(book), "--force").status == 0


def test_a_day_without_news_says_so(newscli: Program) -> None:
    ran = newscli.run("digest")
    assert (ran.status, ran.out) == (1, "")
    assert "no article fits" in ran.err
