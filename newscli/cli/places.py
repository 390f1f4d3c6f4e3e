"""Where archive, configuration and cache live: in NEWSCLI_HOME, else where the system keeps such things."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


class Places:
    """The places this environment means; none of them need exist."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        home = environ.get("NEWSCLI_HOME")
        if home:
            data = config = Path(home).expanduser()
            self.cache = data / "cache"
        else:
            import platformdirs

            data = platformdirs.user_data_path("newscli", appauthor=False)
            config = platformdirs.user_config_path("newscli", appauthor=False)
            self.cache = platformdirs.user_cache_path("newscli", appauthor=False)
        self.archive = data / "archive.sqlite3"
        self.config = config / "config.toml"
