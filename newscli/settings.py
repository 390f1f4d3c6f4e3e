"""Every setting with its meaning and its default, and where its value came from.

A setting comes from, in order: the environment (`NEWSCLI_<NAME>`), the one TOML file, the default here. What concerns
one source alone stands in the file's table `[source.<name>]`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from newscli.errors import SettingsError


def _setting(default: Any, meaning: str) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings in force. `newscli config` shows each with its meaning and origin."""

    wait_seconds: float = _setting(5.0, "how long `latest` waits for news before it lists what is there")
    pause_seconds: float = _setting(1.0, "the pause between two requests to one host")
    timeout_seconds: float = _setting(20.0, "how long one server may stay silent")
    request_seconds: float = _setting(90.0, "how long one request may take in all")
    max_bytes: int = _setting(20_000_000, "the largest answer that is taken, after decompression")
    max_redirects: int = _setting(8, "how many redirects are followed")
    hosts_at_once: int = _setting(16, "how many hosts are asked at the same time")
    contact: str = _setting("", "an address or page that the user agent names, for site owners")
    width: int = _setting(78, "the widest line of an article, in terminal cells")
    timezone: str = _setting("", "the zone times are shown in, such as Europe/Berlin; empty: the system's")
    color: str = _setting("auto", "colour on the terminal: auto, always or never")
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, metadata={"meaning": "one source's own"})
    origins: Mapping[str, str] = field(default_factory=dict, metadata={"meaning": ""})


#: The settings a person can write, in the order they are shown.
NAMES = tuple(f.name for f in fields(Settings) if f.name not in ("sources", "origins"))
_DEFAULTS: dict[str, float | int | str] = {f.name: f.default for f in fields(Settings) if f.name in NAMES}  # type: ignore[misc]
_CHOICES = {"color": ("auto", "always", "never")}


def load(path: Path, environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force, from the file at `path` (which may be missing) and the environment.

    Raises SettingsError, which names the file with line and column, or the variable.
    """
    written = _read(path)
    unknown = sorted(set(written) - set(NAMES) - {"source"})
    if unknown:
        raise SettingsError(f"{path}: no setting is called {unknown[0]!r}; `newscli config` lists them all")
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name in NAMES:
        variable = f"NEWSCLI_{name.upper()}"
        if variable in environ:
            values[name] = _check(name, environ[variable], variable)
            origins[name] = variable
        elif name in written:
            values[name] = _check(name, written[name], f"{path}: {name}")
            origins[name] = str(path)
    return Settings(**values, sources=_tables(written, path), origins=origins)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}; correct the file or move it away") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error


def _check(name: str, value: Any, where: str) -> Any:
    """The value in the setting's own type; raises SettingsError where it cannot be that."""
    kind = type(_DEFAULTS[name])
    wanted = {int: "a whole number", float: "a number", str: "a text in quotes"}[kind]
    try:
        if isinstance(value, bool) or (kind is str and not isinstance(value, str)):
            raise ValueError  # noqa: TRY301 - one place says what was wanted
        made = kind(value)
        if kind is not str and not 0 <= made < 1e12:
            raise ValueError  # noqa: TRY301
    except (TypeError, ValueError):
        raise SettingsError(f"{where}: wanted {wanted}, found {value!r}") from None
    if name in _CHOICES and made not in _CHOICES[name]:
        raise SettingsError(f"{where}: wanted one of {', '.join(_CHOICES[name])}, found {value!r}")
    return made


def _tables(written: Mapping[str, Any], path: Path) -> dict[str, Mapping[str, Any]]:
    tables = written.get("source", {})
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise SettingsError(f"{path}: `source` must be tables such as [source.belta-de]")
    return dict(tables)
