"""newscli reread: what today's parser reads better, told in numbers, as JSON and as differences."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newscli.archive import open_archive
from newscli.parser import read_capture
from tests.archive.papers import NOW, capture, reading
from tests.cli.program import Program
from tests.cli.test_json_schema import check


@pytest.fixture
def keeper(newscli: Program) -> Program:
    """newscli whose archive was read by a poor parser: one article lacks half its words, one its right headline."""
    newscli.home.mkdir()
    with open_archive(newscli.archive) as archive:
        wrongs: list[dict[str, Any]] = [{"title": "Home"}, {"authors": ("By our staff",)}, {}]
        for number, wrong in enumerate(wrongs, 1):
            page = capture(reading(number, "A bridge was built over the river.", "A ferry brought the stones for it."))
            archive.keep(page, reading(number, "A bridge was built.", **wrong), source_id=None, now=NOW)
            right = read_capture(page)
            if not wrong:
                archive.keep(page, right, source_id=None, now=NOW)
        archive.connection.execute("UPDATE rereads SET parser_version = 0 WHERE capture_id < 3")
    return newscli


def test_the_sum_is_told_and_what_was_read_is_not_read_again(keeper: Program) -> None:
    told = keeper.run("reread")
    assert told.status == 0, told.err
    numbers = dict(told.rows)
    assert (numbers["pages read again"], numbers["read otherwise"]) == ("2", "2")
    assert (numbers["headlines"], numbers["authors"], numbers["texts"]) == ("1", "2", "2")
    again = keeper.run("reread")
    assert (again.status, again.out) == (0, "")
    assert "has read every page already" in again.err
    assert keeper.run("latest", "--changed", "--offline").status == 1
    assert [row[2] for row in keeper.run("history", "1").rows] == ["", "ours"]
    assert keeper.run("archive", "verify").status == 0


def test_a_dry_run_shows_what_would_change_and_changes_nothing(keeper: Program) -> None:
    told = keeper.run("reread", "1", "--dry-run", "--diff")
    assert "-Home" in told.lines
    assert "+Story 1 of the day" in told.lines
    assert ["would read otherwise", "1"] in told.rows
    assert "-authors: By our staff" in keeper.run("reread", "2", "--dry-run", "--diff").lines
    assert len(keeper.run("history", "1").rows) == 1


def test_a_program_gets_an_object_a_page(keeper: Program) -> None:
    told = keeper.run("reread", "--json", "--jobs", "2")
    objects = [json.loads(line) for line in told.lines]
    for one in objects:
        check(one, "reread")
    assert [(one["id"], one["title"]) for one in objects] == [(1, "Story 1 of the day"), (2, "Story 2 of the day")]
    assert "title" in objects[0]["changed"]


def test_articles_are_chosen_as_in_every_list(keeper: Program) -> None:
    assert keeper.run("reread", "--source", "nobody").err == keeper.run("reread", "3").err
    assert dict(keeper.run("reread", "1-3", "--all").rows)["pages read again"] == "3"
    assert keeper.run("reread", "1", "--unread").status == 2
    assert keeper.run("reread", "--json", "--diff").status == 2


def test_a_damaged_page_is_named_and_has_its_status(keeper: Program) -> None:
    with open_archive(keeper.archive) as archive:
        archive.connection.execute("UPDATE bodies SET frame = zeroblob(9) WHERE id = 2")
    told = keeper.run("reread")
    assert told.status == 4
    assert "damaged" in told.err
    assert ["damaged", "1"] in told.rows


def test_at_a_terminal_progress_leaves_no_trace(keeper: Program) -> None:
    shown = keeper.at_terminal("reread", "--diff")
    assert "pages read again" in shown.out
    assert "{+" in shown.out
