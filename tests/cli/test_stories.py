"""One report in several clothes at the command line: folded, unfolded, compared; and what belongs to an article."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from newscli.archive import open_archive
from newscli.blocks import Paragraph, Span
from newscli.model import Reading
from tests.archive.test_stories import words
from tests.cli.program import Program

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def storks(newscli: Program) -> Program:
    """Three papers with one report, two of them hours later, and two articles besides."""
    newscli.home.mkdir()
    with open_archive(newscli.archive) as archive:
        for name in ("wire", "post", "mail"):
            archive.sources.add(f"https://{name}.example/feed", name=name, now=NOW)
        wire = words(1, 120)
        for number, (source, title, text) in enumerate(
            [
                (1, "Storks are back", wire),
                (2, "The storks returned", f"Our reporter was there. {wire}"),
                (3, "Storks over the river", wire + " More tomorrow."),
                (2, "A bridge opens", "Cyclists crossed the bridge first. Storks watched."),
                (3, "Bridge closed again", "The bridge that cyclists like is closed."),
            ]
        ):
            archive.keep(
                None,
                Reading(
                    url=f"https://{'wpm'[source - 1]}.example/{number}",
                    title=title,
                    published=NOW - timedelta(hours=9 - number),
                    language="en",
                    blocks=(Paragraph((Span(text),)),),
                ),
                source_id=source,
                now=NOW,
            )
    return newscli


def test_lists_fold_a_story_into_its_newest_article(storks: Program) -> None:
    rows = storks.run("latest", "--offline").rows
    assert [(row[0], row[4]) for row in rows] == [("5", "unread"), ("4", "unread"), ("3", "unread +2")]
    assert [row[0] for row in storks.run("latest", "--offline", "--all").rows] == ["5", "4", "3", "2", "1"]
    assert [row[4] for row in storks.run("latest", "--offline", "--all").rows] == ["unread"] * 5
    assert storks.run("latest", "--offline", "--json").json[2]["story"] == [1, 2]
    shown = storks.at_terminal("latest", "--offline", "--color", "never").out
    assert "mail  +2  Storks over the river" in shown


def test_a_search_folds_too(storks: Program) -> None:
    assert len(storks.run("search", "storks").rows) == 2
    assert len(storks.run("search", "storks", "--all").rows) == 4
    assert [row[0] for row in storks.run("search", "storks", "--sort", "oldest", "--all").rows] == ["1", "2", "3", "4"]


def test_a_story_is_told_in_order_with_what_each_changed(storks: Program) -> None:
    rows = storks.run("show", "3", "--story").rows
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("1", "wire", "first"),
        ("2", "post", "+4 −0 words"),
        ("3", "mail", "+2 −0 words"),
    ]
    told = storks.run("show", "2", "--story", "--json").json
    assert [(one["first"], one["added"], one["removed"]) for one in told] == [
        (True, 0, 0),
        (False, 4, 0),
        (False, 2, 0),
    ]
    assert storks.run("latest", "--offline", "--unread", "--all").rows[-1][0] == "1"  # nothing was marked as read
    assert "stands alone" in storks.run("show", "5", "--story").err
    assert storks.run("show", "5", "--story", "--html").status == 2


def test_what_belongs_to_an_article_is_its_story_then_what_shares_its_words(storks: Program) -> None:
    assert [row[0] for row in storks.run("related", "1").rows[:2]] == ["2", "3"]
    assert storks.run("related", "5", "--ids").lines == ["4"]
    assert storks.run("related", "5", "--json").json[0]["title"] == "A bridge opens"


def test_the_most_covered_story_comes_first_in_the_digest(storks: Program) -> None:
    rows = storks.run("latest", "--offline", "--digest").rows
    assert rows[0][1:4] == ["3", "3", "mail,post,wire"]
    assert storks.run("digest", "--json").json == storks.run("latest", "--offline", "--digest", "--json").json


def test_hits_are_counted(storks: Program) -> None:
    assert storks.run("search", "storks", "--count").out == "4\n"
    assert json.loads(storks.run("search", "storks", "--count", "--json").out) == {"count": 4}
    assert storks.run("search", "storks", "--by", "source").rows == [["post", "2"], ["mail", "1"], ["wire", "1"]]
    assert storks.run("search", "bridge", "--by", "language", "--json").json == [{"language": "en", "count": 2}]
    shown = storks.at_terminal("search", "storks", "--by", "source", "--color", "never").lines
    assert shown[0].split() == ["post", "2", "█" * 20]
    assert storks.run("search", "zeppelin", "--count").status == 1
    assert storks.run("search", "storks", "--by", "mood").status == 2
    assert storks.run("search", "storks", "--sort", "shortest").status == 2


def test_numbers_feed_other_commands_through_a_pipe(storks: Program) -> None:
    numbers = storks.run("search", "bridge", "--ids").out
    assert sorted(numbers.split()) == ["4", "5"]
    assert storks.run("star", "-", given=numbers).status == 0
    assert {row[0] for row in storks.run("latest", "--offline", "--starred").rows} == {"4", "5"}
    shown = storks.run("show", "-", given=numbers).out
    assert "A bridge opens" in shown
    assert "Bridge closed again" in shown
    exported = storks.run("export", "--format", "jsonl", "--id", "-", given=numbers)
    assert {json.loads(line)["title"] for line in exported.lines} == {"A bridge opens", "Bridge closed again"}
    assert storks.run("export", "--format", "jsonl", "--id", "4", "--starred").status == 2


def test_what_is_muted_is_hidden_and_kept(storks: Program) -> None:
    ran = storks.run("mute", "title:bridge")
    assert (ran.status, ran.out) == (0, "")
    assert "rule 1 hides 2 articles" in ran.err
    assert [row[0] for row in storks.run("latest", "--offline").rows] == ["3"]
    assert [row[0] for row in storks.run("search", "bridge").rows] == []
    assert len(storks.run("search", "bridge", "--all").rows) == 2
    assert [row[0] for row in storks.run("digest").rows] == ["3"] or len(storks.run("digest").rows) == 1
    assert storks.run("mute", "--source", "mail").status == 0
    assert storks.run("mute").rows == [["1", "2", "title:bridge"], ["2", "2", "source:mail"]]
    assert storks.run("mute", "--json").json[0] == {"rule": 1, "query": "title:bridge", "articles": 2}
    assert storks.run("mute", "--remove", "title:bridge").status == 0
    assert [row[0] for row in storks.run("latest", "--offline").rows] == ["4", "2"]
    assert storks.run("mute", "--remove", "7").status == 1
    assert storks.run("mute", "--remove", "2").status == 0
    assert storks.run("mute").status == 1


def test_searches_are_saved_listed_read_and_removed(storks: Program) -> None:
    assert storks.run("search").status == 1
    saved = storks.run("search", "--save", "birds", "storks", "--source", "post", "--source", "wire")
    assert (saved.status, saved.out) == (0, "")
    assert storks.run("search").rows == [["birds", "3", "storks source:(post OR wire)"]]
    assert storks.run("search", "--json").json[0]["unread"] == 3
    assert [row[0] for row in storks.run("latest", "--offline", "--saved", "birds").rows] == ["4", "2"]
    assert [row[0] for row in storks.run("latest", "--offline", "--saved", "birds", "--all").rows] == ["4", "2", "1"]
    assert "there are: birds" in storks.run("latest", "--offline", "--saved", "bird").err
    assert storks.run("search", "--save", "nothing").status == 2
    assert storks.run("search", "--unsave", "birds").status == 0
    assert storks.run("search", "--unsave", "birds").status == 1


def test_a_mistake_in_what_is_saved_is_told(storks: Program) -> None:
    assert "is never closed" in storks.run("search", "--save", "odd", "(storks").err
