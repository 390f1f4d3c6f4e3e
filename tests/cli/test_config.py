"""newscli config: what is set, and by whom."""

from __future__ import annotations

import pytest

from newscli.settings import MEANINGS
from tests.cli.program import Program, Ran


def test_config_shows_every_setting_with_value_origin_and_meaning(newscli: Program) -> None:
    newscli.home.mkdir()
    (newscli.home / "config.toml").write_text("width = 66\n")
    rows = {row[0]: row[1:] for row in newscli.run("config").rows}
    assert list(rows) == list(MEANINGS)
    assert rows["width"] == ["66", str(newscli.home / "config.toml"), MEANINGS["width"]]
    assert rows["pause_seconds"][:2] == ["0", "NEWSCLI_PAUSE_SECONDS"]
    assert rows["max_redirects"][:2] == ["8", "default"]


def test_config_json_is_one_object(newscli: Program) -> None:
    described = newscli.run("config", "--json").json
    assert described["settings"]["width"] == {"value": 78, "origin": "default", "meaning": MEANINGS["width"]}
    assert described["archive"] == str(newscli.archive)


def test_without_newscli_home_the_files_live_where_the_system_keeps_such_things(newscli: Program) -> None:
    del newscli.environ["NEWSCLI_HOME"]
    described = newscli.run("config", "--json", environ={"HOME": str(newscli.home), "XDG_DATA_HOME": "/data"}).json
    assert described["archive"] == "/data/newscli/archive.sqlite3"


def test_at_a_terminal_each_meaning_stands_under_its_setting(newscli: Program) -> None:
    lines = newscli.at_terminal("config", "--color", "never").lines
    assert lines[1] == f"  {MEANINGS['wait_seconds']}"
    assert lines[-1].endswith("archive.sqlite3 (not there yet)")


def test_a_setting_is_set_without_touching_comments_and_order(newscli: Program) -> None:
    newscli.home.mkdir()
    file = newscli.home / "config.toml"
    file.write_text("# mine\nwidth = 66  # narrow\n\n[source.paper]\nwidth = 3 # not this\n")
    ran = newscli.run("config", "set", "width", "70")
    assert (ran.status, ran.err) == (0, f"newscli: width = 70 from now on, in {file}\n")
    assert newscli.run("config", "set", "contact", 'https://me.example/"x"').status == 0
    assert file.read_text() == (
        '# mine\nwidth = 70  # narrow\n\ncontact = "https://me.example/\\"x\\""\n\n'
        "[source.paper]\nwidth = 3 # not this\n"
    ).replace("narrow\n\n", "narrow\n")
    assert newscli.run("config", "unset", "width").status == 0
    assert "narrow" not in file.read_text()
    assert [path.name for path in newscli.home.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("set widht 70", "no setting is called 'widht'; did you mean 'width'?"),
        ("set keys undo=d", "config set: d would do both changes and undo; give one of them another key"),
        ("set colors mark=pink", "config set: mark wants words such as bold blue, found 'pink'"),
        ("set width wide", "config set: width wants a whole number, found 'wide'"),
        ("set width 3", "config set: width wants a whole number from 20 up, found 3"),
        ("set timezone Europe/Berlim", "no zone is called 'Europe/Berlim'"),
        ("set colors mark=pink", "mark wants words such as bold blue, found 'pink'"),
        ("set colors makr=red", "no look is called 'makr'"),
        ("set width", "write `config set NAME VALUE`"),
        ("unset widht", "no setting is called 'widht'"),
        ("show", "write `config set NAME VALUE`"),
    ],
)
def test_a_setting_that_makes_no_sense_is_not_written(newscli: Program, words: str, said: str) -> None:
    ran = newscli.run("config", *words.split())
    assert ran.status == 2
    assert said in ran.err
    assert not (newscli.home / "config.toml").exists()


def test_a_file_with_a_mistake_or_odd_form_is_left_alone(newscli: Program) -> None:
    newscli.home.mkdir()
    file = newscli.home / "config.toml"
    for text in ("widht = 3\n", 'contact = """\nx = 1\n"""\n'):
        file.write_text(text)
        assert newscli.run("config", "set", "contact", "me").status == 2
        assert file.read_text() == text


def test_what_the_environment_says_wins_and_that_is_said(newscli: Program) -> None:
    ran = newscli.run("config", "set", "pause_seconds", "2")
    assert "but the environment has NEWSCLI_PAUSE_SECONDS, which wins" in ran.err


def editing(newscli: Program, script: str) -> Ran:
    """`config edit` with an editor that is a shell script."""
    editor = newscli.home.parent / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    return newscli.run("config", "edit", environ={"VISUAL": str(editor)})


def test_edit_takes_over_what_makes_sense_and_nothing_else(newscli: Program) -> None:
    file = newscli.home / "config.toml"
    assert editing(newscli, 'echo "width = 70" > "$1"').status == 0
    assert file.read_text() == "width = 70\n"
    ran = editing(newscli, 'echo "width = wide" > "$1"')
    assert ran.status == 2
    assert ran.err.startswith(f"newscli: {file}, line 1, column 9: not valid TOML")
    assert ran.err.endswith("the file stays as it was\n")
    assert editing(newscli, 'echo > "$1"; exit 3').status == 1
    assert file.read_text() == "width = 70\n"
    assert [path.name for path in newscli.home.iterdir()] == ["config.toml"]


def test_a_linked_settings_file_stays_a_link(newscli: Program) -> None:
    newscli.home.mkdir()
    real = newscli.home / "mine.toml"
    real.write_text("width = 66\n")
    (newscli.home / "config.toml").symlink_to(real)
    newscli.run("config", "set", "width", "70")
    assert real.read_text() == "width = 70\n"
    assert (newscli.home / "config.toml").is_symlink()


def test_looks_can_be_changed(reader: Program) -> None:
    reader.run("config", "set", "colors", "number=bold", "bright-blue,", "mark=plain")
    shown = reader.at_terminal("latest", "--offline", "-n", "1").lines[1]
    assert "\x1b[1;94m" in shown
    assert shown.startswith("•")
