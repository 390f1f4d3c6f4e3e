"""The reader's morning: list, filter, read, in a pipe and as JSON."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from tests.cli.program import Program


def whale(reader: Program) -> Any:
    """The article about the whale, as JSON."""
    return reader.run("search", "microphone", "whale", "-n", "1", "--json").json[0]


def test_latest_lists_the_newest_first_a_tab_between_cells(reader: Program) -> None:
    ran = reader.run("latest", "--offline", "-n", "5", "--source", "courier")
    assert (ran.status, ran.err) == (0, "")
    assert [len(row) for row in ran.rows] == [6] * 5
    moments = [row[1] for row in ran.rows if "T" in row[1]]
    assert moments == sorted(moments, reverse=True)
    assert all(row[4] == "unread" for row in ran.rows)


def test_moments_are_shown_in_the_readers_zone(reader: Program) -> None:
    berlin = reader.run("search", "microphone", "whale").rows[0][1]
    minsk = reader.run("search", "microphone", "whale", environ={"NEWSCLI_TIMEZONE": "Europe/Minsk"}).rows[0][1]
    assert (berlin[-6:], minsk[-6:]) == ("+01:00", "+03:00")
    assert datetime.fromisoformat(berlin) == datetime.fromisoformat(minsk)


def test_filters_restrict_the_list(reader: Program) -> None:
    everything = reader.run("latest", "--offline", "-n", "500").rows
    german = reader.run("latest", "--offline", "-n", "500", "--lang", "de").rows
    sport = reader.run("latest", "--offline", "-n", "500", "--section", "SPORT").rows
    assert 0 < len(german) < len(everything)
    assert {row[2] for row in german} == {"agency-de"}
    assert {row[3].lower() for row in sport} == {"sport"}
    assert reader.run("latest", "--offline", "--since", "2026-11-25", "--until", "2026-11-24").status == 1


def test_a_part_of_a_sources_name_is_enough_where_it_is_clear(reader: Program) -> None:
    assert {row[2] for row in reader.run("latest", "--offline", "--source", "cour").rows} == {"courier"}
    unclear = reader.run("latest", "--offline", "--source", "agency")
    assert unclear.status == 2
    assert "agency-de, agency-ru" in unclear.err


def test_latest_json_keeps_its_promise(reader: Program) -> None:
    articles = reader.run("latest", "--offline", "-n", "50", "--json").json
    promised = {"id", "url", "title", "published", "updated", "authors", "section", "language", "source", "unread"}
    assert len(articles) == 50
    for article in articles:
        assert promised <= article.keys()
        assert article["published"] is None or datetime.fromisoformat(article["published"]).utcoffset() is not None


def test_an_empty_list_is_an_empty_array_and_status_1(reader: Program) -> None:
    ran = reader.run("latest", "--offline", "--source", "nobody", "--json")
    assert (ran.status, ran.json) == (1, [])
    assert ran.err == "newscli: no article fits; fewer filters find more\n"


def test_show_reads_and_marks_as_read(reader: Program) -> None:
    article = whale(reader)
    shown = reader.run("show", str(article["id"]))
    assert (shown.status, shown.err) == (0, "")
    assert shown.lines[0] == article["title"]
    assert shown.lines[1].startswith("Science · courier · ")
    assert re.search(r" CET · \d+ min$", shown.lines[1])
    assert max(len(line) for line in shown.lines if "http" not in line) <= 78
    assert whale(reader)["unread"] is False
    unread = reader.run("latest", "--offline", "-n", "500", "--unread").rows
    assert str(article["id"]) not in [row[0] for row in unread]


def test_show_takes_a_number_an_address_or_last(reader: Program) -> None:
    article = whale(reader)
    by_number = reader.run("show", str(article["id"])).out
    assert reader.run("show", article["url"]).out == by_number
    assert reader.run("show", "last").out == by_number


def test_show_json_has_the_text_and_its_blocks(reader: Program) -> None:
    number = whale(reader)["id"]
    article = reader.run("show", str(number), "--json").json
    assert article["id"] == number
    assert {block["kind"] for block in article["blocks"]} >= {"paragraph", "heading"}
    assert len(article["text"].split("\n\n")) > 2


def test_show_prints_markdown_the_page_as_kept_or_its_links(reader: Program) -> None:
    article = whale(reader)
    number = str(article["id"])
    assert reader.run("show", number, "--markdown").lines[0] == f"# {article['title']}"
    assert reader.run("show", number, "--html").out.lstrip().lower().startswith("<!doctype html")
    assert all(row[1].startswith("http") for row in reader.run("show", number, "--links").rows)
    assert reader.run("show", number, "--html", "--json").status == 2


def test_sources_say_how_they_fare(reader: Program) -> None:
    rows = reader.run("sources").rows
    assert [row[0] for row in rows] == ["agency-de", "agency-ru", "courier"]
    assert all(int(row[3]) > 0 for row in rows)
    described = reader.run("sources", "--json").json
    assert [source["error"] for source in described] == [None, None, None]


def test_the_global_options_stand_before_or_after_the_command(reader: Program) -> None:
    elsewhere = str(reader.home / "elsewhere.sqlite3")
    reader.archive.rename(elsewhere)
    before = reader.run("--archive", elsewhere, "latest", "--offline")
    after = reader.run("latest", "--offline", "--archive", elsewhere)
    assert before.status == 0
    assert before.out == after.out


def test_search_finds_words_and_the_passages_they_stand_in(reader: Program) -> None:
    found = reader.run("search", "microphone", "whale", "--json").json
    assert "whale" in found[0]["title"]
    assert found[0]["passages"]
    assert {"id", "url", "title", "published", "source", "unread", "score"} <= found[0].keys()
    assert reader.run("search", "microphone", "whale").rows[0][0] == str(found[0]["id"])


def test_a_search_that_finds_nothing_says_so_with_status_1(reader: Program) -> None:
    ran = reader.run("search", "xylophonquark", "--json")
    assert (ran.status, ran.json) == (1, [])
    assert "nothing is kept with 'xylophonquark' in it" in ran.err
