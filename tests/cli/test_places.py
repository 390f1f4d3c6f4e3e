"""Archive, configuration and cache live where NEWSCLI_HOME says, else where the system keeps such things."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from newscli.cli.places import Places


def test_newscli_home_holds_everything() -> None:
    places = Places({"NEWSCLI_HOME": "/news"})
    assert [places.archive, places.config, places.cache] == [
        Path("/news/archive.sqlite3"),
        Path("/news/config.toml"),
        Path("/news/cache"),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
@pytest.mark.parametrize("wish", ["/elsewhere", "relative", "", None])
def test_on_linux_the_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, wish: str | None) -> None:
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    for name in names:
        monkeypatch.setenv(name, wish) if wish is not None else monkeypatch.delenv(name, raising=False)
    places = Places(dict.fromkeys(names, wish) if wish is not None else {})
    assert places.archive.parent == platformdirs.user_data_path("newscli", appauthor=False)
    assert places.config.parent == platformdirs.user_config_path("newscli", appauthor=False)
    assert places.cache == platformdirs.user_cache_path("newscli", appauthor=False)
