"""Where archive, configuration and cache live: in NEWSCLI_HOME, else where the system keeps such things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Places:
    """The three places; none of them need exist."""

    archive: Path
    config: Path
    cache: Path

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Self:
        """The places this environment means."""
        if home := environ.get("NEWSCLI_HOME"):
            root = Path(home).expanduser()
            return cls(root / "archive.sqlite3", root / "config.toml", root / "cache")
        import platformdirs

        return cls(
            platformdirs.user_data_path("newscli", appauthor=False) / "archive.sqlite3",
            platformdirs.user_config_path("newscli", appauthor=False) / "config.toml",
            platformdirs.user_cache_path("newscli", appauthor=False),
        )
