"""Where a setting's value comes from, and what is said of one that makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscli.errors import SettingsError
from newscli.settings import MEANINGS, Settings, load


def test_without_file_and_environment_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml", {}) == Settings()


def test_the_environment_wins_over_the_file_and_each_value_knows_its_origin(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('wait_seconds = 3\ncontact = "https://reader.example"\n[source.paper]\npages = false\n')
    settings = load(file, {"NEWSCLI_WAIT_SECONDS": "0.5"})
    assert settings.wait_seconds == 0.5
    assert settings.contact == "https://reader.example"
    assert settings.sources == {"paper": {"pages": False}}
    assert settings.origins == {"wait_seconds": "NEWSCLI_WAIT_SECONDS", "contact": str(file)}


def test_every_setting_has_a_meaning() -> None:
    assert all(MEANINGS.values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("width = \n", "line 1, column 9: not valid TOML: Invalid value; correct the file or move it away"),
        ("\n  witdh = 70\n", "line 2, column 3: no setting is called 'witdh'; did you mean 'width'?"),
        ("zzz = 1", "line 1, column 1: no setting is called 'zzz'; `newscli config` lists them all"),
        ("# me\nwidth = 'wide'\n", "line 2, column 1: width wants a whole number, found 'wide'"),
        ("width = 70.5\n", "line 1, column 1: width wants a whole number, found 70.5"),
        ("width = true\n", "line 1, column 1: width wants a whole number, found True"),
        ("width = 3\n", "line 1, column 1: width wants a whole number from 20 up, found 3"),
        ("pause_seconds = nan\n", "line 1, column 1: pause_seconds wants a number from 0 up, found nan"),
        ("color = 'pink'\n", "line 1, column 1: color wants one of auto, always, never, found 'pink'"),
        ("source = 1\n", "line 1, column 1: `source` wants tables such as [source.belta-de]"),
    ],
)
def test_a_mistake_in_the_file_is_named_with_line_and_column(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load(file, {})
    assert str(caught.value) == f"{file}, {message}"


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("NEWSCLI_WIDTH", "wide", "NEWSCLI_WIDTH: width wants a whole number, found 'wide'"),
        ("NEWSCLI_PAUSE_SECONDS", "-1", "NEWSCLI_PAUSE_SECONDS: pause_seconds wants a number from 0 up, found -1.0"),
        ("NEWSCLI_COLOR", "pink", "NEWSCLI_COLOR: color wants one of auto, always, never, found 'pink'"),
    ],
)
def test_a_mistake_in_the_environment_is_named_by_its_variable(
    tmp_path: Path, variable: str, value: str, message: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(tmp_path / "config.toml", {variable: value})
    assert str(caught.value) == message


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load(file, {})
