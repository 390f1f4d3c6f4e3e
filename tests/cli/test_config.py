"""newscli config: what is set, and by whom."""

from __future__ import annotations

from newscli.settings import MEANINGS
from tests.cli.program import Program


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
