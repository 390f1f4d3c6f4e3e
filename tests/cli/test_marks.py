"""The reader's marks: stars, tags, read and unread, as commands and as filters."""

from __future__ import annotations

import pytest

from tests.cli.program import Program


def numbers(reader: Program, *arguments: str) -> list[str]:
    """The numbers a list shows."""
    return [row[0] for row in reader.run("latest", "--offline", "-n", "500", *arguments).rows]


def test_a_star_is_a_filter_in_every_list(reader: Program) -> None:
    assert reader.run("star", "3", "7-8").status == 0
    assert sorted(numbers(reader, "--starred")) == ["3", "7", "8"]
    assert reader.run("unstar", "7", "7").status == 0
    assert sorted(numbers(reader, "--starred")) == ["3", "8"]
    assert reader.run("latest", "--offline", "--starred", "-n", "1").rows[0][4] == "unread starred"
    assert reader.run("search", "the", "der", "und", "--starred", "--json").status in {0, 1}
    assert len(reader.run("export", "-f", "jsonl", "--starred").lines) == 2


def test_a_star_shows_at_the_terminal(reader: Program) -> None:
    reader.run("star", "3")
    shown = reader.at_terminal("latest", "--offline", "--starred", "--color", "never")
    assert any(line.startswith("★  •  3  ") for line in shown.lines)


def test_a_tag_is_found_by_list_and_search_in_any_case(reader: Program) -> None:
    assert reader.run("tag", "3-5", "Hafen", "#später").status == 0
    assert sorted(numbers(reader, "--tag", "HAFEN")) == ["3", "4", "5"]
    assert reader.run("tag").rows == [["Hafen", "3"], ["später", "3"]]
    assert reader.run("untag", "4", "hafen", "Später").status == 0
    assert sorted(numbers(reader, "--tag", "später")) == ["3", "5"]
    assert reader.run("show", "3", "--json").json["own_tags"] == ["Hafen", "später"]
    assert "Your tags: Hafen, später" in reader.run("show", "3").lines


def test_a_reader_without_tags_is_told_how_to_give_one(reader: Program) -> None:
    ran = reader.run("tag")
    assert (ran.status, ran.err) == (1, "newscli: there are no tags yet; `newscli tag ID WORD` gives one\n")
    assert reader.run("tag", "3").err == "newscli: which word? Write `newscli tag 3 WORD`\n"


def test_articles_are_marked_by_number_or_by_filter(reader: Program) -> None:
    assert reader.run("mark", "read", "3", "5-6").err == "newscli: 3 articles marked as read\n"
    assert not {"3", "5", "6"} & set(numbers(reader, "--unread"))
    assert reader.run("mark", "unread", "5").err == "newscli: 1 article marked as unread\n"
    assert "5" in numbers(reader, "--unread")
    assert reader.run("mark", "read", "--source", "courier").status == 0
    assert not numbers(reader, "--unread", "--source", "courier")
    assert numbers(reader, "--unread")


def test_what_is_older_can_be_marked_as_read(reader: Program) -> None:
    assert reader.run("mark", "read", "--older", "0d").status == 0
    assert not numbers(reader, "--unread", "--until", "0d")
    reader.run("mark", "unread", "--all")
    assert reader.run("mark", "read", "--older", "50y").status == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("mark 7", "'7' is neither read nor unread; write `newscli mark read 7`"),
        ("mark read", "name articles, or choose them by options such as --older 7d, or take --all"),
        ("mark read 3 --source courier", "name articles, or choose them"),
        ("star 900-999", "no article has a number from 900 to 999; try `newscli latest`"),
        ("star 9-3", "no article has a number from 9 to 3"),
        ("star 3 999", "no article has the number 999"),
    ],
)
def test_a_mark_that_makes_no_sense_is_explained_and_changes_nothing(reader: Program, words: str, said: str) -> None:
    ran = reader.run(*words.split())
    assert ran.status in {1, 2}
    assert said in ran.err
    assert not numbers(reader, "--starred")
