"""Where archive, configuration and cache live: in NEWSCLI_HOME, else where the system keeps such things."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


class Places:
    """The places this environment means; none of them need exist."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        home = environ.get("NEWSCLI_HOME")
        if home:
            data = config = Path(home).expanduser()
            self.cache = data / "cache"
        elif sys.platform == "linux":
            data = _xdg(environ, "XDG_DATA_HOME", "~/.local/share")
            config = _xdg(environ, "XDG_CONFIG_HOME", "~/.config")
            self.cache = _xdg(environ, "XDG_CACHE_HOME", "~/.cache")
        else:
            import platformdirs

            data = platformdirs.user_data_path("newscli", appauthor=False)
            config = platformdirs.user_config_path("newscli", appauthor=False)
            self.cache = platformdirs.user_cache_path("newscli", appauthor=False)
        self.archive = data / "archive.sqlite3"
        self.config = config / "config.toml"


def _xdg(environ: Mapping[str, str], variable: str, usual: str) -> Path:
    """A folder by the XDG Base Directory Specification, which takes no path that is relative. platformdirs says the
    same 4 ms later."""
    wish = Path(environ.get(variable, ""))
    return (wish if wish.is_absolute() else Path(usual).expanduser()) / "newscli"
