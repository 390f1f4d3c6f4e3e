"""newscli read as a program: at a terminal, line by line, and where it cannot be."""

from __future__ import annotations

import re
from pathlib import Path

from newscli import demo
from tests.cli.program import Program


def test_it_takes_the_terminal_and_gives_it_back(reader: Program) -> None:
    ran = reader.at_terminal("read", "--offline", keys=b"Q")
    assert ran.status == 0
    assert "\x1b[?1049h" in ran.out
    assert ran.out.rindex("\x1b[?1049l") > ran.out.index("\x1b[?1049h")


def test_a_pipe_is_told_what_to_use_instead(reader: Program) -> None:
    ran = reader.run("read", "--offline")
    assert ran.status == 1
    assert ran.err == "newscli: `newscli read` needs a terminal that can draw; `newscli read --plain` needs none\n"


def test_without_the_extra_one_line_says_how_to_get_it(reader: Program, tmp_path: Path) -> None:
    package = tmp_path / "textual"
    package.mkdir()
    (package / "__init__.py").write_text("raise ModuleNotFoundError('no textual', name='textual')\n", encoding="utf-8")
    ran = reader.at_terminal("read", "--offline", environ={"PYTHONPATH": str(tmp_path)})
    assert ran.status == 1
    assert "pip install 'newscli[tui]'" in ran.out
    assert ran.out.count("\n") == 1
    plain = reader.run("read", "--plain", "--offline", given="q\n", environ={"PYTHONPATH": str(tmp_path)})
    assert plain.status == 0


def test_plain_reads_line_by_line_without_boxes_colours_or_a_moving_cursor(reader: Program) -> None:
    number = reader.run("search", "Skerrow", "--json").json[0]["id"]
    ran = reader.at_terminal("read", "--plain", "--offline", keys=f"\n/Skerrow\n{number}\ns\nu\nq\n".encode())
    assert ran.status == 0
    assert "headlines" in ran.out
    assert "Ferry to Skerrow runs again" in ran.out
    assert "starred" in ran.out
    assert "unread again" in ran.out
    assert not re.search("[\x1b\u2500-\u257f]", ran.out)


def test_plain_goes_on_with_enter_and_explains_its_words(reader: Program) -> None:
    ran = reader.run("read", "--plain", "--offline", given="?\nsources\nsources courier\nn\n\nnonsense\n99999\nall\n")
    assert ran.status == 0
    assert "/words: search" in ran.out
    assert re.search(r"courier: The Callan Courier, \d+ unread", ran.out)
    assert ran.out.count("end of the article") == 2
    assert "nonsense is no number" in ran.out
    assert "no article has the number 99999" in ran.out


def test_plain_brings_the_first_news_before_it_lists_them(newscli: Program) -> None:
    with demo.serve() as newspapers:
        name, url = newspapers.sources[-1]
        newscli.run("follow", "--name", name, url)
        ran = newscli.run("read", "--plain", given="q\n")
    assert ran.status == 0
    assert re.search(r"\d+ headlines", ran.out)
